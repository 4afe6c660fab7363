package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.server.RowReader;
import dev.seachange.sink.StatementCache.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows in and out of NEW through one connection, many per statement. */
final class JdbcTarget implements Target {
    /**
     * Truncation, out of range, wrong value. Strict mode makes errors of most, but MySQL takes a DECIMAL with too many digits, or
     * text with too many blanks, and leaves a note.
     */
    private static final Set<Integer> ALTERING = Set.of(1264, 1265, 1292, 1366, 1406);

    private final Connection connection;
    private final Statements sql;
    private final StatementCache cache;
    private final Chunks chunks;
    private final RowBinder binder;
    private final WaitingTable waiting;
    private long statements;

    JdbcTarget(Connection connection, Statements sql, SinkOptions options, long maxPacket, String migration) {
        this.connection = connection;
        this.sql = sql;
        this.cache = new StatementCache(connection);
        this.chunks = new Chunks(options.statementRows(), Math.min(options.statementBytes(), maxPacket / 4));
        this.binder = new RowBinder(maxPacket);
        this.waiting = new WaitingTable(connection, migration, sql, chunks, maxPacket, () -> statements++);
    }

    /** Statements sent since the last call. */
    long takeStatements() {
        long taken = statements;
        statements = 0;
        return taken;
    }

    @Override
    public void savepoint() {
        run("SAVEPOINT seachange_slice");
    }

    @Override
    public void rollbackToSavepoint() {
        run("ROLLBACK TO SAVEPOINT seachange_slice");
    }

