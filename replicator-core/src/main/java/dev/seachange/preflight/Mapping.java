package dev.seachange.preflight;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the rules read and write, as far as the checks of tables need it. */
final class Mapping {
    private final SortedMap<TableId, List<WriteShape>> shapes = new TreeMap<>();
    private final SortedMap<TableId, TableSchema> targets = new TreeMap<>();
    private final SortedMap<TableId, Set<TableId>> lookedUp = new TreeMap<>();
    private final SortedMap<TableId, Set<String>> columns = new TreeMap<>();

    /**
     * @param sources tables of OLD that rules read
     * @param shapesOf what the rules write for one of them
     * @param lookedUpBy tables of NEW in which the rules of one of them look values up
     * @param readsOf names of the columns of one of them that rules read
     */
    Mapping(
            Set<TableId> sources,
            Function<TableId, List<WriteShape>> shapesOf,
            Function<TableId, Set<TableId>> lookedUpBy,
            Function<TableId, Set<String>> readsOf) {
        for (TableId source : sources) {
            lookedUp.put(source, lookedUpBy.apply(source));
            columns.put(source, readsOf.apply(source));
            List<WriteShape> writes = List.copyOf(shapesOf.apply(source));
            shapes.put(source, writes);
            writes.forEach(shape -> targets.put(shape.target().id(), shape.target()));
        }
    }

    Set<TableId> sources() {
        return shapes.keySet();
    }

    /** Whether any rule reads the column of a table of OLD. */
    boolean reads(TableId source, Column column) {
        return columns.getOrDefault(source, Set.of()).contains(column.name());
    }

    List<WriteShape> shapesOf(TableId source) {
        return shapes.getOrDefault(source, List.of());
    }

    /** Tables of NEW in which the rules of a table of OLD look values up. */
    Set<TableId> lookedUpBy(TableId source) {
        return lookedUp.getOrDefault(source, Set.of());
    }

    /** Tables of NEW that are read only: values are looked up in them, and no rule writes them. */
    Set<TableId> readOnly() {
        return lookedUp.values().stream()
                .flatMap(Set::stream)
                .filter(table -> !targets.containsKey(table))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tables of NEW that rules write. */
    Map<TableId, TableSchema> targets() {
        return targets;
    }

    Set<TableId> targetsOf(TableId source) {
        return shapesOf(source).stream()
                .map(shape -> shape.target().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Targets in whose rows the source only feeds columns. */
    Set<TableId> targetsInPart(TableId source) {
        return shapesOf(source).stream()
                .filter(shape -> !shape.makesRows())
                .map(shape -> shape.target().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<TableId> sourcesOf(TableId target) {
        return sources().stream()
                .filter(source -> targetsOf(source).contains(target))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the columns that any rule writes into the target. */
    Set<String> columnsOf(TableId target) {
        return shapes.values().stream()
                .flatMap(List::stream)
                .filter(shape -> shape.target().id().equals(target))
                .flatMap(shape -> shape.columns().stream())
                .map(Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
