package dev.seachange.sink;

import dev.seachange.change.ColumnType;
import dev.seachange.server.Identifiers;
import java.util.List;
import java.util.Optional;

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
        return of(type, List.of("key")).isPresent();
    }

    /** SQL for such a value; empty where the type has too few values to find one. */
    static Optional<String> of(ColumnType type, List<String> key) {
        // Not MD5: MySQL has moved it into a component that may be missing (9.6).
        String hash = "SHA2(CONCAT_WS('|', 'seachange', " + Identifiers.quoteAll(key) + "), 256)";
        return switch (type) {
            case ColumnType.Text text ->
                when(text.length() >= SHORTEST_TEXT, "LEFT(" + hash + ", " + Math.min(HASH_TEXT, text.length()) + ")");
            case ColumnType.Binary binary ->
                when(binary.length() >= HASH_BYTES && !binary.fixed(), "UNHEX(LEFT(" + hash + ", 32))");
            case ColumnType.Int number ->
                when(
                        number.bits() == 64 && !number.unsigned(),
                        "-9223372036854775807 + CAST(CONV(LEFT(" + hash + ", 15), 16, 10) AS SIGNED)");
            case ColumnType.Decimal decimal -> Optional.empty();
            case ColumnType.Single single -> Optional.empty();
            case ColumnType.DoublePrecision number -> Optional.empty();
            case ColumnType.Enumeration labels -> Optional.empty();
            case ColumnType.LabelSet labels -> Optional.empty();
            case ColumnType.Json json -> Optional.empty();
            case ColumnType.Bit bit -> Optional.empty();
            case ColumnType.Date date -> Optional.empty();
            case ColumnType.Time time -> Optional.empty();
            case ColumnType.DateTime dateTime -> Optional.empty();
            case ColumnType.Timestamp timestamp -> Optional.empty();
            case ColumnType.Year year -> Optional.empty();
            case ColumnType.Other other -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean possible, String sql) {
        return possible ? Optional.of(sql) : Optional.empty();
    }
}
