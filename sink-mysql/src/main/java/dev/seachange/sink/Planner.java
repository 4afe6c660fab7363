package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders the net effects of a fold so that no constraint of NEW is hurt on the way: deletes, children first; then per table, parents
 * first, updates and inserts; then the deletes of parents whose children had to be moved away first.
 *
 * <p>The order is right for what real applications do, not for everything that is possible: where it is wrong, NEW refuses a
 * statement or a count does not match, and the slice is applied in halves instead. It never leads to another outcome.
 */
final class Planner {
    private final List<TableChanges> tables = new ArrayList<>();
    private final Set<TableId> fed = new HashSet<>();

    /** @param probed rows of NEW before the slice, in the order of {@link TargetTable#probeColumns}, for keys that were looked up */
    Planner(Fold fold, Map<TargetTable, Map<RowKey, Row>> probed) {
        fold.tables().forEach((table, nets) ->
                tables.add(new TableChanges(table, nets.values(), probed.getOrDefault(table, Map.of()))));
        tables.sort(Comparator.comparingInt(changes -> changes.table.rank));
        fold.parts().keySet().forEach(part -> fed.add(part.table.id()));
    }

    /** Keys whose rows have to be looked up before planning: present or not, and which unique values they hold. */
    static Map<TargetTable, List<RowKey>> toProbe(Fold fold) {
        Map<TargetTable, List<RowKey>> keys = new LinkedHashMap<>();
        Set<TableId> changed = fold.tables().entrySet().stream()
                .filter(e -> e.getValue().values().stream().anyMatch(net -> !net.gone()))
                .map(e -> e.getKey().id())
                .collect(Collectors.toSet());
        fold.tables().forEach((table, nets) -> {
            boolean withDeletes = !table.uniqueKeys.isEmpty()
                    && changed.contains(table.id())
                    && table.children.stream().anyMatch(changed::contains);
            List<RowKey> wanted = nets.values().stream()
                    .filter(net -> mustBeProbed(net) || (withDeletes && net.gone()))
                    .map(net -> net.key)
                    .sorted(table.keyOrder)
                    .toList();
            if (!wanted.isEmpty()) {
                keys.put(table, wanted);
            }
        });
        return keys;
    }

    private static boolean mustBeProbed(Net net) {
        if (net.gone() || net.replaces) {
            return false;
        }
        return switch (net.expected) {
            case ABSENT -> false;
            case PRESENT -> net.before == null && !net.shape.table.uniqueKeys.isEmpty();
            case UNKNOWN -> true;
        };
    }

    /** What is to be done before parts are fed. */
    List<Step> plan() {
        Set<TableId> updated = new HashSet<>(fed);
        Set<TableId> inserted = new HashSet<>();
        for (TableChanges changes : tables) {
            if (!changes.updates.isEmpty()) {
                updated.add(changes.table.id());
            }
            if (!changes.inserts.isEmpty()) {
                inserted.add(changes.table.id());
            }
        }
        for (TableChanges changes : tables) {
            changes.prepare(isAwaited(changes.table, updated, inserted));
        }
        List<Step> steps = new ArrayList<>();
        tables.reversed().forEach(changes -> changes.deletes(changes.early, steps));
        tables.forEach(changes -> puts(changes, steps));
        return steps;
    }

    /** What is to be done when parts have been fed; only behind {@link #plan}. */
    List<Step> rest() {
        List<Step> steps = new ArrayList<>();
        tables.reversed().forEach(changes -> changes.deletes(changes.late, steps));
        return steps;
    }

    /** Rows of a child may point at a row that is to be deleted until they are updated, or are to go with it. */
    private static boolean isAwaited(TargetTable table, Set<TableId> updated, Set<TableId> inserted) {
        return table.children.stream()
                .anyMatch(child -> updated.contains(child) || (table.cascading && inserted.contains(child)));
    }

    /** A row may point at a new row of its own table, or want the unique value of an old one: the latter is more frequent. */
    private static void puts(TableChanges changes, List<Step> steps) {
        boolean insertFirst = !changes.table.selfKeys.isEmpty() && !changes.table.hasUniqueKeys;
        if (insertFirst) {
            changes.inserts(steps);
        }
        changes.updates(steps);
        if (!insertFirst) {
            changes.inserts(steps);
        }
    }
}
