package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders updates of one table that pass unique values among rows: a row gives its value up before another one takes it. Rows that wait
 * for no other form the first wave, and so on. Where rows wait for each other in a ring, or the queue is too long for a statement
 * per wave, a row is made to give its value up early: by NULL where the column allows it, else by deleting and inserting it, else by a
 * value that nobody uses.
 */
final class UniqueWaves {
    private static final int MOST_WAVES = 8;

    /**
     * @param releases columns to vacate first, with the keys of the rows
     * @param waves updates to run one after the other
     * @param replaced rows to delete before and to insert after all updates
     */
    record Schedule(Map<List<Column>, Collection<RowKey>> releases, List<List<Net>> waves, List<Net> replaced) {
        static final Schedule EMPTY = new Schedule(Map.of(), List.of(), List.of());

        static Schedule inOneWave(List<Net> updates) {
            return updates.isEmpty() ? EMPTY : new Schedule(Map.of(), List.of(updates), List.of());
        }
    }

    /** An update and the claims it has to wait for. */
    private static final class Node {
        private final Net net;
        private final Set<Claim> waitsFor = new LinkedHashSet<>();
        private final Set<Claim> claimedBy = new LinkedHashSet<>();

        private Node(Net net) {
            this.net = net;
        }
    }

    /** {@code claimant} wants the value of {@code key} that {@code holder} has until its update. */
    private record Claim(Node claimant, Node holder, UniqueKey key) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final TargetTable table;
    private final Set<Node> waiting = new LinkedHashSet<>();
    private final Map<List<Column>, Collection<RowKey>> releases = new LinkedHashMap<>();
    private final List<List<Net>> waves = new ArrayList<>();
    private final List<Net> replaced = new ArrayList<>();

    UniqueWaves(TargetTable table, List<Net> updates, Map<RowKey, Row> probed) {
        this.table = table;
        updates.forEach(net -> waiting.add(new Node(net)));
        for (UniqueKey key : table.uniqueKeys) {
            connect(key, new UniqueValues(table, key, probed));
        }
    }

    private void connect(UniqueKey key, UniqueValues values) {
        Map<List<Object>, Node> holders = new HashMap<>();
        for (Node node : waiting) {
            List<Object> held = values.before(node.net);
            if (held != null) {
                holders.put(held, node);
            }
        }
        for (Node node : waiting) {
            List<Object> wanted = values.after(node.net);
            Node holder = wanted == null ? null : holders.get(wanted);
            if (holder != null && holder != node) {
                Claim claim = new Claim(node, holder, key);
                node.waitsFor.add(claim);
                holder.claimedBy.add(claim);
            }
        }
    }

    Schedule schedule() {
        boolean shortened = false;
        while (!waiting.isEmpty()) {
            List<Node> free =
                    waiting.stream().filter(node -> node.waitsFor.isEmpty()).toList();
            if (free.isEmpty()) {
                if (!giveWay(oneOfEachRing())) {
                    // No order is right. NEW refuses this one, and the halves are tried.
                    waves.add(nets(waiting));
                    waiting.clear();
                }
            } else if (waves.size() >= MOST_WAVES && !shortened) {
                giveWay(waiting.stream().filter(node -> !node.claimedBy.isEmpty()).toList());
                shortened = true;
            } else {
                waves.add(nets(free));
                free.forEach(this::leave);
            }
        }
        return new Schedule(releases, waves, replaced);
    }

    private static List<Net> nets(Collection<Node> nodes) {
        return nodes.stream().map(node -> node.net).toList();
    }

    /** Follows each row to one it waits for, until it comes back to where it was. */
    private List<Node> oneOfEachRing() {
        List<Node> found = new ArrayList<>();
        Map<Node, Node> seenFrom = new HashMap<>();
        for (Node start : waiting) {
            Node node = start;
            while (seenFrom.putIfAbsent(node, start) == null) {
                node = node.waitsFor.iterator().next().holder();
            }
            if (seenFrom.get(node) == start) {
                found.add(node);
            }
        }
        return found;
    }

    private boolean giveWay(List<Node> holders) {
        boolean any = false;
        for (Node holder : holders) {
            any |= release(holder, true) || replace(holder) || release(holder, false);
        }
        return any;
    }

    private boolean release(Node holder, boolean byNull) {
        Set<Claim> claims = Set.copyOf(holder.claimedBy);
        if (claims.stream().anyMatch(claim -> vacated(holder.net.shape, claim.key(), byNull).isEmpty())) {
            return false;
        }
        for (Claim claim : claims) {
            releases.computeIfAbsent(vacated(holder.net.shape, claim.key(), byNull), columns -> new LinkedHashSet<>())
                    .add(holder.net.key);
            drop(claim);
        }
        return true;
    }

    private boolean replace(Node holder) {
        if (!holder.net.shape.coversTable || table.referenced) {
            return false;
        }
        replaced.add(holder.net);
        leave(holder);
        List.copyOf(holder.waitsFor).forEach(UniqueWaves::drop);
        releases.values().forEach(keys -> keys.remove(holder.net.key));
        return true;
    }

    /** One column is enough: then no other row collides with this one. The update sets it again. */
    private static List<Column> vacated(Shape shape, UniqueKey key, boolean byNull) {
        return key.columns().stream()
                .map(shape::ordinal)
                .filter(ordinal -> ordinal >= 0 && !shape.isKey(ordinal))
                .map(ordinal -> shape.written.columns().get(ordinal))
                .filter(column -> byNull ? column.nullable() : Placeholders.has(column.type()))
                .limit(1)
                .toList();
    }

    private void leave(Node node) {
        waiting.remove(node);
        List.copyOf(node.claimedBy).forEach(UniqueWaves::drop);
    }

    private static void drop(Claim claim) {
        claim.claimant().waitsFor.remove(claim);
        claim.holder().claimedBy.remove(claim);
    }
}
