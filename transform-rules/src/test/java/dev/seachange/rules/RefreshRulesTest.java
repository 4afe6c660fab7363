package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.expression.References;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from what a window found, when nothing is taken for known about the target. */
class RefreshRulesTest {
    private static final TableSchema SQUID =
            table("shop.squid", "id int key", "nm varchar(20) not null", "status varchar(20) collate utf8mb4_bin");
    private static final TableSchema SEAFOOD =
            table("market.seafood", "seafood_id bigint key", "kind varchar(10) key", "name varchar(10) not null");
    private static final TableSchema TAG =
            table("shop.tag", "squid_id int unsigned key", "tag varchar(20) collate utf8mb4_bin key");
    private static final TableSchema LABEL = table(
            "market.label", "tag varchar(20) collate utf8mb4_bin key", "seafood_id bigint key", "origin varchar(9) key");
    private static final TableSchema OTHER = table("shop.other", "id int key");
    private static final Catalog OLD = Catalog.of(SQUID, TAG, OTHER);
    private static final Catalog NEW = Catalog.of(SEAFOOD, LABEL);
    private static final String SQUIDS = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id, kind: { value: squid } }
                columns: { name: { from: nm, type: varchar(10) } }
            ignore: [shop.tag, shop.other]
            """;
    private static final String TAGS = """
            mapping: 1
            rules:
              tag:
                from: shop.tag
                to: market.label
                key: { seafood_id: squid_id, tag: tag, origin: { value: tag } }
                columns: {}
              other:
                from: shop.other
                to: market.label
                key: { seafood_id: id, tag: { value: x }, origin: { value: other } }
                columns: {}
            ignore: [shop.squid]
            """;
    private final RuleSet rules = TestingRules.compile(SQUIDS, OLD, NEW);

    private static TestingRules refresh(RuleSet rules, RowChange found) {
        TestingRules output = new TestingRules();
        rules.refresh(found, new Circumstances(true, Instant.EPOCH, References.NONE), null, output);
        return output;
    }

    private static RowChange read(long id, String name, String status) {
        return new RowChange.Read(SQUID, Row.of(id, name, status));
    }

    @Test
    void a_row_that_passes_is_put_whatever_is_there() {
        Write.Put put = (Write.Put) refresh(rules, read(7, "Giant", "live")).only();
        assertThat(put.expected()).isEqualTo(Expected.UNKNOWN);
        assertThat(put.key()).isEqualTo(RowKey.of(7L, "squid"));
    }

    @Test
    void a_row_outside_the_filter_is_deleted_though_it_never_was_inside() {
        RowChange draft = read(7, "Giant", "draft");
        Write.Delete delete = (Write.Delete) refresh(rules, draft).only();
        assertThat(delete).isEqualTo(new Write.Delete(delete.shape(), RowKey.of(7L, "squid"), Expected.UNKNOWN, draft));
    }

    @Test
    void a_key_without_a_row_is_deleted_knowing_no_more_than_the_key() {
        RowChange absent = new RowChange.Absent(SQUID, RowKey.of(9L));
        Write.Delete delete = (Write.Delete) refresh(rules, absent).only();
        assertThat(delete).isEqualTo(new Write.Delete(delete.shape(), RowKey.of(9L, "squid"), Expected.UNKNOWN, absent));
    }

    @Test
    void a_rule_that_ignores_deletes_wants_nothing_of_either() {
        RuleSet ignoring = TestingRules.compile(SQUIDS.replace("    columns:", "    on_delete: ignore\n    columns:"), OLD, NEW);
        assertThat(refresh(ignoring, read(7, "Giant", "draft")).filtered).containsExactly("squid");
        assertThat(refresh(ignoring, new RowChange.Absent(SQUID, RowKey.of(9L))).filtered).containsExactly("squid");
    }

    @Test
    void a_row_that_stays_is_marked_by_the_change_it_went_with_alone() {
        TableSchema marked = table(
                "market.seafood", "seafood_id bigint key", "kind varchar(10) key", "name varchar(10) not null",
                "gone tinyint not null default 0");
        String text = SQUIDS.replace("    columns:", "    on_delete: { set: { gone: 1 } }\n    columns:");
        RuleSet marking = TestingRules.compile(text, OLD, Catalog.of(marked, LABEL));
        assertThat(refresh(marking, read(7, "Giant", "draft")).filtered).containsExactly("squid");
        assertThat(refresh(marking, new RowChange.Absent(SQUID, RowKey.of(9L))).filtered).containsExactly("squid");
        Write.Put put = (Write.Put) refresh(marking, read(7, "Giant", "live")).only();
        assertThat(put.values()).as("it is there, so its mark goes").isEqualTo(Row.of(7L, "squid", "Giant", 0L));
    }

    @Test
    void a_row_is_left_alone_whose_key_in_new_is_made_of_what_old_no_longer_tells() {
        TableSchema nick = table("market.nick", "name varchar(20) collate utf8mb4_bin key", "squid_id int");
        RuleSet declared = TestingRules.compile("""
                mapping: 1
                rules:
                  nick:
                    from: shop.squid
                    to: market.nick
                    key: { name: "coalesce(status, 'none')" }
                    keys: declared
                    columns: { squid_id: id }
                    drop: rest
                ignore: [shop.tag, shop.other]
                """, OLD, Catalog.of(nick));
        TestingRules gone = refresh(declared, new RowChange.Absent(SQUID, RowKey.of(9L)));
        assertThat(gone.writes).isEmpty();
        assertThat(gone.rejections).extracting(Rejection::code).containsExactly("V206");
        Row last = ((RowChange.Read) read(7, "Giant", "live")).row();
        Write.Delete delete = (Write.Delete) refresh(declared, RowChange.Absent.of(SQUID, last)).only();
        assertThat(delete.key()).as("a change tells what there was").isEqualTo(RowKey.of("live"));
        Write.Put put = (Write.Put) refresh(declared, read(7, "Giant", "live")).only();
        assertThat(put.key()).isEqualTo(RowKey.of("live"));
    }

    @Test
    void a_key_that_new_numbers_is_deleted_where_it_has_a_number_and_gets_none_for_that() {
        String text = SQUIDS.replace("seafood_id: id,", "seafood_id: \"keymap('squid', id)\",");
        RuleSet numbering = TestingRules.compile(text, OLD, NEW);
        assertThat(numbering.reversals(SQUID.id())).isEmpty();
        GivenReferences given = new GivenReferences();
        given.number("squid", RowKey.of(7L));
        TestingRules output = new TestingRules();
        Circumstances around = new Circumstances(true, Instant.EPOCH, given);
        numbering.refresh(new RowChange.Absent(SQUID, RowKey.of(9L)), around, null, output);
        numbering.refresh(read(8, "Giant", "draft"), around, null, output);
        assertThat(output.filtered).containsExactly("squid", "squid");
        numbering.refresh(new RowChange.Absent(SQUID, RowKey.of(7L)), around, null, output);
        assertThat(output.writes).hasSize(1).first().isInstanceOf(Write.Delete.class);
        assertThat(((Write.Delete) output.writes.getFirst()).key()).isEqualTo(RowKey.of(1L, "squid"));
        numbering.refresh(read(8, "Giant", "live"), around, Set.of("another"), output);
        assertThat(output.writes).hasSize(1);
        assertThat(given.asked).containsExactly("squid " + RowKey.of(7L));
    }

    @Test
    void a_value_that_does_not_fit_is_rejected_as_ever() {
        assertThat(refresh(rules, read(7, "Much too long", "live")).rejection().key()).isEqualTo(RowKey.of(7L));
    }

    @Test
    void changes_of_the_stream_are_no_findings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> refresh(rules, new RowChange.Insert(SQUID, Row.of(7L, "Giant", "live"))));
    }

    @Test
    void a_key_is_turned_back_where_its_rows_belong_to_one_rule() {
        KeyReversal way = rules.reversals(SQUID.id()).getFirst();
        assertThat(way.constants()).isEqualTo(java.util.Map.of("kind", "squid"));
        assertThat(way.sourceKey(RowKey.of(7L, "squid"))).isEqualTo(RowKey.of(7L));
        assertThat(way.sourceKey(RowKey.of(7L, "octopus"))).isNull();
        // More than OLD's INT can hold: no row of OLD has it.
        assertThat(way.sourceKey(RowKey.of(1L << 40, "squid"))).isNull();
    }

    @Test
    void constants_keep_rules_apart_and_parts_may_change_places() {
        RuleSet both = TestingRules.compile(TAGS, OLD, NEW);
        KeyReversal way = both.reversals(TAG.id()).getFirst();
        assertThat(way.sourceKey(RowKey.of("deep", 7L, "tag"))).isEqualTo(RowKey.of(7L, "deep"));
        assertThat(way.sourceKey(RowKey.of("deep", -7L, "tag"))).isNull();
        assertThat(both.reversals(OTHER.id())).hasSize(1);
    }

    /** A delete by a wrong owner would take another rule's row. */
    @Test
    void a_word_that_keys_differ_is_no_proof_of_whose_a_row_is() {
        String declared = TAGS.replace("tag: { value: x }, origin: { value: other } }", "tag: { value: x }, origin: { value: tag } }")
                .replace("columns: {}", "keys: declared\n    columns: {}");
        RuleSet both = TestingRules.compile(declared, OLD, NEW);
        assertThat(both.reversals(TAG.id())).isEmpty();
        assertThat(both.reversals(OTHER.id())).isEmpty();
    }

    @Test
    void there_is_no_way_back_for_a_computed_key_or_one_that_ignores_deletes() {
        String computed = SQUIDS.replace("seafood_id: id,", "seafood_id: id + 1000,");
        KeyReversal way = TestingRules.compile(computed, OLD, NEW).reversals(SQUID.id()).getFirst();
        assertThat(way.sourceKey(RowKey.of(1007L, "squid"))).as("never a wrong key").isNull();
        String ignoring = SQUIDS.replace("    columns:", "    on_delete: ignore\n    columns:");
        assertThat(TestingRules.compile(ignoring, OLD, NEW).reversals(SQUID.id())).isEmpty();
    }

    @Test
    void a_condition_given_by_hand_is_read_like_a_rules() {
        RowCondition condition = RowCondition.parse("--where", "status = 'live' and id > 5", SQUID);
        assertThat(condition.of(Row.of(7L, "Giant", "live"))).isEqualTo(RowCondition.Answer.HOLDS);
        assertThat(condition.of(Row.of(3L, "Giant", "live"))).isEqualTo(RowCondition.Answer.FAILS);
        assertThat(condition.of(Row.of(7L, "Giant", null))).isEqualTo(RowCondition.Answer.FAILS);
        RowCondition divides = RowCondition.parse("--where", "1 / (id - 7) > 0", SQUID);
        assertThat(divides.of(Row.of(7L, "Giant", "live"))).isEqualTo(RowCondition.Answer.UNDECIDED);
        assertThat(divides.of(Row.of(8L, "Giant", "live"))).isEqualTo(RowCondition.Answer.HOLDS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCondition.parse("--where", "statu = 1", SQUID))
                .withMessageContaining("--where:1:1  E210")
                .withMessageContaining("unknown column `statu` of shop.squid; did you mean `status`?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCondition.parse("--where", "old.status = 'live'", SQUID))
                .withMessageContaining("has no change behind it");
    }
}
