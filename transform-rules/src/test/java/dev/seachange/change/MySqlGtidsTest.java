package dev.seachange.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Against the plainest model there is: a set of numbers for each source and tag. */
class MySqlGtidsTest {
    private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String B = "3e11fa47-71ca-11e1-9e33-c80aa9429563";
    private static final List<String> SOURCES = List.of(A, B, A + ":backup", A + ":z_1", B + ":backup");

    /** A set of transactions, the long way. */
    record Model(Map<String, Set<Long>> numbers) {
        boolean covers(Model other) {
            return other.numbers.entrySet().stream()
                    .allMatch(e -> numbers.getOrDefault(e.getKey(), Set.of()).containsAll(e.getValue()));
        }

        Model union(Model other) {
            Map<String, Set<Long>> sum = new TreeMap<>();
            numbers.forEach((source, set) -> sum.put(source, new TreeSet<>(set)));
            other.numbers.forEach((source, set) -> sum.computeIfAbsent(source, s -> new TreeSet<>()).addAll(set));
            return new Model(sum);
        }

        MySqlGtids oneByOne() {
            Position position = MySqlGtids.parse("");
            for (Map.Entry<String, Set<Long>> entry : numbers.entrySet()) {
                for (long number : entry.getValue()) {
                    position = position.plus(entry.getKey() + ":" + number);
                }
            }
            return (MySqlGtids) position;
        }
    }

    @Provide
    Arbitrary<Model> sets() {
        Arbitrary<Set<Long>> numbers = Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 12), Arbitraries.longs().between(Long.MAX_VALUE - 3, Long.MAX_VALUE - 1))
                .set()
                .ofMinSize(1)
                .ofMaxSize(9);
        return Arbitraries.maps(Arbitraries.of(SOURCES), numbers).ofMaxSize(4).map(Model::new);
    }

    @Property
    void aSetCoversWhatItHoldsAndNothingElse(@ForAll("sets") Model a, @ForAll("sets") Model b) {
        assertThat(a.oneByOne().covers(b.oneByOne())).isEqualTo(a.covers(b));
        assertThat(a.oneByOne().equals(b.oneByOne())).isEqualTo(a.equals(b));
    }

    @Property
    void aUnionHoldsBothAndNothingElse(@ForAll("sets") Model a, @ForAll("sets") Model b) {
        MySqlGtids union = a.oneByOne().union(b.oneByOne());
        assertThat(union).isEqualTo(a.union(b).oneByOne()).hasSameHashCodeAs(a.union(b).oneByOne());
        assertThat(union).hasToString(a.union(b).oneByOne().toString());
    }

    @Property
    void howTheServerWritesASetDoesNotMatter(@ForAll("texts") Text text) {
        assertThat(MySqlGtids.parse(text.text())).isEqualTo(text.meaning().oneByOne());
    }

    @Property
    void whatIsWrittenReadsBackAsTheSame(@ForAll("sets") Model a) {
        String text = a.oneByOne().toString();
        assertThat(Position.parse(Position.Kind.MYSQL, text)).isEqualTo(a.oneByOne()).hasToString(text);
    }

    /** A notation and what it means. */
    record Text(String text, Model meaning) {}

    @Provide
    Arbitrary<Text> texts() {
        return Combinators.combine(sets(), Arbitraries.longs()).as((set, seed) -> new Text(write(set, new Random(seed)), set));
    }

    /** As servers do and may: intervals cut anywhere and out of order, tags behind their UUID or alone, capitals, line ends. */
    private static String write(Model set, Random random) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Set<Long>> entry : set.numbers().entrySet()) {
            List<String> intervals = intervals(entry.getValue(), random);
            String source = random.nextBoolean() ? entry.getKey().toUpperCase(Locale.ROOT) : entry.getKey();
            boolean alone = random.nextBoolean() || !source.contains(":");
            parts.add(alone ? source + ":" + String.join(":", intervals) : behindUntagged(source, intervals));
        }
        return String.join(random.nextBoolean() ? ",\n" : ", ", parts);
    }

    /** {@code uuid:1:tag:1-3}, where the 1 without a tag is one the set is known to hold. */
    private static String behindUntagged(String source, List<String> intervals) {
        return source + ":" + String.join(":", intervals) + source.substring(source.indexOf(':')) + ":" + intervals.getFirst();
    }

    private static List<String> intervals(Set<Long> numbers, Random random) {
        List<String> intervals = new ArrayList<>();
        List<Long> run = new ArrayList<>();
        for (long number : new TreeSet<>(numbers)) {
            boolean adjacent = !run.isEmpty() && run.getLast() == number - 1;
            if (!run.isEmpty() && (!adjacent || random.nextInt(3) == 0)) {
                intervals.add(interval(run));
                run.clear();
            }
            run.add(number);
        }
        intervals.add(interval(run));
        Collections.shuffle(intervals, random);
        return intervals;
    }

    private static String interval(List<Long> run) {
        return run.size() == 1 ? run.getFirst().toString() : run.getFirst() + "-" + run.getLast();
    }

    @Test
    void readsTheGroupsThatTheServerMakesByUuid() {
        MySqlGtids grouped = MySqlGtids.parse(A + ":1-5:7:backup:1-3:9:z_1:2,\n" + B + ":1");
        assertThat(grouped).hasToString(A + ":1-5:7," + A + ":backup:1-3:9," + A + ":z_1:2," + B + ":1");
    }

    @Test
    void aTransactionOfATagIsAnotherThanTheSameNumberWithoutIt() {
        MySqlGtids plain = MySqlGtids.parse(A + ":5");
        assertThat(plain.covers(MySqlGtids.parse(A + ":backup:5"))).isFalse();
        assertThat(plain.plus(A + ":BACKUP:5").covers(MySqlGtids.parse(A + ":backup:5"))).isTrue();
    }

    @Test
    void aFilledGapIsNoGap() {
        MySqlGtids gap = MySqlGtids.parse(A + ":1-3:5-9");
        assertThat(gap.covers(MySqlGtids.parse(A + ":3-5"))).isFalse();
        assertThat(gap.plus(A + ":4")).hasToString(A + ":1-9");
    }

    @Test
    void theEmptySetIsCoveredByAll() {
        assertThat(MySqlGtids.parse("").covers(MySqlGtids.parse(""))).isTrue();
        assertThat(MySqlGtids.parse(A + ":1").covers(MySqlGtids.parse(""))).isTrue();
        assertThat(MySqlGtids.parse("").covers(MySqlGtids.parse(A + ":1"))).isFalse();
    }

    @Test
    void whatIsNoSetIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MySqlGtids.parse("binlog.000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> MySqlGtids.parse(A + ":1-x"));
    }
}
