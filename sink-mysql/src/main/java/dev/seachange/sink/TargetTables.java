package dev.seachange.sink;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the order of writes depends on: every table of NEW and how foreign keys tie them together. Computed once; shapes are added as
 * they come. Owned by the sink's thread.
 */
final class TargetTables {
    private final Map<TableId, TargetTable> tables = new HashMap<>();
    private final IdentityHashMap<WriteShape, Shape> shapes = new IdentityHashMap<>();

    TargetTables(Map<TableId, TableSchema> schemas) {
        Map<TableId, TableSchema> sorted = new TreeMap<>(schemas);
        Map<TableId, List<Inbound>> inbound = new HashMap<>();
        sorted.values().forEach(child -> child.foreignKeys().forEach(key -> inbound.computeIfAbsent(
                        key.parent(), t -> new ArrayList<>())
                .add(new Inbound(child.id(), key))));
        int rank = 0;
        for (TableSchema table : parentsFirst(sorted)) {
            tables.put(table.id(), new TargetTable(table, rank++, inbound.getOrDefault(table.id(), List.of())));
        }
    }

    /** A foreign key seen from its parent. */
    record Inbound(TableId child, ForeignKey key) {}

    /** The compiled form of a shape. */
    Shape shape(WriteShape shape) {
        Shape known = shapes.get(shape);
        if (known == null) {
            TargetTable table = tables.computeIfAbsent(
                    shape.target().id(), id -> new TargetTable(shape.target(), tables.size(), List.of()));
            known = new Shape(shape, table);
            shapes.put(shape, known);
            if (shape.share() instanceof Share.Whole whole && table.parts.isEmpty()) {
                table.parts = whole.parts().stream().map(part -> new Shape(part, table)).toList();
            }
        }
        return known;
    }

    TargetTable table(TableId id) {
        TargetTable table = tables.get(id);
        if (table == null) {
            throw new IllegalArgumentException("NEW has no table " + id);
        }
        return table;
    }

    /** Depth first, with a stack of our own. Where foreign keys form a ring, some order comes out. */
    private static List<TableSchema> parentsFirst(Map<TableId, TableSchema> tables) {
        List<TableSchema> order = new ArrayList<>();
        Set<TableId> entered = new HashSet<>();
        Set<TableId> left = new HashSet<>();
        Deque<TableSchema> stack = new ArrayDeque<>();
        for (TableSchema start : tables.values()) {
            stack.push(start);
            while (!stack.isEmpty()) {
                TableSchema table = stack.peek();
                if (entered.add(table.id())) {
                    table.foreignKeys().stream()
                            .map(key -> tables.get(key.parent()))
                            .filter(parent -> parent != null && !entered.contains(parent.id()))
                            .forEach(stack::push);
                } else {
                    stack.pop();
                    if (left.add(table.id())) {
                        order.add(table);
                    }
                }
            }
        }
        return order;
    }
}
