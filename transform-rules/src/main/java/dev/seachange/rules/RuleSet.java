package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Lookup;
import dev.seachange.types.Unfit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checked and compiled rules: pure functions from a change of the source to the writes it means for the target. Thread-safe.
 */
public final class RuleSet {
    private final List<String> rules;
    private final Set<TableId> ignored;
    private final List<WriteShape> shapes;
    private final List<WriteShape> marks;
    private final String hash;
    private final List<Meaning> meanings;
    private final List<KeyReversal> reversals;
    private final Map<TableId, List<Binding>> byTable = new LinkedHashMap<>();

    /** By identity of the schema, for {@link TableSchema} does not define equality. */
    private final Map<TableSchema, List<Binding>> bySchema = new ConcurrentHashMap<>();

    private final Map<TableId, Set<TableId>> feeders = new LinkedHashMap<>();

    private final IdentityHashMap<WriteShape, Set<String>> momentary = new IdentityHashMap<>();

    /** @param bindings of the rules, each with what others feed into its rows */
    RuleSet(List<String> rules, Set<TableId> ignored, List<CompiledRule> compiled, List<Binding> bindings, String hash) {
        this.rules = List.copyOf(rules);
        this.ignored = Set.copyOf(ignored);
        this.meanings = compiled.stream().map(Meanings::of).toList();
        this.reversals = KeyReversal.of(compiled);
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
        return compile(files, source, target, Profile.NONE);
    }

    /**
     * As {@link #compile(List, Catalog, Catalog)}, but what may not fit by its type is a warning where all that the source holds
     * fits; a row that does not is parked later. Every doubt asks the profile, whatever comes of it.
     */
    public static Compilation compile(List<RuleFile> files, Catalog source, Catalog target, Profile profile) {
        return new RuleCompiler(source, target, profile).compile(files);
    }

    /** Tables of the source that some rule reads. */
    public Set<TableId> sources() {
        return new TreeSet<>(byTable.keySet());
    }

    /** Tables of the source that no rule is to read. */
    public Set<TableId> ignored() {
        return ignored;
    }

    /** Tables of the target that some rule writes. */
    public Set<TableId> targets() {
        return new TreeSet<>(feeders.keySet());
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

    /** Where the rules look values up, each once. */
    public Set<Lookup> lookups() {
        return lookups(byTable.values().stream().flatMap(List::stream));
    }

    /** Where the rules that read this table look values up. */
    public Set<Lookup> lookupsOf(TableId source) {
        return lookups(byTable.getOrDefault(source, List.of()).stream());
    }

    /** Tables of the target in which the rules that read this table look values up. */
    public Set<TableId> lookedUpBy(TableId source) {
        return lookupsOf(source).stream().map(lookup -> lookup.table().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Lookup> lookups(Stream<Binding> bindings) {
        return bindings.flatMap(b -> b.lookups().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names of the key maps that rules take numbers from. */
    public Set<String> keyMaps() {
        return byTable.values().stream()
                .flatMap(List::stream)
                .flatMap(b -> b.keyMaps().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Columns of a shape whose values depend on the change that wrote them ({@code event_time()}, {@code old.}): they cannot be
     * told from the source row as it stands.
     */
    public Set<String> momentary(WriteShape shape) {
        return momentary.getOrDefault(shape, Set.of());
    }

    /** Columns of a source table that some rule looks at, beside its key. */
    public Set<String> reads(TableId source) {
        return byTable.getOrDefault(source, List.of()).stream()
                .flatMap(binding -> binding.reads().stream())
                .collect(Collectors.toSet());
    }

    /** What of each source table cannot be told from the target's rows: what a way back would have to do without. */
    public List<Untold> untold() {
        return byTable.values().stream().map(Untold::of).filter(untold -> !untold.isNothing()).sorted().toList();
    }

    /**
     * What each rule makes of a row of the table, step by step.
     *
     * @throws UnsupportedChange when no rule reads the table
     */
    public List<Explanation> explain(TableSchema table, Row row, Circumstances around) {
        return bindings(table).stream().map(binding -> binding.explainer().explain(row, around)).toList();
    }

    /**
     * What each rule makes of a key without a row, step by step.
     *
     * @throws UnsupportedChange when no rule reads the table
     */
    public List<Explanation> explain(TableSchema table, RowKey absent, Circumstances around) {
        return bindings(table).stream().map(binding -> binding.explainer().explain(absent, around)).toList();
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
     * Asks the references for all that {@link #apply} would ask for, as far as that can be told beforehand, and does nothing
     * else. Not for a table whose columns are others by now: that is for apply to refuse, in its turn.
     */
    public void foresee(RowChange change, Circumstances around) {
        TableSchema table = change.table();
        boolean known = bySchema.containsKey(table);
        for (Binding binding : byTable.getOrDefault(table.id(), List.of())) {
            if (!binding.refersToNothing() && (known || binding.source().columns().equals(table.columns()))) {
                binding.foresee(change, around);
            }
        }
    }

    /**
     * Applies the rules on what was found under a key of the source, a {@link RowChange.Read} or {@link RowChange.Absent}.
     * Nothing is taken for known about the target: a row that the filter leaves out is deleted from it like one that is not there.
     *
     * @param which rules that are asked, or all if null: others give no numbers to keys either
     */
    public void refresh(RowChange found, Circumstances around, @Nullable Set<String> which, Output out) {
        for (Binding binding : bindings(found.table())) {
            if (which == null || which.contains(binding.shape().rule())) {
                binding.refresh(found, around, out);
            }
        }
    }

    /** The key under which a rule keeps the row of a key of the source, where the latter alone tells it. */
    public Optional<RowKey> targetKey(WriteShape shape, TableSchema table, RowKey key, Circumstances around) {
        for (Binding binding : bindings(table)) {
            if (binding.shape().equals(shape)) {
                try {
                    return Optional.ofNullable(binding.targetKeyOf(key, around));
                } catch (Unfit e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
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