    private void run(String text) {
        statements++;
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw EpochBroken.at(null, e);
        }
    }

    @Override
    public Map<RowKey, Row> look(TargetTable table, List<Column> columns, List<RowKey> keys) throws Refusal {
        RowReader reader = RowReader.of(table.id(), columns);
        Map<RowKey, Row> rows = new HashMap<>();
        chunks.over(keys, ValueSize::of, chunk -> {
            List<Object> subject = List.of(table, columns);
            PreparedStatement query =
                    cache.get(Kind.LOOK, subject, chunk.size(), () -> sql.look(table, columns, chunk.size()));
            binder.keys(query, 1, table, chunk);
            statements++;
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    Row row = reader.read(found);
                    rows.put(keyOf(table, row), row);
                }
                return 0;
            } catch (SQLException e) {
                throw refusedOrBroken(table, e);
            }
        });
        return rows;
    }

    private static RowKey keyOf(TargetTable table, Row row) {
        Object[] parts = new Object[table.schema.key().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.get(i);
        }
        return RowKey.of(parts);
    }

    @Override
    public int execute(Step step) throws Refusal {
        return switch (step) {
            case Step.Delete delete -> delete(delete);
            case Step.Release release -> release(release);
            case Step.Update update -> update(update);
            case Step.Insert insert -> insert(insert);
        };
    }

    private int delete(Step.Delete delete) throws Refusal {
        TargetTable table = delete.table();
        Kind kind = delete.descending() ? Kind.DELETE_DESCENDING : Kind.DELETE;
        return chunks.over(delete.keys(), ValueSize::of, chunk -> {
            PreparedStatement statement =
                    cache.get(kind, table, chunk.size(), () -> sql.delete(table, chunk.size(), delete.descending()));
            binder.keys(statement, 1, table, chunk);
            return send(table, statement);
        });
    }

    private int release(Step.Release release) throws Refusal {
        TargetTable table = release.table();
        return chunks.over(release.keys(), ValueSize::of, chunk -> {
            List<Object> subject = List.of(table, release.columns());
            PreparedStatement statement = cache.get(
                    Kind.RELEASE, subject, chunk.size(), () -> sql.release(table, release.columns(), chunk.size()));
            binder.keys(statement, 1, table, chunk);
            return send(table, statement);
        });
    }

    private int insert(Step.Insert insert) throws Refusal {
        Shape shape = insert.shape();
        return chunks.over(insert.rows(), ValueSize::of, chunk -> {
            PreparedStatement statement =
                    cache.get(Kind.INSERT, shape, chunk.size(), () -> sql.insert(shape, chunk.size()));
            binder.rows(statement, shape, chunk);
            return send(shape.table, statement);
        });
    }

    /**
     * Long values go by themselves: MariaDB (seen on 11.4.5) cuts text of a derived table to its length modulo 65536 bytes, without a
     * word.
     */
    private int update(Step.Update update) throws Refusal {
        Shape shape = update.shape();
        if (!sql.updatesMany(shape)) {
            return update(shape, update.rows(), Chunks.SINGLE);
        }
        Map<Boolean, List<Row>> byWidth =
                update.rows().stream().collect(Collectors.partitioningBy(ValueSize::isWide));
        return update(shape, byWidth.getOrDefault(false, List.of()), chunks)
                + update(shape, byWidth.getOrDefault(true, List.of()), Chunks.SINGLE);
    }

    private int update(Shape shape, List<Row> rows, Chunks sizes) throws Refusal {
        return sizes.over(rows, ValueSize::of, chunk -> {
            if (chunk.size() == 1) {
                return updateOne(shape, chunk.getFirst());
            }
            PreparedStatement statement =
                    cache.get(Kind.UPDATE_MANY, shape, chunk.size(), () -> sql.updateMany(shape, chunk.size()));
            binder.rows(statement, shape, chunk);
            return send(shape.table, statement);
        });
    }

    private int updateOne(Shape shape, Row row) throws Refusal, SQLException {
        PreparedStatement statement = cache.get(Kind.UPDATE_ONE, shape, 1, () -> sql.updateOne(shape));
        int index = binder.updated(statement, shape, row);
        binder.keys(statement, index, shape.table, List.of(shape.keyOf(row)));
        return send(shape.table, statement);
    }

    @Override
    public int move(Shape shape, RowKey from, Row values) throws Refusal {
        try {
            PreparedStatement statement = cache.get(Kind.MOVE, shape, 1, () -> sql.move(shape));
            int index = binder.rows(statement, shape, List.of(values));
            binder.keys(statement, index, shape.table, List.of(from));
            return send(shape.table, statement);
        } catch (SQLException e) {
            throw refusedOrBroken(shape.table, e);
        }
    }

    @Override
    public int clear(TargetTable table) throws Refusal {
        try (PreparedStatement statement = connection.prepareStatement(sql.clear(table))) {
            return send(table, statement);
        } catch (SQLException e) {
            throw refusedOrBroken(table, e);
        }
    }

    @Override
    public Map<RowKey, List<WaitingPart>> waiting(TargetTable table, List<RowKey> keys) throws Refusal {
        return waiting.find(table, keys);
    }

    @Override
    public void keep(TargetTable table, List<WaitingPart> parts) throws Refusal {
        waiting.insert(table, parts);
    }

    @Override
    public void forget(TargetTable table, List<WaitingPart> parts) throws Refusal {
        waiting.delete(table, parts);
    }

    private int send(TargetTable table, PreparedStatement statement) throws Refusal {
        statements++;
        try {
            int matched = statement.executeUpdate();
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (ALTERING.contains(warning.getErrorCode())) {
                    throw new Refusal(
                            table, warning.getErrorCode(), "the value would be altered: " + SafeMessage.of(warning));
                }
            }
            return matched;
        } catch (SQLException e) {
            throw refusedOrBroken(table, e);
        }
    }

    static Refusal refusedOrBroken(@Nullable TargetTable table, SQLException e) {
        if (table == null || SqlErrors.kind(e) != SqlErrors.Kind.ROW) {
            throw EpochBroken.at(table, e);
        }
        return new Refusal(table, e.getErrorCode(), SafeMessage.of(e));
    }
}
