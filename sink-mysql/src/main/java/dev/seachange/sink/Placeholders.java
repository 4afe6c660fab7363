package dev.seachange.sink;

import dev.seachange.change.ColumnType;
import dev.seachange.server.Identifiers;
import java.util.List;

/**
 * Values that hardly any row has, made from the row's key: for a NOT NULL column whose value another row of the same transaction needs.
 * Should one be taken all the same, NEW refuses the statement and the slice is applied in halves.
 */
final class Placeholders {
    private static final int SHORTEST_TEXT = 10;
    private static final int HASH_TEXT = 32;
    private static final int HASH_BYTES = 16;

    private Placeholders() {}

    static boolean has(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> text.length() >= SHORTEST_TEXT;
            case ColumnType.Binary binary -> binary.length() >= HASH_BYTES && !binary.fixed();
            case ColumnType.Int number -> number.bits() == 64 && !number.unsigned();
            case ColumnType.Decimal decimal -> false;
            case ColumnType.Single single -> false;
            case ColumnType.DoublePrecision number -> false;
            case ColumnType.Enumeration labels -> false;
            case ColumnType.LabelSet labels -> false;
            case ColumnType.Json json -> false;
            case ColumnType.Bit bit -> false;
            case ColumnType.Date date -> false;
            case ColumnType.Time time -> false;
            case ColumnType.DateTime dateTime -> false;
            case ColumnType.Timestamp timestamp -> false;
            case ColumnType.Year year -> false;
            case ColumnType.Other other -> false;
        };
    }

    /** SQL for such a value. */
    static String of(ColumnType type, List<String> key) {
        String hash = "MD5(CONCAT_WS('|', 'seachange', " + Identifiers.quoteAll(key) + "))";
        return switch (type) {
            case ColumnType.Text text -> "LEFT(" + hash + ", " + Math.min(HASH_TEXT, text.length()) + ")";
            case ColumnType.Binary binary -> "UNHEX(" + hash + ")";
            case ColumnType.Int number -> "-9223372036854775807 + CAST(CONV(LEFT(" + hash + ", 15), 16, 10) AS SIGNED)";
            default -> throw new IllegalArgumentException("no placeholder for " + type);
        };
    }
}
