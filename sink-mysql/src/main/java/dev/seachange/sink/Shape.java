package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link WriteShape} with the facts that are the same for all its writes. Compared by identity. */
final class Shape {
    final WriteShape written;
    final TargetTable table;
    /** Whether the rule owns every column that can be written, so that an update leaves nothing of the row as it was. */
    final boolean coversTable;
    /** Whether a key move has to be one UPDATE: a delete would take children or other columns with it. */
    final boolean movesInPlace;

    private final int[] keyOrdinals;
    private final Map<String, Integer> ordinals = new HashMap<>();

    Shape(WriteShape written, TargetTable table) {
        this.written = written;
        this.table = table;
        List<Column> columns = written.columns();
        for (int i = 0; i < columns.size(); i++) {
            ordinals.put(columns.get(i).name(), i);
        }
        Set<String> owned = new HashSet<>(ordinals.keySet());
        this.coversTable = table.schema.columns().stream().allMatch(c -> c.generated() || owned.contains(c.name()));
        this.movesInPlace = table.cascading || !coversTable;
        this.keyOrdinals = written.keyOrdinals().stream().mapToInt(i -> i).toArray();
    }

    /** Where the column stands among the values; -1 if the rule does not own it. */
    int ordinal(String column) {
        return ordinals.getOrDefault(column, -1);
    }

    boolean isKey(int ordinal) {
        for (int key : keyOrdinals) {
            if (key == ordinal) {
                return true;
            }
        }
        return false;
    }

    RowKey keyOf(Row values) {
        Object[] parts = new Object[keyOrdinals.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(keyOrdinals[i]);
        }
        return RowKey.of(parts);
    }

    @Override
    public String toString() {
        return "rule " + written.rule() + " into " + table;
    }
}
