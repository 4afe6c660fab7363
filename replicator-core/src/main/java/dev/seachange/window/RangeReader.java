package dev.seachange.window;

import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.server.RowReader;
import dev.seachange.server.ValueBinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads portions of one table of the source on one connection. One thread. */
public final class RangeReader {
    private final Connection connection;
    private final Position.Kind kind;
    private final TableSchema table;
    private final LongSupplier nanoClock;
    private final KeysetSql sql;
    private final RowReader rows;
    private final RowReader keys;
    private final List<ValueBinder> binders;

    /**
     * @param connection session in UTC, auto-commit on
     * @param nanoClock as {@link System#nanoTime}
     */
    public RangeReader(Connection connection, Position.Kind kind, TableSchema table, LongSupplier nanoClock) {
        this.connection = connection;
        this.kind = kind;
        this.table = table;
        this.nanoClock = nanoClock;
        this.sql = new KeysetSql(table);
        this.rows = RowReader.ofOld(table);
        this.keys = RowReader.of(keyOnly(table));
        this.binders = table.key().stream()
                .map(name -> ValueBinder.of(table.columns().get(table.ordinal(name)).type()))
                .toList();
    }

    /** The table with no other columns than its key's. */
    static TableSchema keyOnly(TableSchema table) {
        return new TableSchema(
                table.id(),
                table.key().stream().map(name -> table.columns().get(table.ordinal(name))).toList(),
                table.key(),
                List.of(),
                List.of());
    }

    /** The last key of the next {@code limit} rows; null when fewer are left. */
    public @Nullable RowKey boundary(@Nullable RowKey after, int limit) throws SQLException {
        KeysetSql.Query query = sql.boundary(after, limit);
        try (PreparedStatement statement = prepare(query);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? rowKey(keys.read(result)) : null;
        }
    }

    static RowKey rowKey(Row row) {
        Object[] parts = new Object[row.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.get(i);
        }
        return RowKey.of(parts);
    }

    /** Reads the portion in the window. */
    public HeldRows read(OpenWindow window, Portion portion) throws SQLException, InterruptedException {
        ConsistentRead read = ConsistentRead.open(connection, kind, window.seen(), nanoClock);
        try {
            Instant readAt = read.time();
            List<Row> held = new ArrayList<>();
            List<RowKey> absent = new ArrayList<>();
            switch (portion) {
                case KeyRange range -> read(sql.rows(rows.selectList(), range), rows, held);
                case KeyList list when list.presence() -> absent(list.keys(), absent);
                case KeyList list -> found(list.keys(), held, absent);
            }
            long bytes = held.stream().mapToLong(RangeReader::weight).sum();
            return new HeldRows(window, table, portion, held, absent, read.high(), readAt, bytes);
        } finally {
            read.close();
        }
    }

    private void read(KeysetSql.Query query, RowReader reader, List<Row> held) throws SQLException {
        try (PreparedStatement statement = prepare(query);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                held.add(reader.read(result));
            }
        }
    }

    /**
     * Keys that are not found letter by letter are asked for one by one: the server may know a row under the same key in another
     * spelling, and then it is that row which is meant.
     */
    private void found(List<RowKey> wanted, List<Row> held, List<RowKey> absent) throws SQLException {
        Map<RowKey, Row> found = new LinkedHashMap<>();
        for (Row row : readAll(wanted, rows)) {
            found.put(table.keyOf(row), row);
        }
        for (RowKey key : wanted) {
            if (!found.containsKey(key)) {
                List<Row> same = readAll(List.of(key), rows);
                same.forEach(row -> found.put(table.keyOf(row), row));
                if (same.isEmpty()) {
                    absent.add(key);
                }
            }
        }
        held.addAll(found.values());
    }

    private void absent(List<RowKey> wanted, List<RowKey> absent) throws SQLException {
        Set<RowKey> found = new HashSet<>();
        readAll(wanted, keys).forEach(row -> found.add(rowKey(row)));
        for (RowKey key : wanted) {
            if (!found.contains(key) && readAll(List.of(key), keys).isEmpty()) {
                absent.add(key);
            }
        }
    }

    private List<Row> readAll(List<RowKey> wanted, RowReader reader) throws SQLException {
        List<Row> found = new ArrayList<>();
        if (!wanted.isEmpty()) {
            read(sql.rows(reader.selectList(), wanted), reader, found);
        }
        return found;
    }

    private static long weight(Row row) {
        long bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            bytes += 24;
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof byte[] array) {
                bytes += array.length;
            }
        }
        return bytes;
    }

    private PreparedStatement prepare(KeysetSql.Query query) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.sql());
        int index = 1;
        for (KeysetSql.Parameter parameter : query.parameters()) {
            binders.get(parameter.part()).bind(statement, index++, parameter.value());
        }
        return statement;
    }
}
