package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a changed set of rules means. */
class RuleChangesTest {
    private static final TableSchema SQUID = table(
            "shop.squid", "id int key", "nm varchar(20) not null", "size_cd char(2)", "status varchar(20) collate utf8mb4_bin");
    private static final TableSchema OCTOPUS = table("shop.octopus", "id int key", "nm varchar(20) not null");
    private static final Catalog OLD = Catalog.of(SQUID, OCTOPUS);
    private static final Catalog NEW = Catalog.of(
            table("market.seafood", "seafood_id bigint key", "name varchar(20) not null", "size varchar(10)"),
            table("market.octopus", "id bigint key", "nm varchar(20) not null"),
            table("market.name", "id bigint key", "name varchar(20) not null"));
    private static final Set<TableId> BOTH = Set.of(SQUID.id(), OCTOPUS.id());
    private static final String RULES = """
            mapping: 1
            values:
              size: { S: small, L: large }
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: nm, size: { from: size_cd, values: size } }
              octopus:
                from: /shop\\.(?<table>octopus)/
                to: market.${table}
                columns: copy
            """;

    private static RuleSet compile(String rules) {
        return TestingRules.compile(rules, OLD, NEW);
    }

    private static RuleChanges changes(String now) {
        return RuleChanges.between(compile(RULES).meanings(), compile(now).meanings(), BOTH);
    }

    @Test
    void a_meaning_is_told_in_words() {
        assertThat(compile(RULES).meanings()).extracting(Meaning::parts).containsExactly(
                new java.util.TreeMap<>(Map.of(
                        "to", "market.seafood", "key", "seafood_id: id", "where", "status <> 'draft'", ".name", "nm",
                        ".size", "size_cd by { 'L': 'large', 'S': 'small' }")),
                new java.util.TreeMap<>(Map.of("to", "market.octopus", "key", "id: id", ".nm", "nm")));
    }

    @Test
    void what_is_kept_with_blanks_is_told_as_people_write_it() {
        RuleChanges changes = changes(RULES.replace("name: nm", """
                name: {
                          from: "left(concat(nm, ' ( , . ) ', `status`), -(-3) + 20 * (2 - 1))", type: "varchar(20)" }""")
                .replace("status <> 'draft'", "status not in ('draft', 'it''s ( new )') and (id > -1 or (id) is null)"));
        assertThat(changes.render())
                .contains("now  left(concat(nm, ' ( , . ) ', `status`), -(-3) + 20 * (2 - 1)) as varchar(20)")
                .contains("now  status not in ('draft', 'it''s ( new )') and (id > -1 or (id) is null)");
        assertThat(changes.changed().getFirst().now().parts().get("where"))
                .as("what NEW keeps stays as earlier versions have kept it")
                .isEqualTo("status not in ( 'draft' , 'it''s ( new )' ) and ( id > - 1 or ( id ) is null )");
    }

    @Test
    void layout_comments_order_and_names_of_maps_mean_nothing() {
        String other = """
                mapping: 1
                values:
                  letters: { L: large, S: small }   # turned round
                rules:
                  octopus: { from: '/shop\\.(?<table>oct.*)/', to: 'market.${table}', columns: copy }
                  squid:
                    columns: { size: { from: size_cd, values: letters }, name: nm }
                    key: { seafood_id: id }
                    to: market.seafood
                    where: "status   <>'draft'"
                    from: shop.squid
                """;
        assertThat(compile(other).hash()).isNotEqualTo(compile(RULES).hash());
        RuleChanges changes = changes(other);
        assertThat(changes.wantsDecision()).isFalse();
        assertThat(changes.render()).isEmpty();
    }

    @Test
    void rules_may_change_on_tables_of_which_nothing_is_in_new_yet() {
        String other = RULES.replace("<> 'draft'", "= 'live'");
        RuleChanges changes =
                RuleChanges.between(compile(RULES).meanings(), compile(other).meanings(), Set.of(OCTOPUS.id()));
        assertThat(changes.wantsDecision()).isFalse();
        assertThat(changes.changed()).isEmpty();
    }

