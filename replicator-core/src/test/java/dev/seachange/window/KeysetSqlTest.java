package dev.seachange.window;

import static dev.seachange.window.TestingTables.keyedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.RowKey;
import dev.seachange.window.KeysetSql.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text of the queries; whether they find the right rows by an index is for RangesIT to say. */
class KeysetSqlTest {
    private final KeysetSql single = new KeysetSql(keyedBy("shop.squid", "id"));
    private final KeysetSql pair = new KeysetSql(keyedBy("shop.item", "order_id", "line"));
    private final KeysetSql triple = new KeysetSql(keyedBy("shop.stock", "a", "b", "c"));

    @Test
    void the_first_boundary_needs_no_condition() {
        KeysetSql.Query query = single.boundary(null, 2000);
        assertThat(query.sql()).isEqualTo("SELECT `id` FROM `shop`.`squid` ORDER BY `id` LIMIT 1 OFFSET 1999");
        assertThat(query.parameters()).isEmpty();
    }

    @Test
    void a_later_boundary_lies_behind_the_last_one() {
        KeysetSql.Query query = single.boundary(RowKey.of(7L), 1);
        assertThat(query.sql()).isEqualTo("SELECT `id` FROM `shop`.`squid` WHERE `id` > ? ORDER BY `id` LIMIT 1 OFFSET 0");
        assertThat(query.parameters()).containsExactly(new Parameter(0, 7L));
    }

    @Test
    void a_whole_table_is_read_in_the_order_of_its_key() {
        KeysetSql.Query query = pair.rows("*", new KeyRange(null, null));
        assertThat(query.sql()).isEqualTo("SELECT * FROM `shop`.`item` ORDER BY `order_id`, `line`");
    }

    @Test
    void a_range_excludes_its_lower_end_and_includes_its_upper() {
        KeysetSql.Query query = single.rows("`id`, `name`", new KeyRange(RowKey.of(7L), RowKey.of(9L)));
        assertThat(query.sql())
                .isEqualTo("SELECT `id`, `name` FROM `shop`.`squid` WHERE `id` > ? AND NOT (`id` > ?) AND `id` <= ?"
                        + " ORDER BY `id`");
        assertThat(query.parameters()).containsExactly(new Parameter(0, 7L), new Parameter(0, 9L), new Parameter(0, 9L));
    }

    @Test
    void the_first_column_of_a_longer_key_bounds_the_index() {
        KeysetSql.Query query = pair.boundary(RowKey.of(7L, 2L), 10);
        assertThat(query.sql())
                .isEqualTo("SELECT `order_id`, `line` FROM `shop`.`item`"
                        + " WHERE (`order_id` >= ? AND ((`order_id` > ?) OR (`order_id` = ? AND `line` > ?)))"
                        + " ORDER BY `order_id`, `line` LIMIT 1 OFFSET 9");
        assertThat(query.parameters())
                .containsExactly(new Parameter(0, 7L), new Parameter(0, 7L), new Parameter(0, 7L), new Parameter(1, 2L));
    }

    @Test
    void there_is_one_value_for_each_mark_in_its_order() {
        KeysetSql.Query query = triple.rows("*", new KeyRange(RowKey.of(1L, 2L, 3L), RowKey.of(4L, 5L, 6L)));
        assertThat(query.sql().chars().filter(c -> c == '?').count()).isEqualTo(query.parameters().size());
        assertThat(query.parameters())
                .containsExactly(
                        new Parameter(0, 1L), new Parameter(0, 1L), new Parameter(0, 1L), new Parameter(1, 2L),
                        new Parameter(0, 1L), new Parameter(1, 2L), new Parameter(2, 3L),
                        new Parameter(0, 4L), new Parameter(0, 4L), new Parameter(0, 4L), new Parameter(1, 5L),
                        new Parameter(0, 4L), new Parameter(1, 5L), new Parameter(2, 6L), new Parameter(0, 4L));
    }

    @Test
    void keys_one_by_one_are_found_by_the_index() {
        KeysetSql.Query one = single.rows("*", List.of(RowKey.of(7L), RowKey.of(9L)));
        assertThat(one.sql()).isEqualTo("SELECT * FROM `shop`.`squid` WHERE `id` IN (?, ?)");
        assertThat(one.parameters()).containsExactly(new Parameter(0, 7L), new Parameter(0, 9L));
        KeysetSql.Query two = pair.rows("*", List.of(RowKey.of(7L, 1L), RowKey.of(9L, 2L)));
        assertThat(two.sql()).isEqualTo("SELECT * FROM `shop`.`item`"
                + " WHERE (`order_id` = ? AND `line` = ?) OR (`order_id` = ? AND `line` = ?)");
        assertThat(two.parameters())
                .containsExactly(new Parameter(0, 7L), new Parameter(1, 1L), new Parameter(0, 9L), new Parameter(1, 2L));
    }

    @Test
    void keys_are_walked_through_page_by_page() {
        assertThat(single.keys("`id`", List.of(), null, 500).sql())
                .isEqualTo("SELECT `id` FROM `shop`.`squid` ORDER BY `id` LIMIT 500");
        KeysetSql.Query next = pair.keys("`order_id`, `line`", List.of("line"), RowKey.of(7L, 1L), 500);
        assertThat(next.sql())
                .isEqualTo("SELECT `order_id`, `line` FROM `shop`.`item` WHERE `line` = ?"
                        + " AND (`order_id` >= ? AND ((`order_id` > ?) OR (`order_id` = ? AND `line` > ?)))"
                        + " ORDER BY `order_id`, `line` LIMIT 500");
        assertThat(next.parameters()).hasSize(4);
    }

    @Test
    void names_are_quoted() {
        KeysetSql odd = new KeysetSql(keyedBy("sho`p.squid", "i`d"));
        assertThat(odd.boundary(null, 1).sql())
                .isEqualTo("SELECT `i``d` FROM `sho``p`.`squid` ORDER BY `i``d` LIMIT 1 OFFSET 0");
    }
}
