package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that columns hold by default, where they are the same in every row. */
public final class Defaults {
    /** @param value in the Java form of the column's type */
    public record Known(@Nullable Object value) {}

    private Defaults() {}

    /** Null when the column has no default, or one that only the server can tell. */
    public static @Nullable Known of(Column column) {
        return switch (column.byDefault()) {
            case ColumnDefault.None none -> null;
            case ColumnDefault.Server server -> null;
            case ColumnDefault.Null isNull -> new Known(null);
            case ColumnDefault.Literal literal -> known(column.type(), literal.text());
        };
    }

    /** The defaults of columns, all known; null for those of the key. */
    static Row row(TableSchema table, List<Column> columns) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            boolean key = table.key().contains(column.name());
            values[i] = key ? null : Optional.ofNullable(of(column)).orElseThrow().value();
        }
        return Row.of(values);
    }

    private static @Nullable Known known(ColumnType type, String text) {
        try {
            return new Known(Constants.of(literal(type, text), type));
        } catch (Unfit e) {
            return null;
        }
    }

    private static Literal literal(ColumnType type, String text) {
        boolean number = type instanceof ColumnType.Int
                || type instanceof ColumnType.Decimal
                || type instanceof ColumnType.Single
                || type instanceof ColumnType.DoublePrecision
                || type instanceof ColumnType.Year
                || type instanceof ColumnType.Bit;
        if (number) {
            return new Literal(Literal.Kind.NUMBER, text);
        }
        return new Literal(Literal.Kind.TEXT, type instanceof ColumnType.Timestamp ? text + "Z" : text);
    }

    /** Why {@link #of} knows no value, for messages. */
    static String why(Column column) {
        return switch (column.byDefault()) {
            case ColumnDefault.None none -> "is NOT NULL and has no default";
            case ColumnDefault.Server server -> "has a default that only the server can compute";
            case ColumnDefault.Null isNull -> throw new IllegalArgumentException("NULL is known");
            case ColumnDefault.Literal literal -> "has a default that has no exact form here";
        };
    }
}
