package dev.seachange.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Against a model of sets: a position holds all numbers of its domain up to the last. */
class MariaDbGtidsTest {
    record Gtid(long domain, long server, long sequence) {
        @Override
        public String toString() {
            return domain + "-" + server + "-" + sequence;
        }

        /** It, and everything before it in its domain. */
        Set<String> held() {
            return LongStream.rangeClosed(1, sequence).mapToObj(n -> domain + ":" + n).collect(Collectors.toSet());
        }
    }

    @Provide
    Arbitrary<List<Gtid>> gtids() {
        return Combinators.combine(
                        Arbitraries.of(0L, 1L, 4_294_967_295L),
                        Arbitraries.of(1L, 7L, 4_294_967_295L),
                        Arbitraries.longs().between(1, 9))
                .as(Gtid::new)
                .list()
                .ofMaxSize(5);
    }

    @Property
    void aPositionCoversWhatItHoldsAndNothingElse(@ForAll("gtids") List<Gtid> a, @ForAll("gtids") List<Gtid> b) {
        assertThat(parsed(a).covers(parsed(b))).isEqualTo(held(a).containsAll(held(b)));
    }

    @Property
    void aUnionHoldsBothAndNothingElse(@ForAll("gtids") List<Gtid> a, @ForAll("gtids") List<Gtid> b) {
        Set<String> both = held(a);
        both.addAll(held(b));
        assertThat(held(parsed(a).union(parsed(b)))).isEqualTo(both);
    }

    @Property
    void oneMoreTransactionAddsThatOneOnly(@ForAll("gtids") List<Gtid> a, @ForAll("gtids") List<Gtid> more) {
        Position sum = parsed(a);
        Set<String> all = held(a);
        for (Gtid gtid : more) {
            sum = sum.plus(gtid.toString());
            all.addAll(gtid.held());
        }
        assertThat(held((MariaDbGtids) sum)).isEqualTo(all);
    }

    @Property
    void whatIsWrittenReadsBackAsTheSame(@ForAll("gtids") List<Gtid> a) {
        MariaDbGtids position = parsed(a);
        assertThat(Position.parse(Position.Kind.MARIADB, position.toString())).isEqualTo(position);
    }

    private static MariaDbGtids parsed(List<Gtid> gtids) {
        return MariaDbGtids.parse(gtids.stream().map(Gtid::toString).collect(Collectors.joining(", ")));
    }

    private static Set<String> held(List<Gtid> gtids) {
        return gtids.stream().flatMap(gtid -> gtid.held().stream()).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> held(MariaDbGtids position) {
        return position.domains().entrySet().stream()
                .flatMap(e -> new Gtid(e.getKey(), e.getValue().server(), e.getValue().sequence()).held().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void theServerThatWroteItDoesNotMatterToTheOrder() {
        assertThat(MariaDbGtids.parse("0-2-10").covers(MariaDbGtids.parse("0-1-9"))).isTrue();
        assertThat(MariaDbGtids.parse("0-1-9").union(MariaDbGtids.parse("0-2-10"))).hasToString("0-2-10");
    }

    @Test
    void sequencesBeyondLongArePositive() {
        MariaDbGtids high = MariaDbGtids.parse("0-1-18446744073709551614");
        assertThat(high.covers(MariaDbGtids.parse("0-1-9223372036854775807"))).isTrue();
        assertThat(high).hasToString("0-1-18446744073709551614");
    }

    @Test
    void domainsAreIndependentAndListedInOrder() {
        MariaDbGtids two = MariaDbGtids.parse("10-1-5,2-1-7");
        assertThat(two).hasToString("2-1-7,10-1-5");
        assertThat(two.covers(MariaDbGtids.parse("3-1-1"))).isFalse();
    }

    @Test
    void whatIsNoPositionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MariaDbGtids.parse("0-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> MariaDbGtids.parse("0-1-x"));
    }
}
