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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ranges of one table of the source on one connection. One thread. */
public final class RangeReader {
    private final Connection connection;
    private final Position.Kind kind;
    private final TableSchema table;
    private final KeysetSql sql;
    private final RowReader rows;
    private final RowReader keys;
    private final List<ValueBinder> binders;

    /** @param connection session in UTC, auto-commit on */
    public RangeReader(Connection connection, Position.Kind kind, TableSchema table) {
        this.connection = connection;
        this.kind = kind;
        this.table = table;
        this.sql = new KeysetSql(table);
        this.rows = RowReader.of(table);
        this.keys = RowReader.of(keyOnly(table));
        this.binders = table.key().stream()
                .map(name -> ValueBinder.of(table.columns().get(table.ordinal(name)).type()))
                .toList();
    }

    private static TableSchema keyOnly(TableSchema table) {
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

    private static RowKey rowKey(Row row) {
        Object[] parts = new Object[row.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.get(i);
        }
        return RowKey.of(parts);
    }

    /** Reads the range in the window. */
    public HeldRows read(OpenWindow window, KeyRange range) throws SQLException, InterruptedException {
        ConsistentRead read = ConsistentRead.open(connection, kind, window.seen());
        try {
            Instant readAt = read.time();
            List<Row> held = new ArrayList<>();
            long bytes = 0;
            KeysetSql.Query query = sql.rows(rows.selectList(), range);
            try (PreparedStatement statement = prepare(query);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    Row row = rows.read(result);
                    bytes += weight(row);
                    held.add(row);
                }
            }
            return new HeldRows(window, table, range, held, read.high(), readAt, bytes);
        } finally {
            read.close();
        }
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
