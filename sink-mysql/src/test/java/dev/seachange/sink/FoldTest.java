package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {
    private final Shop shop = new Shop("new");
    private final TargetTables tables = new TargetTables(shop.tables());
    private final WriteShape tag = shop.shape(Shop.TAG);
    private final WriteShape stock = shop.shape(Shop.STOCK);
    private final WriteShape customer = shop.shape(Shop.CUSTOMER);
    private final WriteShape order = shop.shape(Shop.ORDER);
    private Fold fold = new Fold(tables);

    @Test
    void an_insert_and_its_updates_are_one_insert() {
        assertThat(add(put(tag, Expected.ABSENT, "a", 1L), put(tag, Expected.PRESENT, "a", 2L))).isTrue();
        assertThat(only(tag).expected).isEqualTo(Expected.ABSENT);
        assertThat(only(tag).row()).isEqualTo(Row.of("a", 2L));
    }

    @Test
    void an_insert_that_is_deleted_again_is_still_a_delete() {
        assertThat(add(put(tag, Expected.ABSENT, "a", 1L), delete(tag, Expected.PRESENT, "a"))).isTrue();
        assertThat(only(tag).gone()).isTrue();
        assertThat(only(tag).expected).isEqualTo(Expected.ABSENT);
    }

    @Test
    void a_row_that_comes_back_is_an_update_when_the_rule_owns_all_of_it() {
        assertThat(add(delete(tag, Expected.PRESENT, "a"), put(tag, Expected.ABSENT, "a", 2L))).isTrue();
        assertThat(only(tag).expected).isEqualTo(Expected.PRESENT);
        assertThat(only(tag).replaces).isFalse();
    }

    @Test
    void a_row_that_comes_back_loses_what_the_rule_does_not_own() {
        assertThat(add(delete(stock, Expected.PRESENT, 1L), put(stock, Expected.ABSENT, 1L, 2L))).isTrue();
        assertThat(only(stock).replaces).isTrue();
    }

    @Test
    void a_row_that_comes_back_with_unique_values_is_looked_up() {
        WriteShape worker = shop.shape(Shop.WORKER);
        assertThat(add(delete(worker, Expected.PRESENT, 1L), put(worker, Expected.ABSENT, 1L, "b", 1L))).isTrue();
        assertThat(only(worker).expected).isEqualTo(Expected.UNKNOWN);
    }

    @Test
    void the_first_before_and_the_last_values_count() {
        Row first = Row.of(1L, "a", null, 1L);
        Row second = Row.of(1L, "b", null, 1L);
        Row third = Row.of(1L, "c", null, 1L);
        assertThat(add(put(customer, first, second), put(customer, second, third))).isTrue();
        assertThat(only(customer).before).isEqualTo(first);
        assertThat(only(customer).row()).isEqualTo(third);
    }

    @Test
    void a_cascading_delete_is_not_folded_with_the_insert_behind_it() {
        assertThat(add(delete(order, Expected.PRESENT, 1L))).isTrue();
        assertThat(add(put(order, Expected.ABSENT, 1L, 1L, 1L))).isFalse();
    }

    @Test
    void contradictions_and_other_rules_end_a_fold() {
        assertThat(add(put(tag, Expected.ABSENT, "a", 1L))).isTrue();
        assertThat(add(put(tag, Expected.ABSENT, "a", 2L))).isFalse();
        assertThat(add(delete(tag, Expected.ABSENT, "a"))).isFalse();
        WriteShape other = new WriteShape("other", tag.target(), tag.columns(), tag.keyOrdinals(), false);
        assertThat(add(put(other, Expected.PRESENT, "a", 2L))).isFalse();
        assertThat(add(put(other, Expected.PRESENT, "b", 2L))).isTrue();
        assertThat(only(tag, RowKey.of("a")).row()).isEqualTo(Row.of("a", 1L));
    }

    @Test
    void a_move_is_a_delete_and_an_insert_unless_children_would_follow() {
        assertThat(add(move(tag, "a", "b", 1L))).isTrue();
        assertThat(only(tag, RowKey.of("a")).gone()).isTrue();
        assertThat(only(tag, RowKey.of("b")).expected).isEqualTo(Expected.ABSENT);
        assertThat(add(move(order, 1L, 2L, 1L, 1L))).isFalse();
        assertThat(add(move(stock, 1L, 2L, 1L))).as("columns of others would be lost").isFalse();
    }

    @Test
    void chains_of_moves_end_where_they_lead() {
        assertThat(add(move(tag, "c", "d", 3L), move(tag, "b", "c", 2L), move(tag, "a", "b", 1L))).isTrue();
        assertThat(only(tag, RowKey.of("a")).gone()).isTrue();
        assertThat(only(tag, RowKey.of("b")).row()).isEqualTo(Row.of("b", 1L));
        assertThat(only(tag, RowKey.of("c")).row()).isEqualTo(Row.of("c", 2L));
        assertThat(only(tag, RowKey.of("d")).expected).isEqualTo(Expected.ABSENT);
    }

    /** Rows have no order in a fold: what is done to one spelling could hit the other. */
    @Test
    void another_spelling_of_a_key_ends_a_fold() {
        assertThat(add(delete(tag, Expected.PRESENT, "A"))).isTrue();
        assertThat(add(put(tag, Expected.ABSENT, "a", 1L))).isFalse();
        assertThat(add(move(tag, "b", "a", 1L))).isFalse();
        assertThat(add(move(tag, "a", "b", 1L))).isFalse();
        assertThat(add(move(tag, "c", "C", 1L))).isFalse();
        assertThat(add(put(tag, Expected.ABSENT, "A", 1L))).isTrue();
        assertThat(nets(tag)).hasSize(1);
    }

    private boolean add(Write... writes) {
        return List.of(writes).stream().allMatch(fold::add);
    }

    private Collection<Net> nets(WriteShape shape) {
        return fold.of(tables.shape(shape).table);
    }

    private Net only(WriteShape shape) {
        assertThat(nets(shape)).hasSize(1);
        return nets(shape).iterator().next();
    }

    private Net only(WriteShape shape, RowKey key) {
        return nets(shape).stream().filter(net -> net.key.equals(key)).findFirst().orElseThrow();
    }

    private static Write put(WriteShape shape, Expected expected, Object... values) {
        Row row = Row.of(values);
        return new Write.Put(
                shape, tableKey(shape, row), row, null, expected, new RowChange.Insert(shape.target(), row));
    }

    private static Write put(WriteShape shape, Row before, Row after) {
        return new Write.Put(
                shape,
                tableKey(shape, after),
                after,
                before,
                Expected.PRESENT,
                new RowChange.Update(shape.target(), before, after));
    }

    private static Write delete(WriteShape shape, Expected expected, Object key) {
        Row row = Row.of(key, 1L, 1L, 1L);
        return new Write.Delete(shape, RowKey.of(key), expected, new RowChange.Delete(shape.target(), row));
    }

    private static Write move(WriteShape shape, Object from, Object... values) {
        Row row = Row.of(values);
        return new Write.Move(
                shape,
                RowKey.of(from),
                tableKey(shape, row),
                row,
                null,
                Expected.PRESENT,
                new RowChange.Update(shape.target(), row, row));
    }

    private static RowKey tableKey(WriteShape shape, Row row) {
        return RowKey.of(shape.keyOrdinals().stream().map(row::get).toArray());
    }
}
