package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Statements on the parts that wait for their rows. A part is found by a hash that all spellings of its key share; where the
 * key is then spelled in another way than asked for, the server says whether it takes the two for one.
 */
final class WaitingTable {
    private static final int TOO_BIG = 1153;
    private static final int ROOM_FOR_TEXT = 2048;
    private static final int VALUE_COUNT = 7;

    private final Connection connection;
    private final String migration;
    private final Statements sql;
    private final Chunks chunks;
    private final long maxPacket;
    private final Runnable sent;

    /** @param sent told of each statement */
    WaitingTable(
            Connection connection, String migration, Statements sql, Chunks chunks, long maxPacket, Runnable sent) {
        this.connection = connection;
        this.migration = migration;
        this.sql = sql;
        this.chunks = chunks;
        this.maxPacket = maxPacket;
        this.sent = sent;
    }

    /** Forgets all that waits: for a migration that begins. */
    static void wipe(Connection connection, String migration) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM seachange.part_waiting WHERE migration = ?")) {
            delete.setString(1, migration);
            delete.executeUpdate();
        }
    }

    /** What waits for one row, for people who ask. */
    static List<StoredPart> read(Connection connection, String migration, TableSchema target, RowKey key) throws SQLException {
        TargetTable table = new TargetTable(target, 0, List.of());
        WaitingTable waiting = new WaitingTable(
                connection, migration, new Statements(Dialect.of(connection)), Chunks.SINGLE, Long.MAX_VALUE, () -> {});
        try {
            return waiting.find(table, List.of(key)).getOrDefault(key, List.of()).stream()
                    .map(part -> new StoredPart(part.rule(), part.columns(), part.values()))
                    .sorted(Comparator.comparing(StoredPart::rule))
                    .toList();
        } catch (Refusal refusal) {
            throw new SQLException(refusal.reason(), refusal);
        } catch (EpochBroken broken) {
            throw broken.error();
        }
    }

    Map<RowKey, List<WaitingPart>> find(TargetTable table, List<RowKey> keys) throws Refusal {
        Map<String, List<RowKey>> byHash = new LinkedHashMap<>();
        keys.forEach(key -> byHash.computeIfAbsent(hash(table, key), h -> new ArrayList<>()).add(key));
        List<WaitingPart> found = new ArrayList<>();
        chunks.over(List.copyOf(byHash.keySet()), hash -> hash.length(), chunk -> {
            found.addAll(ofHashes(table, chunk));
            return 0;
        });
        Map<RowKey, List<WaitingPart>> waiting = new HashMap<>();
        for (WaitingPart part : found) {
            for (RowKey key : byHash.getOrDefault(hash(table, part.key()), List.of())) {
                if (same(table, key, part.key())) {
                    waiting.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
                }
            }
        }
        return waiting;
    }

    private List<WaitingPart> ofHashes(TargetTable table, List<String> hashes) throws Refusal {
        String text = "SELECT rule, key_text, fed FROM seachange.part_waiting WHERE migration = ? AND target_table = ?"
                + " AND key_hash IN (" + Statements.marks(hashes.size()) + ")";
        List<WaitingPart> found = new ArrayList<>();
        sent.run();
        try (PreparedStatement query = connection.prepareStatement(text)) {
            int index = bindTable(query, table.id());
            for (String hash : hashes) {
                query.setString(index++, hash);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(WaitingText.read(table, rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw JdbcTarget.refusedOrBroken(table, e);
        }
    }

    void insert(TargetTable table, List<WaitingPart> parts) throws Refusal {
        for (WaitingPart part : parts) {
            if (ValueSize.exact(Row.of(WaitingText.values(part))) > maxPacket - ROOM_FOR_TEXT) {
                throw new Refusal(
                        table, TOO_BIG, "the row is not there yet, and what is to be kept for it is larger than NEW's"
                                + " max_allowed_packet (" + maxPacket + " bytes)");
            }
        }
        chunks.over(parts, part -> ValueSize.of(part.values()) * 2, chunk -> {
            String row = "(" + Statements.marks(VALUE_COUNT) + ", UTC_TIMESTAMP(6))";
            String text = "INSERT INTO seachange.part_waiting (migration, target_table, key_hash, rule, exact_hash, key_text,"
                    + " fed, since) VALUES " + Statements.times(row, chunk.size());
            sent.run();
            try (PreparedStatement insert = connection.prepareStatement(text)) {
                int index = 1;
                for (WaitingPart part : chunk) {
                    insert.setString(index++, migration);
                    insert.setString(index++, table.id().toString());
                    index = bindId(insert, index, table, part);
                    insert.setString(index++, WaitingText.key(part.key()));
                    insert.setString(index++, WaitingText.values(part));
                }
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw JdbcTarget.refusedOrBroken(table, e);
            }
        });
    }

    void delete(TargetTable table, List<WaitingPart> parts) throws Refusal {
        chunks.over(parts, part -> ValueSize.of(part.key()), chunk -> {
            // Alternatives instead of row constructors: with those, MariaDB would not use the index.
            String one = " OR (key_hash = ? AND rule = ? AND exact_hash = ?)";
            String text = "DELETE FROM seachange.part_waiting WHERE migration = ? AND target_table = ? AND ("
                    + one.repeat(chunk.size()).substring(" OR ".length()) + ")";
            sent.run();
            try (PreparedStatement delete = connection.prepareStatement(text)) {
                int index = bindTable(delete, table.id());
                for (WaitingPart part : chunk) {
                    index = bindId(delete, index, table, part);
                }
                return delete.executeUpdate();
            } catch (SQLException e) {
                throw JdbcTarget.refusedOrBroken(table, e);
            }
        });
    }

    private int bindTable(PreparedStatement statement, TableId table) throws SQLException {
        statement.setString(1, migration);
        statement.setString(2, table.toString());
        return 3;
    }

    private static int bindId(PreparedStatement statement, int from, TargetTable table, WaitingPart part)
            throws SQLException {
        statement.setString(from, hash(table, part.key()));
        statement.setString(from + 1, part.rule());
        statement.setString(from + 2, KeyHash.of(part.key()));
        return from + 3;
    }

    /** One for all spellings that the server may take for one key. */
    private static String hash(TargetTable table, RowKey key) {
        List<Column> columns = Statements.key(table);
        Object[] parts = new Object[key.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = DependencyKeys.of(columns.get(i), Objects.requireNonNull(key.get(i)));
        }
        return KeyHash.of(RowKey.of(parts));
    }

    private boolean same(TargetTable table, RowKey a, RowKey b) throws Refusal {
        List<Column> columns = Statements.key(table);
        for (int i = 0; i < columns.size(); i++) {
            Object one = Objects.requireNonNull(a.get(i));
            Object other = Objects.requireNonNull(b.get(i));
            if (!Objects.deepEquals(one, other) && !same(table, columns.get(i), one, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(TargetTable table, Column column, Object one, Object other) throws Refusal {
        return switch (column.type()) {
            case ColumnType.Text text -> sameText(table, text, (String) one, (String) other);
            case ColumnType.Single single -> DependencyKeys.of(column, one).equals(DependencyKeys.of(column, other));
            case ColumnType.DoublePrecision number -> DependencyKeys.of(column, one).equals(DependencyKeys.of(column, other));
            case ColumnType.Decimal decimal -> DependencyKeys.of(column, one).equals(DependencyKeys.of(column, other));
            case ColumnType.Int number -> false;
            case ColumnType.Binary binary -> false;
            case ColumnType.Enumeration labels -> false;
            case ColumnType.LabelSet labels -> false;
            case ColumnType.Json json -> false;
            case ColumnType.Bit bit -> false;
            case ColumnType.Date date -> false;
            case ColumnType.Time time -> false;
            case ColumnType.DateTime dateTime -> false;
            case ColumnType.Timestamp timestamp -> false;
            case ColumnType.Year year -> false;
            case ColumnType.Other unknown -> false;
        };
    }

    private boolean sameText(TargetTable table, ColumnType.Text type, String one, String other) throws Refusal {
        sent.run();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + sql.sameText(type))) {
            query.setString(1, one);
            query.setString(2, other);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw JdbcTarget.refusedOrBroken(table, e);
        }
    }
}
