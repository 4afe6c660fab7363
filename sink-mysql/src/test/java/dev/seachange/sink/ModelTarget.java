package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs steps on a {@link ModelDatabase}; a refused statement leaves no trace, as in InnoDB. */
final class ModelTarget implements Target {
    private final ModelDatabase database;
    private @Nullable Map<TableId, Map<List<Object>, Row>> savepoint;
    private Set<WaitingPart> waitingThen = Set.of();
    int statements;

    ModelTarget(ModelDatabase database) {
        this.database = database;
    }

    @Override
    public void savepoint() {
        savepoint = database.content();
        waitingThen = Set.copyOf(database.waiting());
    }

    @Override
    public void rollbackToSavepoint() {
        database.restore(Optional.ofNullable(savepoint).orElseThrow());
        database.restoreWaiting(waitingThen);
    }

    @Override
    public Map<RowKey, Row> look(TargetTable table, List<Column> columns, List<RowKey> keys) {
        Map<RowKey, Row> rows = new HashMap<>();
        for (RowKey key : keys) {
            database.find(table.id(), key).ifPresent(row -> rows.put(
                    table.schema.keyOf(row),
                    Row.of(columns.stream()
                            .map(c -> row.get(table.schema.ordinal(c.name())))
                            .toArray())));
        }
        return rows;
    }

    @Override
    public int execute(Step step) throws Refusal {
        return statement(step.table(), () -> switch (step) {
            case Step.Delete delete -> {
                int matched = 0;
                for (RowKey key : delete.keys()) {
                    matched += database.delete(step.table().id(), key) ? 1 : 0;
                }
                yield matched;
            }
            case Step.Release release -> {
                int matched = 0;
                for (RowKey key : release.keys()) {
                    Optional<Row> row = database.find(step.table().id(), key);
                    if (row.isPresent()) {
                        database.update(step.table().id(), key, without(step.table().schema, row.get(), release.columns()));
                        matched++;
                    }
                }
                yield matched;
            }
            case Step.Update update -> {
                int matched = 0;
                for (Row row : update.rows()) {
                    matched += update(update.shape(), update.shape().keyOf(row), row, false);
                }
                yield matched;
            }
            case Step.Insert insert -> {
                for (Row row : insert.rows()) {
                    database.insert(step.table().id(), merged(insert.shape(), null, row, true));
                }
                yield insert.rows().size();
            }
        });
    }

    @Override
    public int move(Shape shape, RowKey from, Row values) throws Refusal {
        return statement(shape.table, () -> update(shape, from, values, true));
    }

    @Override
    public int clear(TargetTable table) throws Refusal {
        return statement(table, () -> {
            List<Row> rows = database.rows(table.id());
            for (Row row : rows) {
                database.delete(table.id(), table.schema.keyOf(row));
            }
            return rows.size();
        });
    }

    @Override
    public Map<RowKey, List<WaitingPart>> waiting(TargetTable table, List<RowKey> keys) {
        Map<RowKey, List<WaitingPart>> found = new HashMap<>();
        for (RowKey key : keys) {
            List<WaitingPart> parts = database.waiting().stream()
                    .filter(part -> ModelDatabase.folded(part.key()).equals(ModelDatabase.folded(key)))
                    .toList();
            if (!parts.isEmpty()) {
                found.put(key, parts);
            }
        }
        return found;
    }

    @Override
    public void keep(TargetTable table, List<WaitingPart> parts) {
        for (WaitingPart part : parts) {
            if (!database.waiting().add(part)) {
                throw new IllegalStateException("kept twice: " + part);
            }
        }
    }

    @Override
    public void forget(TargetTable table, List<WaitingPart> parts) {
        for (WaitingPart part : parts) {
            if (!database.waiting().remove(part)) {
                throw new IllegalStateException("not kept: " + part);
            }
        }
    }

    private int update(Shape shape, RowKey key, Row values, boolean withKey) throws ModelDatabase.Violation {
        Optional<Row> old = database.find(shape.table.id(), key);
        if (old.isEmpty()) {
            return 0;
        }
        database.update(shape.table.id(), key, merged(shape, old.get(), values, withKey));
        return 1;
    }

    /** Columns that the rule does not own keep their value or get their default. */
    private static Row merged(Shape shape, @Nullable Row old, Row values, boolean withKey) {
        TableSchema schema = shape.table.schema;
        return Row.of(schema.columns().stream()
                .map(column -> {
                    int ordinal = shape.ordinal(column.name());
                    boolean taken = ordinal >= 0 && (withKey || !shape.isKey(ordinal));
                    if (taken) {
                        return values.get(ordinal);
                    }
                    return old == null ? Shop.defaultOf(column) : old.get(schema.ordinal(column.name()));
                })
                .toArray());
    }

    private static Row without(TableSchema schema, Row row, List<Column> columns) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = schema.columns().get(i);
            Object vacant = column.nullable() ? null : "~" + schema.keyOf(row);
            values[i] = columns.contains(column) ? vacant : row.get(i);
        }
        return Row.of(values);
    }

    private interface Statement {
        int run() throws ModelDatabase.Violation;
    }

    private int statement(TargetTable table, Statement statement) throws Refusal {
        statements++;
        Map<TableId, Map<List<Object>, Row>> before = database.content();
        try {
            return statement.run();
        } catch (ModelDatabase.Violation e) {
            database.restore(before);
            throw new Refusal(table, e.code(), String.valueOf(e.getMessage()));
        }
    }
}
