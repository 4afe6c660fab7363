package dev.seachange.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a table looks like at one moment. Rows of it hold their values in the order of {@link #columns()}.
 *
 * <p>{@link #key()} are the columns that identify a row: the primary key, else the first unique index whose columns are all
 * NOT NULL, else none.
 */
public final class TableSchema {
    private final TableId id;
    private final List<Column> columns;
    private final List<String> key;
    private final List<UniqueKey> uniqueKeys;
    private final List<ForeignKey> foreignKeys;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final int[] keyOrdinals;

    /**
     * @param key names of the key columns in key order; empty when the table has no usable key
     * @param uniqueKeys every unique index other than the one that gives {@code key}
     */
    public TableSchema(
            TableId id,
            List<Column> columns,
            List<String> key,
            List<UniqueKey> uniqueKeys,
            List<ForeignKey> foreignKeys) {
        this.id = id;
        this.columns = List.copyOf(columns);
        this.key = List.copyOf(key);
        this.uniqueKeys = List.copyOf(uniqueKeys);
        this.foreignKeys = List.copyOf(foreignKeys);
        for (int i = 0; i < this.columns.size(); i++) {
            ordinals.put(this.columns.get(i).name(), i);
        }
        this.keyOrdinals = this.key.stream().mapToInt(this::ordinal).toArray();
    }

    public TableId id() {
        return id;
    }

    public List<Column> columns() {
        return columns;
    }

    public List<String> key() {
        return key;
    }

    public List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    public List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    public boolean hasKey() {
        return !key.isEmpty();
    }

    /** Position of the column in a row. Column names are matched exactly. */
    public int ordinal(String column) {
        Integer ordinal = ordinals.get(column);
        if (ordinal == null) {
            throw new IllegalArgumentException("no column " + column + " in " + id);
        }
        return ordinal;
    }

    public Optional<Column> column(String name) {
        return Optional.ofNullable(ordinals.get(name)).map(columns::get);
    }

    /** The key of a row of this table. */
    public RowKey keyOf(Row row) {
        Object[] values = new Object[keyOrdinals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(keyOrdinals[i]);
        }
        return RowKey.of(values);
    }

    /** A row of which no more than the key is known: every other column is NULL. */
    public Row rowOf(RowKey key) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < keyOrdinals.length; i++) {
            values[keyOrdinals[i]] = key.get(i);
        }
        return Row.of(values);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
