package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Charsets;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that columns hold by default, where they are the same in every row. */
public final class Defaults {
    private static final Pattern NO_DAY = Pattern.compile("\\d{4}-(?:00-\\d\\d|\\d\\d-00)");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x(?:[0-9a-fA-F]{2})+");

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

    /**
     * Takes a default that servers hold, also where it has no exact form here, such as a day of zeros.
     *
     * @throws Unfit with what is wrong with any other
     */
    public static void check(Column column) {
        boolean isNull = column.byDefault() instanceof ColumnDefault.Null;
        if (isNull && !column.nullable()) {
            throw new Unfit(ValueCode.V101, "the column is NOT NULL");
        }
        if (column.byDefault() instanceof ColumnDefault.Literal literal) {
            check(column.type(), literal.text());
        }
    }

    private static void check(ColumnType type, String text) {
        if (type instanceof ColumnType.Binary bytes && fewestBytes(text) > bytes.length()) {
            throw new Unfit(ValueCode.V103, "there are more than " + bytes.length() + " bytes");
        }
        try {
            Constants.of(literal(type, text), type);
        } catch (Unfit e) {
            if (!heldByServers(type, text, e.code())) {
                throw e;
            }
        }
    }

    /** Whether servers hold it all the same. */
    private static boolean heldByServers(ColumnType type, String text, ValueCode why) {
        return switch (type) {
            case ColumnType.Single s -> why == ValueCode.V104;
            case ColumnType.DoublePrecision d -> why == ValueCode.V104;
            case ColumnType.Text t -> why == ValueCode.V105 && !Charsets.known(t.charset());
            case ColumnType.Date d -> NO_DAY.matcher(text).lookingAt();
            case ColumnType.DateTime d -> NO_DAY.matcher(text).lookingAt();
            case ColumnType.Timestamp t -> NO_DAY.matcher(text).lookingAt();
            case ColumnType.Binary b -> true;
            case ColumnType.Other o -> true;
            case ColumnType.Int i -> false;
            case ColumnType.Decimal d -> false;
            case ColumnType.Enumeration e -> false;
            case ColumnType.LabelSet s -> false;
            case ColumnType.Json j -> false;
            case ColumnType.Bit b -> false;
            case ColumnType.Time t -> false;
            case ColumnType.Year y -> false;
        };
    }

    /** MySQL tells bytes in hexadecimal, MariaDB as the text they are in some character set. */
    private static long fewestBytes(String text) {
        return HEXADECIMAL.matcher(text).matches() ? text.length() / 2 - 1 : text.codePointCount(0, text.length());
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
