package dev.seachange.draft;

import dev.seachange.rules.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Which table of OLD seems to be which of NEW.
 *
 * @param pairs tables that seem to be the same
 * @param splits tables of NEW that seem to be a second row made of a table of {@code pairs}
 * @param merges tables of OLD that seem to go into a table of {@code pairs}, too
 * @param unmatchedSources tables of OLD without any of that
 * @param unmatchedTargets tables of NEW without any of that
 */
record Matching(
        List<Pair> pairs,
        List<Pair> splits,
        List<Pair> merges,
        List<TableWords> unmatchedSources,
        List<TableWords> unmatchedTargets) {

    private static final double ALIKE = 0.4;
    private static final double SPLIT = 0.5;
    private static final double MERGE = 0.5;
    private static final int ROUNDS = 4;

    static Matching of(Catalog source, Catalog target) {
        List<TableWords> from = source.tables().stream().map(TableWords::new).toList();
        List<TableWords> to = target.tables().stream().map(TableWords::new).toList();
        return new Search(from, to).run();
    }

    private static final class Search {
        private final List<TableWords> from;
        private final List<TableWords> to;
        private final Pairing pairing;
        private final Map<TableWords, TableWords> found = new LinkedHashMap<>();
        private final Set<TableWords> taken = new HashSet<>();

        Search(List<TableWords> from, List<TableWords> to) {
            this.from = from;
            this.to = to;
            this.pairing = new Pairing(from, to);
        }

        Matching run() {
            sameNames();
            for (int round = 0; round < ROUNDS && similar(); round++) {}
            List<Pair> pairs = new ArrayList<>();
            found.forEach((a, b) -> pairs.add(pairing.pair(a, b)));
            pairs.sort(Comparator.comparing(pair -> pair.from().table().id()));
            List<Pair> splits = splits();
            List<Pair> merges = merges();
            Set<TableWords> said = new HashSet<>(taken);
            said.addAll(found.keySet());
            splits.forEach(pair -> said.add(pair.to()));
            merges.forEach(pair -> said.add(pair.from()));
            return new Matching(pairs, splits, merges, without(from, said), without(to, said));
        }

        private static List<TableWords> without(List<TableWords> tables, Set<TableWords> said) {
            return tables.stream().filter(table -> !said.contains(table)).toList();
        }

        private void accept(Pair pair) {
            found.put(pair.from(), pair.to());
            taken.add(pair.to());
            pairing.found(pair);
        }

        /** Equal names go together, whatever the columns: where several have one name, the most alike. */
        private void sameNames() {
            Map<String, List<TableWords>> byName = new TreeMap<>();
            to.forEach(table -> byName.computeIfAbsent(name(table), n -> new ArrayList<>()).add(table));
            List<Pair> same = new ArrayList<>();
            for (TableWords table : from) {
                for (TableWords other : byName.getOrDefault(name(table), List.of())) {
                    same.add(pairing.pair(table, other));
                }
            }
            same.sort(order());
            same.stream().filter(this::free).forEach(this::accept);
        }

        private static String name(TableWords table) {
            return String.join(" ", table.name().words());
        }

        private boolean free(Pair pair) {
            return !found.containsKey(pair.from()) && !taken.contains(pair.to());
        }

        private static Comparator<Pair> order() {
            return Comparator.comparingDouble(Pair::likeness)
                    .reversed()
                    .thenComparing(pair -> pair.from().table().id())
                    .thenComparing(pair -> pair.to().table().id());
        }

        /** What is known already tells more of the rest, so it is done again until nothing comes to it. */
        private boolean similar() {
            List<Pair> candidates = new ArrayList<>();
            for (TableWords table : without(from, found.keySet())) {
                for (TableWords other : without(to, taken)) {
                    Pair pair = pairing.pair(table, other);
                    if (pair.likeness() >= ALIKE) {
                        candidates.add(pair);
                    }
                }
            }
            candidates.sort(order());
            int before = found.size();
            candidates.stream().filter(this::free).forEach(this::accept);
            return found.size() > before;
        }

        private List<Pair> splits() {
            List<Pair> splits = new ArrayList<>();
            for (TableWords table : without(to, taken)) {
                List<Pair> candidates = found.keySet().stream()
                        .map(source -> pairing.pair(source, table))
                        .filter(Keys::derivable)
                        .toList();
                best(candidates, Pair::held)
                        .filter(pair -> pair.held() >= SPLIT)
                        .ifPresent(splits::add);
            }
            return splits;
        }

        private List<Pair> merges() {
            List<Pair> merges = new ArrayList<>();
            for (TableWords table : without(from, found.keySet())) {
                best(found.values().stream().map(target -> pairing.pair(table, target)).toList(), Pair::used)
                        .filter(pair -> pair.used() >= MERGE)
                        .ifPresent(merges::add);
            }
            return merges;
        }

        private static Optional<Pair> best(List<Pair> pairs, ToDoubleFunction<Pair> by) {
            return pairs.stream().min(Comparator.comparingDouble(by).reversed().thenComparing(order()));
        }
    }
}
