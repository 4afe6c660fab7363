package dev.seachange.sink;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Statements on the quarantine. */
final class QuarantineTable {
    private static final int LONGEST_CODE = 64;

    private static final String WHERE_KEY =
            " WHERE migration = ? AND rule = ? AND source_table = ? AND key_hash = ?";

    private QuarantineTable() {}

    /** A key that is there already, refused once more, has been there since it first was, with the newest story. */
    static void park(Connection connection, String migration, Parked parked, EpochOrigin origin) throws SQLException {
        String sql = "INSERT INTO seachange.quarantine (migration, rule, source_table, key_hash, key_text, code, message,"
                + " `position`, rules_hash, parked_at, retry_until, skipped)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND, 0)"
                + " ON DUPLICATE KEY UPDATE code = VALUES(code), message = VALUES(message), `position` = VALUES(`position`),"
                + " rules_hash = VALUES(rules_hash), retry_until = COALESCE(retry_until, VALUES(retry_until))";
        ParkedId id = ParkedId.of(parked);
        String code = parked.code();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, 1, migration, id);
            insert.setString(5, parked.key().toString());
            insert.setString(6, code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE));
            insert.setString(7, parked.message());
            insert.setString(8, origin.behind());
            insert.setString(9, origin.rulesHash());
            Duration retry = parked.retryFor();
            if (retry == null) {
                insert.setNull(10, Types.BIGINT);
            } else {
                insert.setLong(10, TimeUnit.MICROSECONDS.convert(retry));
            }
            insert.executeUpdate();
        }
    }

    static void skipped(Connection connection, String migration, ParkedId id, long times) throws SQLException {
        String sql = "UPDATE seachange.quarantine SET skipped = skipped + ?" + WHERE_KEY;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, times);
            bind(update, 2, migration, id);
            update.executeUpdate();
        }
    }

    static void remove(Connection connection, String migration, ParkedId id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM seachange.quarantine" + WHERE_KEY)) {
            bind(delete, 1, migration, id);
            delete.executeUpdate();
        }
    }

    static Set<ParkedId> ids(Connection connection, String migration) throws SQLException {
        Set<ParkedId> ids = new HashSet<>();
        String sql = "SELECT rule, source_table, key_hash FROM seachange.quarantine WHERE migration = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(new ParkedId(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return ids;
    }

    private static final String READ = "SELECT rule, source_table, key_hash, key_text, code, message, `position`, "
            + StateTimes.text("parked_at") + ", rules_hash, " + StateTimes.text("retry_until")
            + ", skipped FROM seachange.quarantine WHERE migration = ?";

    static List<StoredParked> read(Connection connection, String migration, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ + " ORDER BY parked_at DESC, key_hash LIMIT ?")) {
            query.setString(1, migration);
            query.setInt(2, most);
            return stored(query);
        }
    }

    static List<StoredParked> longest(Connection connection, String migration, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(READ + " ORDER BY parked_at, key_hash LIMIT ?")) {
            query.setString(1, migration);
            query.setInt(2, most);
            return stored(query);
        }
    }

    /** What is parked of one source row: by rule. */
    static List<StoredParked> of(Connection connection, String migration, TableId table, RowKey key) throws SQLException {
        String sql = READ + " AND source_table = ? AND key_hash = ? ORDER BY rule";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setString(2, table.toString());
            query.setString(3, KeyHash.of(key));
            return stored(query);
        }
    }

    private static List<StoredParked> stored(PreparedStatement query) throws SQLException {
        List<StoredParked> parked = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                parked.add(new StoredParked(
                        rows.getString(1),
                        TableId.parse(rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        StateTimes.readKnown(rows, 8),
                        rows.getString(9),
                        StateTimes.read(rows, 10),
                        rows.getLong(11)));
            }
        }
        return parked;
    }

    static List<ParkedCount> counts(Connection connection, String migration) throws SQLException {
        List<ParkedCount> counts = new ArrayList<>();
        String sql = "SELECT rule, code, COUNT(*) FROM seachange.quarantine WHERE migration = ?"
                + " GROUP BY rule, code ORDER BY rule, code";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.add(new ParkedCount(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
        }
        return counts;
    }

    /** How many keys of each source table are parked. */
    static Map<TableId, Long> countsByTable(Connection connection, String migration) throws SQLException {
        Map<TableId, Long> counts = new TreeMap<>();
        String sql = "SELECT source_table, COUNT(*) FROM seachange.quarantine WHERE migration = ? GROUP BY source_table";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.put(TableId.parse(rows.getString(1)), rows.getLong(2));
                }
            }
        }
        return counts;
    }

    private static void bind(PreparedStatement statement, int from, String migration, ParkedId id) throws SQLException {
        statement.setString(from, migration);
        statement.setString(from + 1, id.rule());
        statement.setString(from + 2, id.table());
        statement.setString(from + 3, id.keyHash());
    }
}
