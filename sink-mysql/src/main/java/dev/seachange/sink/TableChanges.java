package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.Write.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The net effects on one table, sorted out into steps. */
final class TableChanges {
    final TargetTable table;
    final List<Net> updates = new ArrayList<>();
    final List<Net> inserts = new ArrayList<>();
    /** Rows to delete before anything else. */
    final List<Net> early = new ArrayList<>();
    /** Rows to delete after everything else. */
    final List<Net> late = new ArrayList<>();

    private final List<Net> deletes = new ArrayList<>();
    private final Map<RowKey, Row> probed;
    private UniqueWaves.Schedule schedule = UniqueWaves.Schedule.EMPTY;

    TableChanges(TargetTable table, Collection<Net> nets, Map<RowKey, Row> probed) {
        this.table = table;
        this.probed = probed;
        for (Net net : nets) {
            if (net.gone()) {
                deletes.add(net);
            } else if (net.replaces) {
                early.add(net);
                inserts.add(net);
            } else if (isThere(net)) {
                updates.add(net);
            } else {
                inserts.add(net);
            }
        }
    }

    private boolean isThere(Net net) {
        return switch (net.expected) {
            case ABSENT -> false;
            case PRESENT -> true;
            case UNKNOWN -> probed.containsKey(net.key);
        };
    }

    /** @param awaited whether deletes should wait for what happens to other rows */
    void prepare(boolean awaited) {
        if (awaited) {
            Set<List<Object>> claimed = claimed();
            boolean known = isAllKnown();
            for (Net delete : deletes) {
                boolean late = hitsItsOwn(delete, known) && (claimed.isEmpty() || keepsToItself(delete, claimed));
                (late ? this.late : early).add(delete);
            }
        } else {
            early.addAll(deletes);
        }
        if (table.uniqueKeys.isEmpty() || updates.isEmpty()) {
            schedule = UniqueWaves.Schedule.inOneWave(updates);
        } else {
            schedule = new UniqueWaves(table, updates, probed).schedule();
            early.addAll(schedule.replaced());
            inserts.addAll(schedule.replaced());
        }
    }

    private boolean isAllKnown() {
        return updates.stream().noneMatch(net -> net.expected == Expected.UNKNOWN)
                && inserts.stream().noneMatch(net -> net.expected == Expected.UNKNOWN);
    }

    /**
     * Whether the delete, behind everything else, can hit its own row only. A row that has just come under a key that NEW alone
     * takes for another spelling would go as well, and no count would tell. If the old row is there for certain, the new one
     * has been refused.
     */
    private boolean hitsItsOwn(Net delete, boolean known) {
        return !table.keysAreSpelled || (known && delete.expected == Expected.PRESENT);
    }

    /** Unique values that some row of the table is to get, each with the number of its key in front. */
    private Set<List<Object>> claimed() {
        Set<List<Object>> claimed = new HashSet<>();
        for (int i = 0; i < table.uniqueKeys.size(); i++) {
            UniqueValues values = values(table.uniqueKeys.get(i));
            for (List<Net> nets : List.of(updates, inserts)) {
                for (Net net : nets) {
                    List<Object> wanted = values.after(net);
                    if (wanted != null) {
                        claimed.add(List.of(i, wanted));
                    }
                }
            }
        }
        return claimed;
    }

    /** Whether none of the unique values that the row holds is wanted; a row that was not looked up might hold any. */
    private boolean keepsToItself(Net delete, Set<List<Object>> claimed) {
        for (int i = 0; i < table.uniqueKeys.size(); i++) {
            List<Object> held = values(table.uniqueKeys.get(i)).before(delete);
            if (held != null && claimed.contains(List.of(i, held))) {
                return false;
            }
        }
        return probed.containsKey(delete.key);
    }

    private UniqueValues values(UniqueKey key) {
        return new UniqueValues(table, key, probed);
    }

    void deletes(List<Net> nets, List<Step> steps) {
        boolean descending = !table.selfKeys.isEmpty();
        for (boolean checked : new boolean[] {true, false}) {
            List<RowKey> keys = sorted(nets.stream()
                    .filter(net -> (net.expected == Expected.PRESENT) == checked)
                    .map(net -> net.key)
                    .toList());
            if (!keys.isEmpty()) {
                steps.add(new Step.Delete(table, descending ? keys.reversed() : keys, checked, descending));
            }
        }
    }

    void updates(List<Step> steps) {
        schedule.releases().forEach((columns, keys) -> {
            if (!keys.isEmpty()) {
                steps.add(new Step.Release(table, columns, sorted(keys)));
            }
        });
        for (List<Net> wave : schedule.waves()) {
            byShape(inOrder(wave)).forEach((shape, rows) -> steps.add(new Step.Update(shape, rows)));
        }
    }

    void inserts(List<Step> steps) {
        List<Net> ordered = inOrder(inserts);
        for (List<Net> generation : table.selfKeys.isEmpty() ? List.of(ordered) : Generations.of(table, ordered)) {
            byShape(generation).forEach((shape, rows) -> steps.add(new Step.Insert(shape, rows)));
        }
    }

    private List<RowKey> sorted(Collection<RowKey> keys) {
        return keys.stream().sorted(table.keyOrder).toList();
    }

    private List<Net> inOrder(List<Net> nets) {
        return nets.stream()
                .sorted(Comparator.comparing(net -> net.key, table.keyOrder))
                .toList();
    }

    private static Map<Shape, List<Row>> byShape(List<Net> nets) {
        Map<Shape, List<Row>> rows = new LinkedHashMap<>();
        nets.forEach(net -> rows.computeIfAbsent(net.shape, s -> new ArrayList<>()).add(net.row()));
        return rows;
    }
}
