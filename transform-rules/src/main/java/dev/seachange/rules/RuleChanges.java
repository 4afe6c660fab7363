package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        List<Meaning> open = new ArrayList<>(sorted(now));
        open.removeIf(meaning -> left.remove(Identity.of(meaning), meaning));
        List<Renamed> renamed = renamed(open, left, copied);
        List<Changed> changed = new ArrayList<>();
        List<Meaning> added = new ArrayList<>();
        Set<TableId> newTables = new TreeSet<>();
        for (Meaning meaning : open) {
            Meaning known = left.remove(Identity.of(meaning));
            if (!copied.contains(meaning.source())) {
                if (known == null) {
                    newTables.add(meaning.source());
                }
            } else if (known == null) {
                added.add(meaning);
            } else {
                changed.add(new Changed(known, meaning));
            }
        }
        List<Meaning> gone = new ArrayList<>(sorted(left.values()));
        gone.removeIf(meaning -> !copied.contains(meaning.source()));
        return new RuleChanges(changed, added, gone, renamed, newTables);
    }

    /**
     * Takes out what means the same under another name. This goes before any look at rules of one name and different meanings:
     * names may have been exchanged, or handed on from rule to rule.
     */
    private static List<Renamed> renamed(List<Meaning> open, Map<Identity, Meaning> left, Set<TableId> copied) {
        List<Renamed> renamed = new ArrayList<>();
        for (Meaning meaning : List.copyOf(open)) {
            left.values().stream()
                    .filter(other -> other.source().equals(meaning.source()) && other.parts().equals(meaning.parts()))
                    .filter(other -> copied.contains(other.source()))
                    .min(Comparator.comparing(Meaning::rule))
                    .ifPresent(same -> {
                        left.remove(Identity.of(same));
                        open.remove(meaning);
                        renamed.add(new Renamed(same, meaning));
                    });
        }
        return renamed;
    }

    /**
     * What becomes of parts that wait for their rows in a table of NEW under a rule's name.
     *
     * @param rule its name before
     * @param target table of NEW
     * @param now under which name they wait from now on; null: the rule is gone, and they are forgotten
     */
    public record WaitingParts(String rule, TableId target, @Nullable String now) {}

    /**
     * Where names of rules have changed. Parts do not tell of which table of OLD they are: as long as the rule reads one of its
     * tables under its name, all that waits under it stays.
     *
     * @param now the rules as they are
     */
    public List<WaitingParts> waitingParts(Collection<Meaning> now) {
        Set<Meaning> fresh = new HashSet<>(added);
        changed.forEach(rule -> fresh.add(rule.now()));
        renamed.forEach(rule -> fresh.add(rule.now()));
        Map<WaitingParts, SortedSet<String>> names = new LinkedHashMap<>();
        now.stream()
                .filter(meaning -> !fresh.contains(meaning) && !newTables.contains(meaning.source()))
                .forEach(meaning -> names(names, meaning).add(meaning.rule()));
        changed.forEach(rule -> names(names, rule.before()).add(rule.before().rule()));
        renamed.forEach(rule -> names(names, rule.before()).add(rule.now().rule()));
        gone.forEach(rule -> names(names, rule));
        List<WaitingParts> moved = new ArrayList<>();
        names.forEach((which, found) -> {
            if (!found.contains(which.rule())) {
                moved.add(new WaitingParts(which.rule(), which.target(), found.isEmpty() ? null : found.first()));
            }
        });
        return moved;
    }

    private static SortedSet<String> names(Map<WaitingParts, SortedSet<String>> names, Meaning before) {
        WaitingParts which = new WaitingParts(before.rule(), TableId.parse(before.target()), null);
        return names.computeIfAbsent(which, w -> new TreeSet<>());
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

    /** Source tables whose rules are not the same as before, be it in name only. */
    public Set<TableId> touched() {
        Set<TableId> tables = new TreeSet<>(toRefresh().keySet());
        gone.forEach(rule -> tables.add(rule.source()));
        renamed.forEach(rule -> tables.add(rule.now().source()));
        return tables;
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
