package dev.seachange.sink;

import dev.seachange.change.RowKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Statements on the key maps: which number stands for which key. */
public final class KeyNumbers {
    private static final int ROWS_PER_STATEMENT = 500;
    private static final int VALUES_PER_ROW = 5;
    private static final HexFormat HEX = HexFormat.of();

    private KeyNumbers() {}

    /**
     * Those of the keys that have a number.
     *
     * @param keys as many as fit a statement comfortably: some hundreds
     */
    public static Map<RowKey, Long> read(Connection connection, String migration, String map, Collection<RowKey> keys)
            throws SQLException {
        Map<String, RowKey> byHash = new HashMap<>();
        keys.forEach(key -> byHash.put(KeyHash.of(key), key));
        String sql = "SELECT HEX(key_hash), number FROM seachange.keymap FORCE INDEX (by_key) WHERE migration = ? AND map = ?"
                + " AND key_hash IN (" + String.join(",", Collections.nCopies(byHash.size(), "?")) + ")";
        Map<RowKey, Long> numbers = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setString(2, map);
            int index = 3;
            for (String hash : byHash.keySet()) {
                query.setBytes(index++, HEX.parseHex(hash));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    RowKey key = byHash.get(rows.getString(1).toLowerCase(Locale.ROOT));
                    if (key != null) {
                        numbers.put(key, rows.getLong(2));
                    }
                }
            }
        }
        return numbers;
    }

    /** The last number that the map has given; 0 before the first. */
    public static long last(Connection connection, String migration, String map) throws SQLException {
        String sql = "SELECT COALESCE(MAX(number), 0) FROM seachange.keymap WHERE migration = ? AND map = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setString(2, map);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static void write(Connection connection, String migration, List<KeyNumber> numbers) throws SQLException {
        for (int from = 0; from < numbers.size(); from += ROWS_PER_STATEMENT) {
            insert(connection, migration, numbers.subList(from, Math.min(numbers.size(), from + ROWS_PER_STATEMENT)));
        }
    }

    private static void insert(Connection connection, String migration, List<KeyNumber> numbers) throws SQLException {
        String row = "(" + String.join(",", Collections.nCopies(VALUES_PER_ROW, "?")) + ")";
        String sql = "INSERT INTO seachange.keymap (migration, map, number, key_hash, key_text) VALUES "
                + String.join(",", Collections.nCopies(numbers.size(), row));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int index = 1;
            for (KeyNumber number : numbers) {
                insert.setString(index++, migration);
                insert.setString(index++, number.map());
                insert.setLong(index++, number.number());
                insert.setBytes(index++, HEX.parseHex(KeyHash.of(number.key())));
                insert.setString(index++, number.key().toString());
            }
            insert.executeUpdate();
        }
    }
}
