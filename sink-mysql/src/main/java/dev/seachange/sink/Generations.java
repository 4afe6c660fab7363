package dev.seachange.sink;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sorts new rows of a table that points at itself: a row comes after those it points at. */
final class Generations {
    private static final int UNKNOWN = -1;
    private static final int ENTERED = -2;

    private final List<Net> nets;
    private final List<ForeignKey> selfKeys;
    private final List<Map<List<Object>, Integer>> parents = new ArrayList<>();
    private final int[] depths;

    private Generations(TargetTable table, List<Net> nets) {
        this.nets = nets;
        this.selfKeys = table.selfKeys;
        this.depths = new int[nets.size()];
        java.util.Arrays.fill(depths, UNKNOWN);
        for (ForeignKey key : selfKeys) {
            Map<List<Object>, Integer> byValues = new HashMap<>();
            for (int i = 0; i < nets.size(); i++) {
                List<Object> values = values(nets.get(i), key.parentColumns());
                if (values != null) {
                    byValues.put(values, i);
                }
            }
            parents.add(byValues);
        }
    }

    /** Keeps the order within a generation. */
    static List<List<Net>> of(TargetTable table, List<Net> nets) {
        Generations sorted = new Generations(table, nets);
        List<List<Net>> generations = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            int depth = sorted.depth(i);
            while (generations.size() <= depth) {
                generations.add(new ArrayList<>());
            }
            generations.get(depth).add(nets.get(i));
        }
        return generations;
    }

    /** Walks up with a list instead of the call stack: trees may be lists of a million rows. */
    private int depth(int start) {
        List<Integer> path = new ArrayList<>();
        path.add(start);
        while (!path.isEmpty()) {
            int row = path.getLast();
            int open = unknownParent(row);
            if (depths[row] < 0 && open >= 0 && depths[row] != ENTERED) {
                depths[row] = ENTERED;
                path.add(open);
            } else {
                if (depths[row] < 0) {
                    depths[row] = 1 + deepestParent(row);
                }
                path.removeLast();
            }
        }
        return depths[start];
    }

    private int unknownParent(int row) {
        for (int k = 0; k < selfKeys.size(); k++) {
            Integer parent = parent(row, k);
            if (parent != null && depths[parent] == UNKNOWN && parent != row) {
                return parent;
            }
        }
        return UNKNOWN;
    }

    private int deepestParent(int row) {
        int deepest = -1;
        for (int k = 0; k < selfKeys.size(); k++) {
            Integer parent = parent(row, k);
            if (parent != null && parent != row) {
                deepest = Math.max(deepest, depths[parent]);
            }
        }
        return deepest;
    }

    private @Nullable Integer parent(int row, int selfKey) {
        List<Object> values = values(nets.get(row), selfKeys.get(selfKey).columns());
        return values == null ? null : parents.get(selfKey).get(values);
    }

    private static @Nullable List<Object> values(Net net, List<String> columns) {
        Row row = net.row();
        List<Object> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            int ordinal = net.shape.ordinal(column);
            Object value = ordinal < 0 ? null : row.get(ordinal);
            if (value == null) {
                return null;
            }
            values.add(DependencyKeys.of(net.shape.written.columns().get(ordinal), value));
        }
        return values;
    }
}
