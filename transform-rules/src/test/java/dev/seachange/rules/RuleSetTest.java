package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final TableSchema SQUID = table(
            "shop.squid",
            "id int key",
            "nm varchar(20) not null",
            "size_cd char(2)",
            "cents bigint not null",
            "status varchar(20) collate utf8mb4_bin");
    private static final TableSchema SEAFOOD = table(
            "market.seafood",
            "kind varchar(10) not null",
            "seafood_id bigint key",
            "size enum('small','large')",
            "name varchar(20) not null",
            "price decimal(6,0) not null");
    private static final Catalog OLD = Catalog.of(SQUID);
    private static final Catalog NEW = Catalog.of(SEAFOOD);
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
                columns:
                  name: nm
                  size: { from: size_cd, values: size }
                  price: { from: cents, type: "decimal(6,0)" }
                  kind: { value: squid }
            """;
    private final RuleSet rules = TestingRules.compile(RULES, OLD, NEW);
    private final Row live = squid(7, "Giant", "L", 100, "live");
    private final Row cheaper = squid(7, "Giant", "L", 90, "live");
    private final Row moved = squid(8, "Giant", "L", 100, "live");
    private final Row draft = squid(7, "Giant", "L", 100, "draft");
    private final Row bad = squid(7, "Giant", "XL", 100, "live");

    private static Row squid(long id, String name, @Nullable String size, long cents, @Nullable String status) {
        return Row.of(id, name, size, cents, status);
    }

    private static Row seafood(long id, String price) {
        return Row.of("squid", id, "large", "Giant", new BigDecimal(price));
    }

    private static RowChange update(Row before, Row after) {
        return new RowChange.Update(SQUID, before, after);
    }

    @Test
    void anInsertBecomesAPutOfANewRowInTheOrderOfTheTargetTable() {
        RowChange insert = new RowChange.Insert(SQUID, live);
        Write.Put put = (Write.Put) apply(rules, insert).only();
        assertThat(put.shape().columns()).extracting(Column::name).containsExactly("kind", "seafood_id", "size", "name", "price");
        assertThat(put.shape().keyOrdinals()).containsExactly(1);
        assertThat(put).isEqualTo(
                new Write.Put(put.shape(), RowKey.of(7L), seafood(7, "100"), null, Expected.ABSENT, insert));
    }

    @Test
    void aRowReadByACopyMayBeThereOrNot() {
        RowChange read = new RowChange.Read(SQUID, live);
        Write.Put put = (Write.Put) apply(rules, read).only();
        assertThat(put.expected()).isEqualTo(Expected.UNKNOWN);
        assertThat(apply(rules, new RowChange.Read(SQUID, draft)).filtered).containsExactly("squid");
    }

    @Test
    void anUpdateInsideTheFilterPutsTheRow() {
        RowChange update = update(live, cheaper);
        Write.Put put = (Write.Put) apply(rules, update).only();
        assertThat(put).isEqualTo(
                new Write.Put(put.shape(), RowKey.of(7L), seafood(7, "90"), null, Expected.PRESENT, update));
    }

    @Test
    void anUpdateOfTheKeyMovesTheRow() {
        RowChange update = update(live, moved);
        Write.Move move = (Write.Move) apply(rules, update).only();
        assertThat(move).isEqualTo(new Write.Move(
                move.shape(), RowKey.of(7L), RowKey.of(8L), seafood(8, "100"), null, Expected.PRESENT, update));
    }

    @Test
    void anUpdateIntoTheFilterInserts() {
        Write.Put put = (Write.Put) apply(rules, update(draft, live)).only();
        assertThat(put.expected()).isEqualTo(Expected.ABSENT);
    }

    @Test
    void anUpdateOutOfTheFilterDeletes() {
        RowChange update = update(moved, draft);
        Write.Delete delete = (Write.Delete) apply(rules, update).only();
        assertThat(delete).isEqualTo(new Write.Delete(delete.shape(), RowKey.of(8L), Expected.PRESENT, update));
    }

    @Test
    void anUpdateOutsideTheFilterIsNothing() {
        assertThat(apply(rules, update(draft, draft)).filtered).containsExactly("squid");
        assertThat(apply(rules, update(draft, draft)).writes).isEmpty();
    }

    @Test
    void aFilterThatIsUnknownKeepsTheRowOut() {
        Row unknown = squid(7, "Giant", "L", 100, null);
        assertThat(apply(rules, new RowChange.Insert(SQUID, unknown)).filtered).containsExactly("squid");
    }

    @Test
    void aDeleteDeletesOnlyWhatWasInTheFilter() {
        Write.Delete delete = (Write.Delete) apply(rules, new RowChange.Delete(SQUID, live)).only();
        assertThat(delete.key()).isEqualTo(RowKey.of(7L));
        assertThat(apply(rules, new RowChange.Delete(SQUID, draft)).filtered).containsExactly("squid");
    }

    @Test
    void aDeleteNeedsNoMoreThanTheKey() {
        assertThat(apply(rules, new RowChange.Delete(SQUID, bad)).only()).isInstanceOf(Write.Delete.class);
    }

    @Test
    void nothingIsExpectedWhileTheTableIsBeingCopied() {
        List<RowChange> changes = List.of(
                new RowChange.Insert(SQUID, live),
                update(live, cheaper),
                update(draft, live),
                update(live, moved),
                update(live, draft),
                new RowChange.Delete(SQUID, live));
        assertThat(changes).map(c -> expected(apply(rules, c, false).only())).containsOnly(Expected.UNKNOWN);
    }

    private static Expected expected(Write write) {
        return switch (write) {
            case Write.Put put -> put.expected();
            case Write.Move move -> move.expected();
            case Write.Delete delete -> delete.expected();
            case Write.Nothing nothing -> throw new AssertionError("no expectation");
            case Write.Clear clear -> throw new AssertionError("no expectation");
        };
    }

    @Test
    void anUnknownCodeIsRejectedWithPlaceAndWithoutTheValue() {
        RowChange insert = new RowChange.Insert(SQUID, bad);
        Rejection rejection = apply(rules, insert).rejection();
        assertThat(rejection).isEqualTo(new Rejection(rules.shapes().getFirst(), insert, RowKey.of(7L), "size", "V201",
                "the value map `size` does not know this code"));
        assertThat(rejection.rule()).isEqualTo("squid");
    }

    @Test
    void aValueThatDoesNotFitIsRejectedNotRounded() {
        Rejection rejection = apply(rules, update(live, squid(7, "Giant", "L", 1_000_000, "live"))).rejection();
        assertThat(rejection.code()).isEqualTo("V102");
        assertThat(rejection.column()).isEqualTo("price");
    }

    @Test
    void nullGoesThroughAValueMapAsNull() {
        Write.Put put = (Write.Put) apply(rules, new RowChange.Insert(SQUID, squid(7, "Giant", null, 1, "live"))).only();
        assertThat(put.values().get(2)).isNull();
    }

    @Test
    void deletesAreIgnoredWhereTheRuleSaysSoAndThenNothingIsExpectedOfLaterRows() {
        RuleSet keeping = TestingRules.compile(RULES + "    on_delete: ignore\n", OLD, NEW);
        assertThat(apply(keeping, new RowChange.Delete(SQUID, live)).filtered).containsExactly("squid");
        assertThat(apply(keeping, update(live, draft)).filtered).containsExactly("squid");
        assertThat(expected(apply(keeping, new RowChange.Insert(SQUID, live)).only())).isEqualTo(Expected.UNKNOWN);
        assertThat(expected(apply(keeping, update(draft, live)).only())).isEqualTo(Expected.UNKNOWN);
        assertThat(expected(apply(keeping, update(live, cheaper)).only())).isEqualTo(Expected.PRESENT);
    }

    @Test
    void aTruncateThatAFilterStandsBeforeStops() {
        assertThatThrownBy(() -> apply(rules, new RowChange.Truncate(SQUID)))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining("TRUNCATE of shop.squid: rule `squid` cannot empty market.seafood");
    }

    @Test
    void aTruncateOfTheOnlySourceClears() {
        RuleSet whole = TestingRules.compile(RULES.replace("    where: status <> 'draft'\n", "    drop: [status]\n"), OLD, NEW);
        RowChange truncate = new RowChange.Truncate(SQUID);
        assertThat(apply(whole, truncate).only()).isEqualTo(new Write.Clear(whole.shapes().getFirst(), truncate));
    }

    @Test
    void aTableThatNoRuleReadsAndAnAlteredTableAreRefused() {
        TableSchema other = table("shop.other", "id int key");
        assertThatThrownBy(() -> apply(rules, new RowChange.Insert(other, Row.of(1L))))
                .isInstanceOf(UnsupportedChange.class).hasMessageContaining("no rule reads shop.other");
        TableSchema altered = table("shop.squid", "id int key", "nm varchar(30) not null");
        assertThatThrownBy(() -> apply(rules, new RowChange.Insert(altered, Row.of(1L, "x"))))
                .isInstanceOf(UnsupportedChange.class).hasMessageContaining("are not those the rules were checked against");
    }

    @Test
    void anEqualSchemaReadAnewIsTheSameTable() {
        TableSchema again = new TableSchema(SQUID.id(), SQUID.columns(), SQUID.key(), List.of(), List.of());
        assertThat(apply(rules, new RowChange.Insert(again, live)).only()).isInstanceOf(Write.Put.class);
    }

    @Test
    void theHashKnowsMeaningNotSpelling() {
        String spelled = "# note\n" + RULES.replace("{ S: small, L: large }", "\n    L: large\n    'S': \"small\"");
        assertThat(TestingRules.compile(spelled, OLD, NEW).hash()).isEqualTo(rules.hash()).hasSize(64);
        assertThat(TestingRules.compile(RULES.replace("'draft'", "'Draft'"), OLD, NEW).hash()).isNotEqualTo(rules.hash());
    }

    @Test
    void theSetSaysWhatItReadsAndWrites() {
        assertThat(rules.sources()).containsExactly(new TableId("shop", "squid"));
        assertThat(rules.rules()).containsExactly("squid");
        assertThat(rules.shapesOf(new TableId("shop", "squid"))).isEqualTo(rules.shapes()).hasSize(1);
        assertThat(rules.shapesOf(new TableId("shop", "none"))).isEmpty();
        assertThat(rules.shapes().getFirst().wantsBefore()).isFalse();
    }
}
