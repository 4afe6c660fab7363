package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checked and compiled rules: pure functions from a change of the source to the writes it means for the target. Thread-safe.
 */
public final class RuleSet {
    private final List<String> rules;
    private final List<WriteShape> shapes;
    private final List<WriteShape> marks;
    private final String hash;
    private final Map<TableId, List<Binding>> byTable = new LinkedHashMap<>();

    /** By identity of the schema, for {@link TableSchema} does not define equality. */
    private final Map<TableSchema, List<Binding>> bySchema = new ConcurrentHashMap<>();

    private final Map<TableId, Set<TableId>> feeders = new LinkedHashMap<>();

    private final IdentityHashMap<WriteShape, Set<String>> momentary = new IdentityHashMap<>();

    RuleSet(List<String> rules, List<Binding> bindings, String hash) {
        this.rules = List.copyOf(rules);
        this.shapes = bindings.stream().map(Binding::shape).toList();
        this.marks = bindings.stream().map(Binding::marks).flatMap(Optional::stream).toList();
        this.hash = hash;
        for (Binding binding : bindings) {
            TableId source = binding.source().id();
            momentary.put(binding.shape(), binding.momentary());
            byTable.computeIfAbsent(source, t -> new ArrayList<>()).add(binding);
            feeders.computeIfAbsent(binding.shape().target().id(), t -> new HashSet<>()).add(source);
        }
    }

    /** Checks rule files against both sides. Either everything is right, or every problem is told at once. */
    public static Compilation compile(List<RuleFile> files, Catalog source, Catalog target) {
        return new RuleCompiler(source, target).compile(files);
    }

    /** Tables of the source that some rule reads. */
    public Set<TableId> sources() {
        return new TreeSet<>(byTable.keySet());
    }

    /** One for each rule and source table. */
    public List<WriteShape> shapes() {
        return shapes;
    }

    /** Of rules whose rows outlive their source rows: how those are told. */
    public List<WriteShape> marks() {
        return marks;
    }

    /** Shapes of the writes that changes of this table lead to; empty for a table that no rule reads. */
    public List<WriteShape> shapesOf(TableId source) {
        return byTable.getOrDefault(source, List.of()).stream().map(Binding::shape).toList();
    }

    /**
     * Columns of a shape whose values depend on the change that wrote them ({@code event_time()}, {@code old.}): they cannot be
     * told from the source row as it stands.
     */
    public Set<String> momentary(WriteShape shape) {
        return momentary.getOrDefault(shape, Set.of());
    }

    /** Content hash of the rules: comments, layout, and the names and order of files and keys do not count. */
    public String hash() {
        return hash;
    }

    /** Names of the rules, by file and in the order of each file. */
    public List<String> rules() {
        return rules;
    }

    /**
     * Applies every rule on the change's table.
     *
     * @throws UnsupportedChange when no rule can follow it; then nothing was put out
     */
    public void apply(RowChange change, Circumstances around, Output out) {
        List<Binding> bindings = bindings(change.table());
        if (change instanceof RowChange.Truncate truncate) {
            clear(truncate, bindings, out);
            return;
        }
        for (int i = 0; i < bindings.size(); i++) {
            bindings.get(i).apply(change, around, out);
        }
    }

    private List<Binding> bindings(TableSchema table) {
        List<Binding> known = bySchema.get(table);
        if (known != null) {
            return known;
        }
        List<Binding> bindings = byTable.get(table.id());
        if (bindings == null) {
            throw new UnsupportedChange("no rule reads " + table.id() + ", which changed");
        }
        if (!bindings.getFirst().source().columns().equals(table.columns())) {
            throw new UnsupportedChange(
                    "the columns of " + table.id() + " are not those the rules were checked against; check them again");
        }
        bySchema.put(table, List.copyOf(bindings));
        return bindings;
    }

    private void clear(RowChange.Truncate change, List<Binding> bindings, Output out) {
        for (Binding binding : bindings) {
            TableId target = binding.shape().target().id();
            boolean shared = !(binding.shape().share() instanceof Share.Whole whole && whole.parts().isEmpty());
            if (shared || !binding.mirrors() || feeders.getOrDefault(target, Set.of()).size() > 1) {
                String why = shared ? "it shares its rows with other rules" : "it filters, keeps rows, or is not its only source";
                throw new UnsupportedChange("TRUNCATE of " + change.table().id() + ": rule `" + binding.shape().rule()
                        + "` cannot empty " + target + ", since " + why
                        + ". Bring " + target + " to the wanted state by a refresh of its sources.");
            }
        }
        Set<TableId> cleared = new HashSet<>();
        for (Binding binding : bindings) {
            if (cleared.add(binding.shape().target().id())) {
                out.write(new Write.Clear(binding.shape(), change));
            }
        }
    }
}