    @Test
    void changed_parts_are_named_with_what_they_were() {
        RuleChanges changes = changes(RULES.replace("<> 'draft'", "= 'live'").replace("L: large", "L: large, M: medium"));
        assertThat(changes.wantsDecision()).isTrue();
        assertThat(changes.toRefresh()).isEqualTo(Map.of(SQUID.id(), Set.of("squid")));
        assertThat(changes.render()).isEqualTo("""
                  changed  squid: shop.squid -> market.seafood
                             seafood.size  was  size_cd by { 'L': 'large', 'S': 'small' }
                                           now  size_cd by { 'L': 'large', 'M': 'medium', 'S': 'small' }
                             where         was  status <> 'draft'
                                           now  status = 'live'""".indent(2).stripTrailing());
    }

    @Test
    void a_new_rule_on_a_copied_table_wants_a_refresh_and_a_new_table_is_copied() {
        String more = RULES + """
                  name:
                    from: shop.squid
                    to: market.name
                    key: { id: id }
                    columns: { name: nm }
                    drop: rest
                """;
        RuleChanges copied = changes(more);
        assertThat(copied.added()).extracting(Meaning::rule).containsExactly("name");
        assertThat(copied.toRefresh()).isEqualTo(Map.of(SQUID.id(), Set.of("name")));
        assertThat(copied.render()).contains("new      name: shop.squid -> market.name  (shop.squid is copied already)");

        String less = RULES.substring(0, RULES.indexOf("  octopus:")) + "ignore: [shop.octopus]\n";
        RuleChanges first = RuleChanges.between(compile(less).meanings(), compile(RULES).meanings(), Set.of(SQUID.id()));
        assertThat(first.wantsDecision()).isFalse();
        assertThat(first.newTables()).containsExactly(OCTOPUS.id());
        assertThat(first.render()).isEqualTo("  new      shop.octopus: it will be copied");
    }

    @Test
    void a_rule_that_is_gone_wants_a_word() {
        RuleChanges changes = changes(RULES.substring(0, RULES.indexOf("  octopus:")) + "ignore: [shop.octopus]\n");
        assertThat(changes.wantsDecision()).isTrue();
        assertThat(changes.toRefresh()).isEmpty();
        assertThat(changes.goneTables(compile(RULES).meanings())).isEmpty();
        assertThat(changes.goneTables(List.of())).containsExactly(OCTOPUS.id());
        assertThat(changes.render()).contains("gone     octopus: shop.octopus -> market.octopus");
    }

    @Test
    void another_name_alone_is_no_other_meaning() {
        RuleChanges changes = changes(RULES.replace("  squid:", "  cephalopod:"));
        assertThat(changes.wantsDecision()).isFalse();
        assertThat(changes.render())
                .isEqualTo("  renamed  squid -> cephalopod: shop.squid -> market.seafood  (means the same)");
    }

