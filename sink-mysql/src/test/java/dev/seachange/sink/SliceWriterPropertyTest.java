package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Folded and ordered slices lead to the same database as the operations one by one. */
class SliceWriterPropertyTest {

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories(150);
    }

    @Property(tries = 1500)
    void slices_end_where_single_operations_end(@ForAll("histories") Histories.History history) throws Exception {
        Shop shop = new Shop("new");
        ModelDatabase oracle = new ModelDatabase(shop.tables());
        Shopper shopper = new Shopper(shop, oracle, history.known());
        shopper.populate();
        ModelDatabase target = oracle.copy();
        history.ops().forEach(shopper::run);

        Recorder recorder = new Recorder();
        apply(shop, target, history.slices(shopper.writes()), recorder);

        assertThat(target.content()).isEqualTo(oracle.content());
        assertThat(bySpelling(target.waiting())).isEqualTo(bySpelling(shopper.waiting()));
        assertThat(recorder.parked).isEmpty();
        assertThat(recorder.findings).isEmpty();
        Statistics.label("slices applied in halves").collect(recorder.bisected == 0 ? "none" : "some");
    }

    /** Rows of NEW come while their table is copied, in the spelling of that moment, and changes come before them or behind. */
    @Property(tries = 1500)
    void slices_end_where_single_operations_end_while_a_table_is_copied(@ForAll("histories") Histories.History history)
            throws Exception {
        Shop shop = new Shop("new");
        ModelDatabase oracle = new ModelDatabase(shop.tables());
        Shopper shopper = new Shopper(shop, oracle, false);
        shopper.populate();
        ModelDatabase target = oracle.copy();
        TableId tags = shop.id(Shop.TAG);
        for (int i = 0; i < 6; i += 2) {
            target.delete(tags, RowKey.of("t" + i));
        }
        history.ops().forEach(shopper::run);
        Set<List<Object>> expected = new HashSet<>(target.content().getOrDefault(tags, Map.of()).keySet());
        shopper.writes().stream().filter(write -> write.shape().target().id().equals(tags)).forEach(write -> {
            expected.add(ModelDatabase.folded(write.origin().key()));
        });

        Recorder recorder = new Recorder();
        apply(shop, target, history.slices(shopper.writes()), recorder);

        Map<TableId, Map<List<Object>, Row>> content = oracle.content();
        Objects.requireNonNull(content.get(tags)).keySet().retainAll(expected);
        assertThat(target.content()).isEqualTo(content);
        assertThat(recorder.parked).isEmpty();
        Statistics.label("slices applied in halves").collect(recorder.bisected == 0 ? "none" : "some");
    }

    /** Which of two spellings is kept does not matter. */
    private static Set<WaitingPart> bySpelling(Set<WaitingPart> parts) {
        return parts.stream()
                .map(part -> new WaitingPart(
                        part.rule(),
                        RowKey.of(ModelDatabase.folded(part.key()).toArray()),
                        part.columns(),
                        part.values()))
                .collect(Collectors.toSet());
    }

    private static void apply(Shop shop, ModelDatabase target, List<List<Write>> slices, Recorder recorder) {
        TargetTables tables = new TargetTables(shop.tables());
        for (List<Write> slice : slices) {
            EpochJournal journal = new EpochJournal(new HashSet<>(), recorder);
            new SliceWriter(tables, new ModelTarget(target), journal).write(slice);
            journal.commit();
        }
    }
}
