package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checked and compiled rules: pure functions from a change of the source to the writes it means for the target. Thread-safe.
 */
public final class RuleSet {
    private final List<String> rules;
    private final List<WriteShape> shapes;
    private final String hash;
    private final List<Meaning> meanings;
    private final List<KeyReversal> reversals;
    private final Map<TableId, List<Binding>> byTable = new LinkedHashMap<>();

    /** By identity of the schema, for {@link TableSchema} does not define equality. */
    private final Map<TableSchema, List<Binding>> bySchema = new ConcurrentHashMap<>();

    private final Map<TableId, Set<TableId>> feeders = new LinkedHashMap<>();

    RuleSet(List<String> rules, List<CompiledRule> compiled, String hash) {
        this.rules = List.copyOf(rules);
        List<Binding> bindings = compiled.stream().map(CompiledRule::binding).toList();
        this.meanings = compiled.stream().map(Meanings::of).toList();
        this.reversals = KeyReversal.of(compiled);
        this.shapes = bindings.stream().map(Binding::shape).toList();
        this.hash = hash;
        for (Binding binding : bindings) {
            TableId source = binding.source().id();
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

    /** Shapes of the writes that changes of this table lead to; empty for a table that no rule reads. */
    public List<WriteShape> shapesOf(TableId source) {
        return byTable.getOrDefault(source, List.of()).stream().map(Binding::shape).toList();
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

    /**
     * Applies every rule on what was found under a key of the source, a {@link RowChange.Read} or {@link RowChange.Absent}. Nothing
     * is taken for known about the target: a row that the filter leaves out is deleted from it like one that is not there.
     */
    public void refresh(RowChange found, Circumstances around, Output out) {
        for (Binding binding : bindings(found.table())) {
            binding.refresh(found, around, out);
        }
    }

    /** Ways back from keys of the target, one for each rule on the table that has one; see {@link KeyReversal}. */
    public List<KeyReversal> reversals(TableId source) {
        return reversals.stream().filter(way -> way.source().equals(source)).toList();
    }

    /** What each rule means for each of its source tables. */
    public List<Meaning> meanings() {
        return meanings;
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
            if (!binding.mirrors() || feeders.getOrDefault(target, Set.of()).size() > 1) {
                throw new UnsupportedChange("TRUNCATE of " + change.table().id() + ": rule `" + binding.shape().rule()
                        + "` cannot empty " + target + ", since it filters, ignores deletes, or is not its only source. "
                        + "Bring " + target + " to the wanted state by a refresh of its sources.");
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