    @Test
    void names_that_were_exchanged_or_handed_on_are_no_other_meaning() {
        String names = """
                  names: { from: shop.squid, to: market.name, key: { id: id }, columns: { name: nm }, drop: rest }
                """;
        RuleSet before = compile(RULES + names);
        String swapped = (RULES + names).replace("  squid:", "  *:").replace("  names:", "  squid:").replace("  *:", "  names:");
        RuleChanges swap = RuleChanges.between(before.meanings(), compile(swapped).meanings(), BOTH);
        assertThat(swap.wantsDecision()).isFalse();
        assertThat(swap.isEmpty()).isFalse();
        assertThat(swap.render()).isEqualTo("""
                  renamed  squid -> names: shop.squid -> market.seafood  (means the same)
                  renamed  names -> squid: shop.squid -> market.name  (means the same)""".indent(2).stripTrailing());

        String chained = (RULES + names).replace("  names:", "  third:").replace("  squid:", "  names:");
        RuleChanges chain = RuleChanges.between(before.meanings(), compile(chained).meanings(), BOTH);
        assertThat(chain.wantsDecision()).isFalse();
        assertThat(chain.renamed()).extracting(one -> one.before().rule() + " -> " + one.now().rule())
                .containsExactlyInAnyOrder("squid -> names", "names -> third");

        // The name goes to another rule, and what had it is gone.
        RuleChanges taken = RuleChanges.between(
                before.meanings(), compile(RULES.replace("  squid:", "  names:")).meanings(), BOTH);
        assertThat(taken.changed()).isEmpty();
        assertThat(taken.gone()).extracting(Meaning::target).containsExactly("market.name");
        assertThat(taken.touched()).containsExactly(SQUID.id());
    }

    @Test
    void waiting_parts_go_with_their_rule_unless_some_of_it_keeps_the_name() {
        RuleSet before = compile(RULES);
        assertThat(changes(RULES).waitingParts(before.meanings())).isEmpty();
        RuleSet renamed = compile(RULES.replace("  squid:", "  cephalopod:"));
        assertThat(RuleChanges.between(before.meanings(), renamed.meanings(), BOTH).waitingParts(renamed.meanings()))
                .containsExactly(new RuleChanges.WaitingParts("squid", TableId.parse("market.seafood"), "cephalopod"));
        RuleSet less = compile(RULES.substring(0, RULES.indexOf("  octopus:")) + "ignore: [shop.octopus]\n");
        assertThat(RuleChanges.between(before.meanings(), less.meanings(), BOTH).waitingParts(less.meanings()))
                .containsExactly(new RuleChanges.WaitingParts("octopus", TableId.parse("market.octopus"), null));
        Meaning shard = new Meaning("squid", TableId.parse("shop_2.squid"), before.meanings().getLast().parts());
        Meaning other = new Meaning("squid", TableId.parse("shop.squid"), before.meanings().getLast().parts());
        Meaning named = new Meaning("first", other.source(), other.parts());
        List<Meaning> half = List.of(named, shard);
        Set<TableId> both = Set.of(shard.source(), other.source());
        assertThat(RuleChanges.between(List.of(other, shard), half, both).renamed()).hasSize(1);
        assertThat(RuleChanges.between(List.of(other, shard), half, both).waitingParts(half)).isEmpty();
    }

    @Test
    void rows_under_an_old_key_are_not_promised_to_go() {
        RuleChanges changes = changes(RULES.replace("seafood_id: id }", "seafood_id: id + 1000 }"));
        assertThat(changes.render()).contains("Rows made under the old key may stay in NEW: remove them yourself.");
    }

    @Test
    void another_zone_or_overlap_is_another_meaning() {
        TableSchema catches = table("shop.catch", "id int key", "landed datetime not null");
        TableSchema landings = table("market.landing", "id int key", "landed_at timestamp not null");
        String rules = """
                mapping: 1
                rules:
                  catch:
                    from: shop.catch
                    to: market.landing
                    key: { id: id }
                    columns: { landed_at: { from: landed, zone: Europe/Lisbon } }
                """;
        Meaning before = meaning(rules, catches, landings);
        assertThat(before.parts()).containsEntry(".landed_at", "landed zone Europe/Lisbon");
        assertThat(meaning(rules.replace("Lisbon", "Madrid"), catches, landings)).isNotEqualTo(before);
        assertThat(meaning(rules.replace("Lisbon", "Lisbon, overlap: later"), catches, landings).parts())
                .containsEntry(".landed_at", "landed zone Europe/Lisbon, the later");
    }

    private static Meaning meaning(String rules, TableSchema from, TableSchema to) {
        return TestingRules.compile(rules, Catalog.of(from), Catalog.of(to)).meanings().getFirst();
    }
}
