package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory that checks primary, unique and foreign keys row by row, as InnoDB does. Text compares without case. Cascades
 * run on their own and are told to nobody.
 */
public final class ModelDatabase {
    /** What a server would have said. */
    public static final class Violation extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;

        Violation(int code, String message) {
            super(message);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private final Map<TableId, TableSchema> schemas;
    private Map<TableId, Map<List<Object>, Row>> tables = new TreeMap<>();
    /** Parts whose row is not there. */
    private Set<WaitingPart> waiting = new LinkedHashSet<>();

    public ModelDatabase(Map<TableId, TableSchema> schemas) {
        this.schemas = schemas;
        schemas.keySet().forEach(id -> tables.put(id, new LinkedHashMap<>()));
    }

    public ModelDatabase copy() {
        ModelDatabase copy = new ModelDatabase(schemas);
        copy.tables = content();
        copy.waiting = new LinkedHashSet<>(waiting);
        return copy;
    }

    Set<WaitingPart> waiting() {
        return waiting;
    }

    void restoreWaiting(Set<WaitingPart> parts) {
        waiting = new LinkedHashSet<>(parts);
    }

    /** All rows of all tables; rows never change, so this is a snapshot. */
    public Map<TableId, Map<List<Object>, Row>> content() {
        Map<TableId, Map<List<Object>, Row>> content = new TreeMap<>();
        tables.forEach((id, rows) -> content.put(id, new LinkedHashMap<>(rows)));
        return content;
    }

    void restore(Map<TableId, Map<List<Object>, Row>> content) {
        Map<TableId, Map<List<Object>, Row>> restored = new TreeMap<>();
        content.forEach((id, rows) -> restored.put(id, new LinkedHashMap<>(rows)));
        tables = restored;
    }

    public TableSchema schema(TableId table) {
        return Optional.ofNullable(schemas.get(table)).orElseThrow();
    }

    /** Rows in no particular order. */
    public List<Row> rows(TableId table) {
        return List.copyOf(of(table).values());
    }

    public Optional<Row> find(TableId table, RowKey key) {
        return Optional.ofNullable(of(table).get(folded(key)));
    }

    private interface Work {
        boolean run() throws Violation;
    }

    /** All of it or nothing. */
    private boolean atomically(Work work) throws Violation {
        Map<TableId, Map<List<Object>, Row>> before = content();
        try {
            return work.run();
        } catch (Violation e) {
            tables = before;
            throw e;
        }
    }

    public void insert(TableId table, Row row) throws Violation {
        List<Object> key = folded(schema(table).keyOf(row));
        if (of(table).containsKey(key)) {
            throw new Violation(1062, "Duplicate entry for key 'PRIMARY' of " + table);
        }
        check(table, key, row);
        of(table).put(key, row);
    }

    /** Replaces the row under {@code from}, which may give it another key; false if there is none. */
    public boolean update(TableId table, RowKey from, Row row) throws Violation {
        return atomically(() -> updated(table, from, row));
    }

    public boolean delete(TableId table, RowKey key) throws Violation {
        return atomically(() -> deleted(table, key));
    }

    private boolean updated(TableId table, RowKey from, Row row) throws Violation {
        List<Object> oldKey = folded(from);
        List<Object> newKey = folded(schema(table).keyOf(row));
        Row old = of(table).get(oldKey);
        if (old == null) {
            return false;
        }
        if (!oldKey.equals(newKey) && of(table).containsKey(newKey)) {
            throw new Violation(1062, "Duplicate entry for key 'PRIMARY' of " + table);
        }
        of(table).remove(oldKey);
        check(table, oldKey, row);
        of(table).put(newKey, row);
        if (!schema(table).keyOf(old).equals(schema(table).keyOf(row))) {
            // A new spelling counts: InnoDB compares bytes here.
            released(table, old, row);
        }
        return true;
    }

    private boolean deleted(TableId table, RowKey key) throws Violation {
        Row old = of(table).remove(folded(key));
        if (old == null) {
            return false;
        }
        released(table, old, null);
        return true;
    }

    private void check(TableId table, List<Object> ownKey, Row row) throws Violation {
        TableSchema schema = schema(table);
        for (UniqueKey unique : schema.uniqueKeys()) {
            List<Object> wanted = values(schema, unique.columns(), row);
            if (wanted == null) {
                continue;
            }
            for (Map.Entry<List<Object>, Row> other : of(table).entrySet()) {
                if (!other.getKey().equals(ownKey) && wanted.equals(values(schema, unique.columns(), other.getValue()))) {
                    throw new Violation(1062, "Duplicate entry for key '" + unique.name() + "' of " + table);
                }
            }
        }
        for (int i = 0; i < schema.columns().size(); i++) {
            Column column = schema.columns().get(i);
            if (row.get(i) == null && !column.nullable()) {
                throw new Violation(1048, "Column '" + column.name() + "' cannot be null");
            }
            if (column.type() instanceof dev.seachange.change.ColumnType.Text text
                    && row.get(i) instanceof String value
                    && value.length() > text.length()) {
                throw new Violation(1406, "Data too long for column '" + column.name() + "'");
            }
        }
        for (ForeignKey foreign : schema.foreignKeys()) {
            List<Object> wanted = values(schema, foreign.columns(), row);
            boolean itself = foreign.parent().equals(table)
                    && wanted != null
                    && wanted.equals(values(schema, foreign.parentColumns(), row));
            if (wanted != null && !itself && !exists(foreign, wanted)) {
                throw new Violation(1452, "Cannot add or update a child row: " + table + " " + foreign.name());
            }
        }
    }

    private boolean exists(ForeignKey foreign, List<Object> wanted) {
        TableSchema parent = schema(foreign.parent());
        return of(foreign.parent()).values().stream()
                .anyMatch(row -> wanted.equals(values(parent, foreign.parentColumns(), row)));
    }

    /** A parent row went, or moved to another key. */
    private void released(TableId parent, Row old, @Nullable Row moved) throws Violation {
        for (TableSchema child : schemas.values()) {
            for (ForeignKey foreign : child.foreignKeys()) {
                if (!foreign.parent().equals(parent)) {
                    continue;
                }
                List<Object> referenced = values(schema(parent), foreign.parentColumns(), old);
                for (Row row : List.copyOf(of(child.id()).values())) {
                    if (referenced != null && referenced.equals(values(child, foreign.columns(), row))) {
                        cascade(child, foreign, row, moved);
                    }
                }
            }
        }
    }

    private void cascade(TableSchema child, ForeignKey foreign, Row row, @Nullable Row moved) throws Violation {
        ForeignKey.Action action = moved == null ? foreign.onDelete() : foreign.onUpdate();
        switch (action) {
            case RESTRICT, SET_DEFAULT ->
                throw new Violation(1451, "Cannot delete or update a parent row: " + child.id() + " " + foreign.name());
            case CASCADE -> {
                if (moved == null) {
                    deleted(child.id(), child.keyOf(row));
                } else {
                    updated(child.id(), child.keyOf(row), with(child, row, foreign, moved));
                }
            }
            case SET_NULL -> updated(child.id(), child.keyOf(row), with(child, row, foreign, null));
        }
    }

    private Row with(TableSchema child, Row row, ForeignKey foreign, @Nullable Row parent) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        for (int i = 0; i < foreign.columns().size(); i++) {
            values[child.ordinal(foreign.columns().get(i))] = parent == null
                    ? null
                    : parent.get(schema(foreign.parent()).ordinal(foreign.parentColumns().get(i)));
        }
        return Row.of(values);
    }

    private static @Nullable List<Object> values(TableSchema schema, List<String> columns, Row row) {
        List<Object> values = new ArrayList<>();
        for (String column : columns) {
            Object value = row.get(schema.ordinal(column));
            if (value == null) {
                return null;
            }
            values.add(folded(value));
        }
        return values;
    }

    static List<Object> folded(RowKey key) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parts.add(folded(java.util.Objects.requireNonNull(key.get(i))));
        }
        return parts;
    }

    private static Object folded(Object value) {
        return value instanceof String text ? text.toLowerCase(java.util.Locale.ROOT) : value;
    }

    private Map<List<Object>, Row> of(TableId table) {
        return Optional.ofNullable(tables.get(table)).orElseThrow();
    }
}
