package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How two sets of rules differ in what they mean for a migration that has begun with the first.
 *
 * @param changed rules that mean something else
 * @param added rules new to tables whose copy has begun
 * @param gone rules that there are no more
 * @param renamed rules that go by another name and mean the same
 * @param newTables source tables that no rule read before: they are copied
 */
public record RuleChanges(
        List<Changed> changed, List<Meaning> added, List<Meaning> gone, List<Renamed> renamed, Set<TableId> newTables) {
    public RuleChanges {
        changed = List.copyOf(changed);
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        renamed = List.copyOf(renamed);
        newTables = Set.copyOf(newTables);
    }

    public record Changed(Meaning before, Meaning now) {
        /** Names of the parts that differ, in their order. */
        Set<String> parts() {
            Set<String> names = new TreeSet<>(before.parts().keySet());
            names.addAll(now.parts().keySet());
            names.removeIf(name -> said(before, name).equals(said(now, name)));
            return names;
        }
    }

    public record Renamed(Meaning before, Meaning now) {}

    private record Identity(String rule, TableId source) {
        static Identity of(Meaning meaning) {
            return new Identity(meaning.rule(), meaning.source());
        }
    }

    static String said(Meaning meaning, String part) {
        return meaning.parts().getOrDefault(part, "");
    }

    /** Where nobody knows what the rules meant before: every rule on a table that has been copied counts as new. */
    public static RuleChanges unknown(Collection<Meaning> now, Set<TableId> copied) {
        return between(List.of(), now, copied);
    }

    /** @param copied source tables whose copy has begun: of all others there is nothing in NEW yet */
    public static RuleChanges between(Collection<Meaning> before, Collection<Meaning> now, Set<TableId> copied) {
        Map<Identity, Meaning> left = new HashMap<>();
        before.forEach(meaning -> left.put(Identity.of(meaning), meaning));
        List<Changed> changed = new ArrayList<>();
        List<Meaning> unknown = new ArrayList<>();
        for (Meaning meaning : sorted(now)) {
            Meaning known = left.remove(Identity.of(meaning));
            if (known == null) {
                unknown.add(meaning);
            } else if (!known.parts().equals(meaning.parts()) && copied.contains(meaning.source())) {
                changed.add(new Changed(known, meaning));
            }
        }
        List<Meaning> gone = new ArrayList<>(sorted(left.values()));
        gone.removeIf(meaning -> !copied.contains(meaning.source()));
        List<Renamed> renamed = new ArrayList<>();
        List<Meaning> added = new ArrayList<>();
        Set<TableId> newTables = new TreeSet<>();
        for (Meaning meaning : unknown) {
            Meaning same = gone.stream()
                    .filter(other -> other.source().equals(meaning.source()) && other.parts().equals(meaning.parts()))
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                gone.remove(same);
                renamed.add(new Renamed(same, meaning));
            } else if (copied.contains(meaning.source())) {
                added.add(meaning);
            } else {
                newTables.add(meaning.source());
            }
        }
        return new RuleChanges(changed, added, gone, renamed, newTables);
    }

    /** Whether the rules mean exactly the same. */
    public boolean isEmpty() {
        return !wantsDecision() && renamed.isEmpty() && newTables.isEmpty();
    }

    private static List<Meaning> sorted(Collection<Meaning> meanings) {
        return meanings.stream()
                .sorted(Comparator.comparing(Meaning::rule).thenComparing(Meaning::source))
                .toList();
    }

    /** Whether a person has to say how to go on: rows in NEW are not what the rules would make of them. */
    public boolean wantsDecision() {
        return !changed.isEmpty() || !added.isEmpty() || !gone.isEmpty();
    }

    /** Source tables whose rows the rules now want in another form in NEW, with the rules concerned. */
    public SortedMap<TableId, Set<String>> toRefresh() {
        SortedMap<TableId, Set<String>> tables = new TreeMap<>();
        changed.forEach(rule -> add(tables, rule.now()));
        added.forEach(rule -> add(tables, rule));
        return tables;
    }

    private static void add(Map<TableId, Set<String>> tables, Meaning rule) {
        tables.computeIfAbsent(rule.source(), t -> new TreeSet<>()).add(rule.rule());
    }

    /** Source tables that no rule reads any more. */
    public Set<TableId> goneTables(Collection<Meaning> now) {
        Set<TableId> tables = new TreeSet<>();
        gone.forEach(meaning -> tables.add(meaning.source()));
        now.forEach(meaning -> tables.remove(meaning.source()));
        return tables;
    }

    /** For people: what is new, gone and changed. Without a line feed at the end; empty when nothing is. */
    public String render() {
        return RuleChangesText.of(this);
    }
}
