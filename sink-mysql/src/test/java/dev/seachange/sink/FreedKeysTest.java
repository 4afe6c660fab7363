package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of changes that share a slice with what a window found under their key. */
class FreedKeysTest {
    private final Shop shop = new Shop("new");
    private final ModelDatabase target = new ModelDatabase(shop.tables());
    private final Set<ParkedId> parked = new HashSet<>();
    private final WriteShape stock = shop.shape(Shop.STOCK);
    private final TableSchema source =
            new TableSchema(TableId.parse("old.stock"), stock.columns(), List.of("id"), List.of(), List.of());

    private void write(Write... slice) {
        EpochJournal journal = new EpochJournal(parked, new Recorder());
        new SliceWriter(new TargetTables(shop.tables()), new ModelTarget(target), journal).write(List.of(slice));
        journal.commit();
    }

    private Write found(Row row) {
        return new Write.Put(stock, source.keyOf(row), row, null, Expected.UNKNOWN, new RowChange.Read(source, row));
    }

    private Write update(Row before, Row after) {
        RowKey from = source.keyOf(before);
        RowKey to = source.keyOf(after);
        RowChange change = new RowChange.Update(source, before, after);
        return from.equals(to)
                ? new Write.Put(stock, to, after, null, Expected.UNKNOWN, change)
                : new Write.Move(stock, from, to, after, null, Expected.UNKNOWN, change);
    }

    private ParkedId id(long key) {
        return new ParkedId(stock.rule(), source.id().toString(), KeyHash.of(RowKey.of(key)));
    }

    private Row stock(long key) {
        return target.find(stock.target().id(), RowKey.of(key)).orElseThrow();
    }

    @Test
    void a_change_behind_a_finding_counts_and_one_before_it_does_not() {
        parked.add(id(1));
        write(
                update(Row.of(1L, 1L), Row.of(1L, 2L)),
                found(Row.of(1L, 3L)),
                update(Row.of(1L, 3L), Row.of(1L, 4L)),
                update(Row.of(1L, 4L), Row.of(1L, 5L)));
        assertThat(stock(1).get(1)).isEqualTo(5L);
        assertThat(parked).isEmpty();
    }

    @Test
    void nothing_found_frees_a_key_for_what_comes_under_it() {
        parked.add(id(1));
        RowChange absent = new RowChange.Absent(source, RowKey.of(1L));
        RowChange insert = new RowChange.Insert(source, Row.of(1L, 7L));
        write(
                new Write.Nothing(stock, absent),
                new Write.Put(stock, RowKey.of(1L), Row.of(1L, 7L), null, Expected.UNKNOWN, insert));
        assertThat(stock(1).get(1)).isEqualTo(7L);
        assertThat(parked).isEmpty();
    }

    @Test
    void a_row_that_comes_from_a_parked_key_parks_where_it_goes_although_a_window_found_another_there() {
        parked.add(id(1));
        write(found(Row.of(2L, 2L)), update(Row.of(1L, 1L), Row.of(2L, 1L)));
        assertThat(parked).containsExactlyInAnyOrder(id(1), id(2));
    }
}
