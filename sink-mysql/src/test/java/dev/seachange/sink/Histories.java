package dev.seachange.sink;

import dev.seachange.change.Write;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random operations and random places to cut them; both shrink. */
public final class Histories {
    /**
     * @param cuts sizes of slices, used in turn
     * @param known see {@link Shopper}
     */
    public record History(List<Shopper.Op> ops, List<Integer> cuts, boolean known) {

        /** Cuts the writes into slices. */
        public List<List<Write>> slices(List<Write> writes) {
            List<List<Write>> slices = new ArrayList<>();
            int from = 0;
            for (int i = 0; from < writes.size(); i++) {
                int to = Math.min(writes.size(), from + cuts.get(i % cuts.size()));
                slices.add(writes.subList(from, to));
                from = to;
            }
            return slices;
        }
    }

    private Histories() {}

    /** @param most most operations */
    public static Arbitrary<History> histories(int most) {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 47);
        Arbitrary<Integer> what = Arbitraries.integers().between(0, 2 * Shopper.KINDS - 1);
        Arbitrary<Shopper.Op> ops = Combinators.combine(what, small, small, small).as(Shopper.Op::new);
        Arbitrary<List<Integer>> cuts =
                Arbitraries.integers().between(1, 60).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(ops.list().ofMinSize(1).ofMaxSize(most), cuts, Arbitraries.of(true, false))
                .as(History::new);
    }
}
