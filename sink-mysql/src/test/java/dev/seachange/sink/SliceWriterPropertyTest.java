package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Write;
import java.util.HashSet;
import java.util.List;
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
        assertThat(recorder.parked).isEmpty();
        assertThat(recorder.findings).isEmpty();
        Statistics.label("slices applied in halves").collect(recorder.bisected == 0 ? "none" : "some");
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
