package dev.seachange.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.Row;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CopyOrderTest {
    private final Map<String, TableSchema> targets = new HashMap<>();
    private final Map<TableId, List<WriteShape>> rules = new TreeMap<>();
    private final Map<TableId, Set<TableId>> lookups = new TreeMap<>();

    @Test
    void a_child_comes_after_its_parents_and_grandparents_wait_for_nobody() {
        target("buyer");
        target("purchase", "buyer");
        target("line", "purchase", "goods");
        target("goods");
        rule("customer", "buyer");
        rule("orders", "purchase");
        rule("item", "line");
        rule("squid", "goods");
        CopyOrder order = order();
        assertThat(order.before(old("customer"))).isEmpty();
        assertThat(order.before(old("orders"))).containsExactly(old("customer"));
        assertThat(order.before(old("item"))).containsExactly(old("orders"), old("squid"));
        assertThat(order.circle()).isEmpty();
    }

    @Test
    void every_table_that_feeds_a_parent_comes_first() {
        target("goods");
        target("line", "goods");
        rule("squid", "goods");
        rule("octopus", "goods");
        rule("item", "line");
        assertThat(order().before(old("item"))).containsExactly(old("octopus"), old("squid"));
    }

    @Test
    void parents_that_nobody_feeds_are_not_waited_for() {
        target("line", "goods");
        rule("item", "line");
        assertThat(order().before(old("item"))).isEmpty();
    }

    @Test
    void a_table_that_is_split_waits_for_the_parents_of_both_parts_but_not_for_itself() {
        target("port");
        target("person", "port");
        target("contact", "person");
        target("letter", "contact");
        rule("harbour", "port");
        rule("customer", "person", "contact");
        rule("mail", "letter");
        CopyOrder order = order();
        assertThat(order.before(old("customer"))).containsExactly(old("harbour"));
        assertThat(order.before(old("mail"))).containsExactly(old("customer"));
        assertThat(order.circle()).isEmpty();
    }

    @Test
    void a_reference_to_the_own_table_is_a_circle_of_one() {
        target("staff", "staff");
        rule("employee", "staff");
        CopyOrder order = order();
        assertThat(order.before(old("employee"))).containsExactly(old("employee"));
        assertThat(order.circle()).contains(List.of(old("employee"), old("employee")));
    }

    @Test
    void a_circle_is_named_without_the_tables_that_only_lead_to_it() {
        target("a", "c");
        target("b", "a");
        target("c", "b");
        target("outside", "a");
        rule("old_a", "a");
        rule("old_b", "b");
        rule("old_c", "c");
        rule("aaa", "outside");
        assertThat(order().circle())
                .contains(List.of(old("old_a"), old("old_c"), old("old_b"), old("old_a")));
    }

    @Test
    void tables_that_meet_again_are_no_circle() {
        target("top");
        target("left", "top");
        target("right", "top");
        target("bottom", "left", "right");
        Stream.of("top", "left", "right", "bottom").forEach(name -> rule("old_" + name, name));
        assertThat(order().circle()).isEmpty();
    }

    @Test
    void two_sources_of_one_table_that_refers_to_another_of_theirs_are_a_circle() {
        target("goods", "label");
        target("label", "goods");
        rule("squid", "goods");
        rule("tag", "label");
        assertThat(order().circle()).contains(List.of(old("squid"), old("tag"), old("squid")));
    }

    @Test
    void a_table_waits_for_those_that_feed_what_its_rules_look_up() {
        target("port");
        target("catch");
        target("tariff");
        rule("harbour", "port");
        rule("pier", "port");
        rule("haul", "catch");
        lookups.put(old("haul"), Set.of(fresh("port"), fresh("tariff")));
        CopyOrder order = order();
        assertThat(order.before(old("haul"))).containsExactly(old("harbour"), old("pier"));
        assertThat(order.before(old("harbour"))).isEmpty();
    }

    @Test
    void rows_come_before_what_is_fed_into_them() {
        target("goods");
        target("line", "goods");
        rule("squid", "goods");
        part("care", "goods");
        rule("item", "line");
        CopyOrder order = order();
        assertThat(order.before(old("care"))).containsExactly(old("squid"));
        assertThat(order.before(old("item"))).as("parts make no parents").containsExactly(old("squid"));
        assertThat(order.circle()).isEmpty();
    }

    @Test
    void lookups_in_a_table_that_is_fed_by_the_same_are_a_circle_and_so_are_lookups_and_references_that_meet() {
        target("port");
        target("catch", "port");
        rule("harbour", "port");
        rule("haul", "catch");
        lookups.put(old("harbour"), Set.of(fresh("port")));
        assertThat(order().circle()).contains(List.of(old("harbour"), old("harbour")));
        lookups.put(old("harbour"), Set.of(fresh("catch")));
        assertThat(order().circle()).contains(List.of(old("harbour"), old("haul"), old("harbour")));
    }

    @Test
    void foreign_keys_go_before_the_order_of_parts() {
        target("goods", "log");
        target("log");
        rule("squid", "goods");
        rules.put(old("care"), List.of(shape("log"), partOf("goods")));
        CopyOrder order = order();
        assertThat(order.before(old("squid"))).containsExactly(old("care"));
        assertThat(order.before(old("care"))).isEmpty();
        assertThat(order.circle()).isEmpty();
    }

    @Test
    void two_tables_that_make_rows_and_feed_each_others_are_no_circle() {
        target("one");
        target("two");
        rules.put(old("a"), List.of(shape("one"), partOf("two")));
        rules.put(old("b"), List.of(shape("two"), partOf("one")));
        CopyOrder order = order();
        assertThat(order.circle()).isEmpty();
        assertThat(order.before(old("a"))).containsExactly(old("b"));
        assertThat(order.before(old("b"))).isEmpty();
    }

    private CopyOrder order() {
        return CopyOrder.of(
                new TreeSet<>(rules.keySet()),
                table -> rules.getOrDefault(table, List.of()),
                table -> lookups.getOrDefault(table, Set.of()));
    }

    /** A table of NEW with a foreign key to each parent. */
    private void target(String name, String... parents) {
        List<ForeignKey> references = Arrays.stream(parents)
                .map(parent -> new ForeignKey(
                        "fk_" + parent, List.of("id"), fresh(parent), List.of("id"), ForeignKey.Action.RESTRICT,
                        ForeignKey.Action.RESTRICT))
                .toList();
        Column id = new Column("id", new ColumnType.Int(64, false), "bigint", false, false, false);
        targets.put(name, new TableSchema(fresh(name), List.of(id), List.of("id"), List.of(), references));
    }

    /** A table of OLD, and the tables it feeds. */
    private void rule(String source, String... fed) {
        rules.put(old(source), Arrays.stream(fed).map(this::shape).toList());
    }

    private void part(String source, String target) {
        rules.put(old(source), List.of(partOf(target)));
    }

    private WriteShape partOf(String target) {
        WriteShape whole = shape(target);
        return new WriteShape(
                "part", whole.target(), whole.columns(), whole.keyOrdinals(), false, new Share.Part(Row.of()));
    }

    private WriteShape shape(String target) {
        TableSchema table = targets.getOrDefault(
                target, new TableSchema(fresh(target), List.of(), List.of(), List.of(), List.of()));
        return new WriteShape(target, table, table.columns(), List.of(0), false);
    }

    private static TableId old(String name) {
        return new TableId("shop", name);
    }

    private static TableId fresh(String name) {
        return new TableId("market", name);
    }
}
