package dev.seachange.copy;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.WriteShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which source tables must be copied before which, so that NEW's foreign keys hold at every commit of the copy.
 *
 * <p>Why it suffices: a table whose copy has not begun is not written at all, its changes are skipped because its ranges will
 * be read later. So whenever a child is written, its parents' tables are complete and as new as the child.
 */
public final class CopyOrder {
    private final Map<TableId, Set<TableId>> before;

    private CopyOrder(Map<TableId, Set<TableId>> before) {
        this.before = before;
    }

    /**
     * @param sources tables to copy
     * @param shapesOf what the rules write for a source table
     */
    public static CopyOrder of(Set<TableId> sources, Function<TableId, List<WriteShape>> shapesOf) {
        Map<TableId, Set<TableId>> fedBy = new HashMap<>();
        for (TableId source : sources) {
            for (WriteShape shape : shapesOf.apply(source)) {
                fedBy.computeIfAbsent(shape.target().id(), t -> new HashSet<>()).add(source);
            }
        }
        Map<TableId, Set<TableId>> before = new TreeMap<>();
        for (TableId source : sources) {
            Set<TableId> parents = new TreeSet<>();
            for (WriteShape shape : shapesOf.apply(source)) {
                for (ForeignKey reference : shape.target().foreignKeys()) {
                    parents.addAll(fedBy.getOrDefault(reference.parent(), Set.of()));
                }
            }
            if (shapesOf.apply(source).stream().noneMatch(CopyOrder::refersToItself)) {
                parents.remove(source);
            }
            before.put(source, parents);
        }
        return new CopyOrder(before);
    }

    private static boolean refersToItself(WriteShape shape) {
        return shape.target().foreignKeys().stream()
                .anyMatch(reference -> reference.parent().equals(shape.target().id()));
    }

    /** Tables whose copy must be complete before that of {@code table} may begin. */
    public Set<TableId> before(TableId table) {
        return before.getOrDefault(table, Set.of());
    }

    /** The tables given, each behind those that have to be complete before it. */
    public List<TableId> inOrder(Collection<TableId> wanted) {
        List<TableId> order = new ArrayList<>();
        Set<TableId> entered = new HashSet<>();
        new TreeSet<>(wanted).forEach(table -> add(table, entered, order));
        order.retainAll(wanted);
        return order;
    }

    private void add(TableId table, Set<TableId> entered, List<TableId> order) {
        if (entered.add(table)) {
            before(table).forEach(parent -> add(parent, entered, order));
            order.add(table);
        }
    }

    /** A circle of tables that wait for each other, first one repeated at the end; empty when there is none. */
    public Optional<List<TableId>> circle() {
        Set<TableId> safe = new HashSet<>();
        for (TableId table : before.keySet()) {
            Deque<TableId> path = new ArrayDeque<>();
            if (walk(table, path, safe)) {
                List<TableId> circle = new ArrayList<>(path);
                return Optional.of(circle.subList(circle.indexOf(circle.getLast()), circle.size()));
            }
        }
        return Optional.empty();
    }

    private boolean walk(TableId table, Deque<TableId> path, Set<TableId> safe) {
        if (safe.contains(table)) {
            return false;
        }
        boolean again = path.contains(table);
        path.addLast(table);
        if (again) {
            return true;
        }
        for (TableId parent : before(table)) {
            if (walk(parent, path, safe)) {
                return true;
            }
        }
        path.removeLast();
        safe.add(table);
        return false;
    }
}
