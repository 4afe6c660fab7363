package dev.seachange.copy;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.WriteShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which source tables must be copied before which, so that NEW's foreign keys hold at every commit of the copy, and lookups
 * find what is there.
 *
 * <p>Why it suffices: a table whose copy has not begun is not written at all, its changes are skipped because its ranges will
 * be read later. So whenever a child is written, its parents' tables are complete and as new as the child; the same goes for
 * tables that are looked up.
 *
 * <p>Where it hurts no foreign key, a table that only feeds columns of other rules' rows comes after those that make the rows.
 */
public final class CopyOrder {
    private final Map<TableId, Set<TableId>> before;

    private CopyOrder(Map<TableId, Set<TableId>> before) {
        this.before = before;
    }

    /** A source table and what one rule makes of it. */
    private record Feeder(TableId source, WriteShape shape) {
        boolean feeds(TableId target) {
            return shape.target().id().equals(target);
        }

        /** Whether rows that refer to these columns of the target need it. */
        boolean gives(List<String> columns) {
            return shape.makesRows() || writes(columns);
        }

        /** The key is the row's, so it is not the part's. */
        boolean writes(List<String> columns) {
            return shape.columns().stream()
                    .map(Column::name)
                    .anyMatch(name -> columns.contains(name) && !shape.target().key().contains(name));
        }
    }

    /**
     * @param sources tables to copy
     * @param shapesOf what the rules write for a source table
     * @param lookedUpBy tables of NEW in which the rules of a source table look values up
     */
    public static CopyOrder of(
            Set<TableId> sources,
            Function<TableId, List<WriteShape>> shapesOf,
            Function<TableId, Set<TableId>> lookedUpBy) {
        List<Feeder> feeders = new ArrayList<>();
        for (TableId source : sources) {
            shapesOf.apply(source).forEach(shape -> feeders.add(new Feeder(source, shape)));
        }
        Map<TableId, Set<TableId>> before = new TreeMap<>();
        for (TableId source : sources) {
            Set<TableId> parents = new TreeSet<>();
            for (WriteShape shape : shapesOf.apply(source)) {
                parents.addAll(parents(new Feeder(source, shape), feeders));
            }
            if (shapesOf.apply(source).stream().noneMatch(CopyOrder::refersToItself)) {
                parents.remove(source);
            }
            // What a row looks up may stand in any row, so here a table does wait for itself.
            lookedUpBy.apply(source).forEach(table -> parents.addAll(rowsOf(table, feeders)));
            before.put(source, parents);
        }
        CopyOrder order = new CopyOrder(before);
        order.rowsBeforeParts(feeders);
        return order;
    }

    private static Set<TableId> parents(Feeder child, List<Feeder> feeders) {
        Set<TableId> parents = new TreeSet<>();
        for (ForeignKey reference : child.shape().target().foreignKeys()) {
            if (child.shape().makesRows() || child.writes(reference.columns())) {
                feeders.stream()
                        .filter(parent -> parent.feeds(reference.parent()) && parent.gives(reference.parentColumns()))
                        .forEach(parent -> parents.add(parent.source()));
            }
        }
        return parents;
    }

    private static Set<TableId> rowsOf(TableId target, List<Feeder> feeders) {
        return feeders.stream()
                .filter(feeder -> feeder.feeds(target) && feeder.shape().makesRows())
                .map(Feeder::source)
                .collect(Collectors.toSet());
    }

    /** Parts whose rows are there need not wait for them in NEW: a matter of speed, so foreign keys come first. */
    private void rowsBeforeParts(List<Feeder> feeders) {
        for (Feeder part : feeders) {
            for (Feeder row : feeders) {
                boolean shared = !part.shape().makesRows()
                        && row.shape().makesRows()
                        && row.feeds(part.shape().target().id());
                if (shared && !waits(row.source(), part.source())) {
                    before.getOrDefault(part.source(), new TreeSet<>()).add(row.source());
                }
            }
        }
    }

    /** Whether {@code table} is, or comes after, {@code other}. */
    private boolean waits(TableId table, TableId other) {
        Set<TableId> seen = new HashSet<>();
        Deque<TableId> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            TableId next = open.pop();
            if (next.equals(other)) {
                return true;
            }
            if (seen.add(next)) {
                before(next).forEach(open::push);
            }
        }
        return false;
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
