package dev.seachange.sink;

import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import java.util.HashMap;
import java.util.Map;

/**
 * The spellings of keys in one fold. To NEW, 'A' and 'a' may be one row; a fold keeps them apart, and within it rows have no order,
 * so it must not hold both.
 */
final class Spellings {
    private final Map<TargetTable, Map<RowKey, RowKey>> known = new HashMap<>();

    /** Takes the keys of the write in; false if one of them is another spelling of a key that is here, and then the fold ends. */
    boolean add(TargetTable table, Write write) {
        return switch (write) {
            case Write.Put put -> add(table, put.key());
            case Write.Delete delete -> add(table, delete.key());
            case Write.Move move -> add(table, move);
            case Write.Nothing nothing -> true;
            case Write.Clear clear -> true;
        };
    }

    private boolean add(TargetTable table, Write.Move move) {
        return add(table, move.from()) && add(table, move.key());
    }

    private boolean add(TargetTable table, RowKey key) {
        if (!table.keysAreSpelled) {
            return true;
        }
        RowKey before = of(table).putIfAbsent(table.loose(key), key);
        return before == null || before.equals(key);
    }

    private Map<RowKey, RowKey> of(TargetTable table) {
        return known.computeIfAbsent(table, t -> new HashMap<>());
    }
}
