package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that feed columns of rows that are another rule's. */
class PartsTest {
    private static final TableSchema SQUID = table("shop.squid", "id int key", "nm varchar(20) not null");
    private static final TableSchema CARE = table(
            "shop.care", "squid_id int key", "chill int not null", "days int not null", "best date");
    private static final TableSchema OCTOPUS = table("shop.octopus", "id int key", "nm varchar(20) not null");
    private static final TableSchema SEAFOOD = table(
            "market.seafood",
            "kind varchar(10) key",
            "seafood_id bigint key",
            "name varchar(20) not null",
            "keep_cold tinyint not null default 0",
            "shelf_days int",
            "price decimal(6,2) not null default '1.50'",
            "best date default '2026-01-02'",
            "seen timestamp(6) default '2026-01-02 03:04:05.000006'",
            "note varchar(10) default 'none'");
    private static final Catalog OLD = Catalog.of(SQUID, CARE, OCTOPUS);
    private static final Catalog NEW = Catalog.of(SEAFOOD);
    private static final String RULES = """
            mapping: 1
            rules:
              squid_care:
                from: shop.care
                where: days < 100
                to: market.seafood
                owns: columns
                key: { kind: { value: squid }, seafood_id: squid_id }
                columns: { keep_cold: chill = 1, shelf_days: days }
                drop: [best]
              squid:
                from: shop.squid
                to: market.seafood
                key: { kind: { value: squid }, seafood_id: id }
                columns: { name: nm }
              octopus:
                from: shop.octopus
                to: market.seafood
                key: { kind: { value: octopus }, seafood_id: id }
                columns: { name: nm }
              best:
                from: shop.care
                to: market.seafood
                owns: columns
                key: { kind: { value: squid }, seafood_id: squid_id }
                columns: { best: best, price: { value: 2.00 }, seen: event_time(), note: "'x'" }
                drop: rest
            """;
    private final RuleSet rules = TestingRules.compile(RULES, OLD, NEW);

    private static Row care(long id, long chill, long days) {
        return Row.of(id, chill, days, null);
    }

    private WriteShape shape(String rule) {
        return rules.shapes().stream().filter(s -> s.rule().equals(rule)).findFirst().orElseThrow();
    }

    private Write of(String rule, RowChange change) {
        return apply(rules, change).writes.stream()
                .filter(write -> write.shape().rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPartKnowsWhatItsColumnsHoldWithoutIt() {
        WriteShape care = shape("squid_care");
        assertThat(care.columns()).extracting(Column::name).containsExactly("kind", "seafood_id", "keep_cold", "shelf_days");
        assertThat(care.keyOrdinals()).containsExactly(0, 1);
        assertThat(care.makesRows()).isFalse();
        assertThat(care.share()).isEqualTo(new Share.Part(Row.of(null, null, 0L, null)));
        assertThat(shape("best").share()).isEqualTo(new Share.Part(Row.of(
                null, null, new BigDecimal("1.50"), LocalDate.of(2026, 1, 2), Instant.parse("2026-01-02T03:04:05.000006Z"), "none")));
    }

    @Test
    void everyRuleThatMakesRowsKnowsAllParts() {
        for (String rule : List.of("squid", "octopus")) {
            assertThat(shape(rule).share()).isEqualTo(new Share.Whole(List.of(shape("squid_care"), shape("best"))));
        }
        assertThat(rules.rules()).containsExactly("squid_care", "squid", "octopus", "best");
        assertThat(rules.shapes()).extracting(WriteShape::rule).containsExactly("squid_care", "squid", "octopus", "best");
    }

    @Test
    void aPartIsPutAndGoesWithItsSourceRow() {
        RowChange insert = new RowChange.Insert(CARE, care(7, 1, 9));
        Write.Put put = (Write.Put) of("squid_care", insert);
        assertThat(put.key()).isEqualTo(RowKey.of("squid", 7L));
        assertThat(put.values()).isEqualTo(Row.of("squid", 7L, 1L, 9L));
        Write.Delete delete = (Write.Delete) of("squid_care", new RowChange.Delete(CARE, care(7, 1, 9)));
        assertThat(delete.shape()).isSameAs(put.shape());
        assertThat(delete.key()).isEqualTo(RowKey.of("squid", 7L));
        RowChange left = new RowChange.Update(CARE, care(7, 1, 9), care(7, 1, 100));
        assertThat(of("squid_care", left)).isInstanceOf(Write.Delete.class);
        RowChange moved = new RowChange.Update(CARE, care(7, 1, 9), care(8, 1, 9));
        assertThat(of("squid_care", moved)).isInstanceOf(Write.Move.class);
    }

    @Test
    void theOwnerOfARowIsNotChanged() {
        Write.Put put = (Write.Put) of("squid", new RowChange.Insert(SQUID, Row.of(7L, "a")));
        assertThat(put.values()).isEqualTo(Row.of("squid", 7L, "a"));
        assertThat(put.expected()).isEqualTo(Expected.ABSENT);
    }

    @Test
    void columnsThatTheChangeFeedsAreNamed() {
        assertThat(rules.momentary(shape("best"))).containsExactly("seen");
        assertThat(rules.momentary(shape("squid"))).isEmpty();
    }

    @Test
    void aTruncationOfEitherCannotBeFollowed() {
        for (TableSchema table : List.of(SQUID, CARE)) {
            assertThatThrownBy(() -> apply(rules, new RowChange.Truncate(table)))
                    .isInstanceOf(UnsupportedChange.class)
                    .hasMessageContaining("shares its rows with other rules");
        }
    }

    @Test
    void tablesBehindOnePartMayFeedDifferentColumns() {
        TableSchema one = table("shop1.care", "id int key", "keep_cold tinyint not null");
        TableSchema two = table("shop2.care", "id int key", "shelf_days int", "keep_cold tinyint not null");
        String shards = """
                mapping: 1
                rules:
                  squid: { from: shop.squid, to: market.seafood, key: { kind: { value: squid }, seafood_id: id }, columns: { name: nm } }
                  care:
                    from: "/shop(?<shard>[12]).care/"
                    to: market.seafood
                    owns: columns
                    key: { kind: { value: "${shard}" }, seafood_id: id }
                    columns: copy
                """;
        RuleSet sharded = TestingRules.compile(shards, Catalog.of(SQUID, one, two), NEW);
        Share.Whole whole = (Share.Whole) sharded.shapesOf(SQUID.id()).getFirst().share();
        assertThat(whole.parts()).hasSize(1);
        assertThat(whole.parts().getFirst().columns()).extracting(Column::name)
                .containsExactly("kind", "seafood_id", "keep_cold", "shelf_days");
        String same = shards.replace("value: \"${shard}\"", "value: squid");
        assertThat(TestingRules.problems(same, Catalog.of(SQUID, one, two), NEW)).contains("E406");
    }

    @Test
    void aNotNullColumnThatAPartFeedsNeedNotBeFedByTheOwner() {
        String without = RULES.replace("keep_cold: chill = 1, ", "").replace("drop: [best]", "drop: rest");
        TableSchema needs = table("market.seafood", "kind varchar(10) key", "seafood_id bigint key", "name varchar(20) not null",
                "keep_cold tinyint not null", "shelf_days int", "price decimal(6,2) not null default '1.50'", "best date",
                "seen timestamp(6)", "note varchar(10)");
        assertThat(TestingRules.problems(RULES, OLD, Catalog.of(needs))).contains("E415").doesNotContain("E408");
        assertThat(TestingRules.problems(without, OLD, Catalog.of(needs))).contains("E408").doesNotContain("E415");
    }
}
