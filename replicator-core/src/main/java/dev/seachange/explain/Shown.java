package dev.seachange.explain;

import dev.seachange.cases.CaseValues;
import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Shown {
    private static final int MOST_CHARACTERS = 500;

    private Shown() {}

    /** As test files write it; of a type that is not supported, the type. */
    static String value(@Nullable Object value, Column column) {
        return column.type() instanceof ColumnType.Other
                ? "(" + column.sqlType() + ")"
                : cut(CaseValues.yaml(value, column.type()));
    }

    /** Some columns of a row, in braces. */
    static String row(List<Column> columns, Row row, List<Column> some) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (some.contains(columns.get(i))) {
                values.add(columns.get(i).name() + ": " + value(row.get(i), columns.get(i)));
            }
        }
        return "{ " + String.join(", ", values) + " }";
    }

    static String cut(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS))
                        + String.format(Locale.ROOT, "... (%,d characters)", length);
    }
}
