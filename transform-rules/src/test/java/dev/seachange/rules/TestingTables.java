package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.types.TypeParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables from lines like those of a CREATE TABLE. */
public final class TestingTables {
    private static final Pattern FORM = Pattern.compile(
            "(\\w+) (geometry|enum\\(.*?\\)|set\\(.*?\\)|\\w+(?:\\([\\d,]+\\))?(?: unsigned)?)"
                    + "(?: charset (\\w+))?(?: collate (\\w+))?( not null)?( default(?: (?:'(.*?)'|[-\\d.]+))?)?( generated)?( key)?( unique)?");

    private TestingTables() {}

    public static TableSchema table(String id, String... columns) {
        List<Column> all = new ArrayList<>();
        List<String> key = new ArrayList<>();
        List<UniqueKey> unique = new ArrayList<>();
        for (String line : columns) {
            Matcher form = FORM.matcher(line);
            if (!form.matches()) {
                throw new IllegalArgumentException(line);
            }
            String name = form.group(1);
            boolean nullable = form.group(5) == null && form.group(9) == null;
            ColumnType type = type(form.group(2), form.group(3), form.group(4));
            ColumnDefault byDefault = byDefault(form.group(6), form.group(7), nullable);
            all.add(new Column(name, type, form.group(2), nullable, form.group(8) != null, byDefault));
            if (form.group(9) != null) {
                key.add(name);
            }
            if (form.group(10) != null) {
                unique.add(new UniqueKey("u_" + name, List.of(name), true));
            }
        }
        return new TableSchema(TableId.parse(id), all, key, unique, List.of());
    }

    /** A default without a value is one that only the server can tell. */
    private static ColumnDefault byDefault(@Nullable String clause, @Nullable String quoted, boolean nullable) {
        if (clause == null) {
            return nullable ? ColumnDefault.NULL : ColumnDefault.NONE;
        }
        String value = quoted == null ? clause.substring(" default".length()).strip() : quoted;
        return quoted == null && value.isEmpty() ? ColumnDefault.SERVER : new ColumnDefault.Literal(value);
    }

    static TableSchema with(TableSchema table, ForeignKey... keys) {
        return new TableSchema(table.id(), table.columns(), table.key(), table.uniqueKeys(), List.of(keys));
    }

    public static ColumnType type(String text) {
        return type(text, null, null);
    }

    private static ColumnType type(String text, @Nullable String charset, @Nullable String collation) {
        String set = charset == null ? collation == null ? "utf8mb4" : collation.split("_")[0] : charset;
        String rules = collation == null ? standard(set) : collation;
        if (text.equals("geometry")) {
            return new ColumnType.Other();
        }
        if (text.startsWith("enum(")) {
            return new ColumnType.Enumeration(labels(text), set, rules);
        }
        if (text.startsWith("set(")) {
            return new ColumnType.LabelSet(labels(text), set, rules);
        }
        return TypeParser.parse(text, new ColumnType.Text(1, false, false, set, rules));
    }

    private static String standard(String charset) {
        return switch (charset) {
            case "utf8mb4" -> "utf8mb4_0900_ai_ci";
            case "latin1" -> "latin1_swedish_ci";
            default -> charset + "_general_ci";
        };
    }

    private static List<String> labels(String text) {
        String inner = text.substring(text.indexOf('(') + 1, text.length() - 1);
        return Arrays.stream(inner.split(",")).map(l -> l.strip().replace("'", "")).toList();
    }
}
