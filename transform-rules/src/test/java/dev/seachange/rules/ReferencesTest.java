package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    private static final TableSchema CATCH = table(
            "shop.catch",
            "id bigint unsigned key",
            "port_cd varchar(10)",
            "port_no int not null",
            "squid_id bigint unsigned not null");
    private static final TableSchema PORT = table(
            "market.port",
            "port_id int key",
            "code varchar(5) unique",
            "nr smallint not null unique",
            "label varchar(20)");
    private static final TableSchema LANDING = table(
            "market.landing",
            "landing_id bigint key",
            "port_id int unique",
            "port_label varchar(20)",
            "squid_id bigint not null default",
            "tag varchar(20) unique");
    private static final Catalog OLD = Catalog.of(CATCH);
    private static final Catalog NEW = Catalog.of(PORT, LANDING);

    private static final String PORT_ID = "port: { table: market.port, match: code, take: port_id }";
    private static final String BY_CODE = "{ port_id: { lookup: port, by: port_cd } }";

    private final GivenReferences given = new GivenReferences();

    private static RuleSet rules(String lookups, String columns) {
        return TestingRules.compile(text(lookups, columns, ""), OLD, NEW);
    }

    private static String text(String lookups, String columns, String more) {
        return """
                mapping: 1
                lookups:
                %s
                rules:
                  catch:
                    from: shop.catch
                    to: market.landing
                    key: { landing_id: "keymap('catch', id)" }
                    columns: %s
                    drop: rest
                %s
                """.formatted(lookups.indent(2), columns, more.indent(2));
    }

    private static Row row(long id, @Nullable Object portCode, long portNumber) {
        return Row.of(BigInteger.valueOf(id), portCode, portNumber, BigInteger.valueOf(9));
    }

    private TestingRules apply(RuleSet rules, RowChange change) {
        TestingRules output = new TestingRules();
        rules.apply(change, new Circumstances(true, Instant.EPOCH, given), output);
        return output;
    }

    private Row written(RuleSet rules, RowChange change) {
        return ((Write.Put) apply(rules, change).only()).values();
    }

    @Test
    void whatIsFoundIsConvertedAndNullLooksNothingUp() {
        given.row("port", "tky", 7L).row("port", "osa", null);
        RuleSet rules = rules(PORT_ID, BY_CODE);
        assertThat(written(rules, new RowChange.Insert(CATCH, row(1, "TKY", 0)))).isEqualTo(Row.of(1L, 7L));
        assertThat(written(rules, new RowChange.Insert(CATCH, row(2, "osa", 0)))).isEqualTo(Row.of(2L, null));
        assertThat(written(rules, new RowChange.Insert(CATCH, row(3, null, 0)))).isEqualTo(Row.of(3L, null));
        assertThat(rules.lookups()).hasSize(1).isEqualTo(rules.lookupsOf(CATCH.id()));
        assertThat(rules.keyMaps()).containsExactly("catch");
    }

    @Test
    void withoutARowThePolicyDecides() {
        String columns = "{ port_label: { lookup: port, by: port_cd } }";
        RowChange insert = new RowChange.Insert(CATCH, row(1, "TKY", 0));
        String port = "port: { table: market.port, match: code, take: label, miss: %s }";
        Rejection refused = apply(rules(port.formatted("error"), columns), insert).rejection();
        assertThat(refused).returns("V203", Rejection::code).returns("port_label", Rejection::column);
        assertThat(refused.retryFor()).isNull();
        assertThat(refused.message()).isEqualTo("no row of market.port matches the lookup `port`");
        Rejection waits = apply(rules(port.formatted("wait 30s"), columns), insert).rejection();
        assertThat(waits).returns("V204", Rejection::code).returns(Duration.ofSeconds(30), Rejection::retryFor);
        assertThat(waits.message()).isEqualTo("no row of market.port matches the lookup `port` yet (`wait 30s`)");
        assertThat(written(rules(port.formatted("null"), columns), insert).get(1)).isNull();
        assertThat(written(rules(port.formatted("{ value: nowhere }"), columns), insert).get(1)).isEqualTo("nowhere");
    }

    @Test
    void aValueThatTheColumnCannotHoldMatchesNothing() {
        String columns = "{ port_id: { lookup: port, by: port_no } }";
        RuleSet rules = rules("port: { table: market.port, match: nr, take: port_id, miss: null }", columns);
        assertThat(written(rules, new RowChange.Insert(CATCH, row(1, null, 100_000))).get(1)).isNull();
        assertThat(given.asked).containsExactly("catch 1");
        rules = rules("port: { table: market.port, match: code, take: port_id, miss: null }", BY_CODE);
        assertThat(written(rules, new RowChange.Insert(CATCH, row(1, "LONGER", 0))).get(1)).isNull();
        assertThat(given.asked).containsExactly("catch 1", "catch 1");
    }

    @Test
    void aConstantMayBeLookedUp() {
        given.row("port", "kr", 3L);
        RuleSet rules = rules(PORT_ID, "{ port_id: { lookup: port, by: \"'KR'\" } }");
        assertThat(written(rules, new RowChange.Insert(CATCH, row(1, null, 0)))).isEqualTo(Row.of(1L, 3L));
    }

    @Test
    void equalNumbersOfDifferentTypesHaveOneNumber() {
        RuleSet rules = rules(PORT_ID, "{ squid_id: \"keymap('squid', squid_id)\" }");
        written(rules, new RowChange.Insert(CATCH, row(1, null, 0)));
        assertThat(given.known("squid", RowKey.of(9L))).hasValue(1);
    }

    @Test
    void aRowThatNeverHadANumberIsNotThereAndGetsNone() {
        RuleSet rules = rules(PORT_ID, "{ port_label: port_cd }");
        assertThat(apply(rules, new RowChange.Delete(CATCH, row(1, null, 0))).filtered).containsExactly("catch");
        Write moved = apply(rules, new RowChange.Update(CATCH, row(1, null, 0), row(2, null, 0))).only();
        assertThat(moved).isInstanceOfSatisfying(Write.Put.class, put -> {
            assertThat(put.key()).isEqualTo(RowKey.of(1L));
            assertThat(put.expected()).isEqualTo(Write.Expected.UNKNOWN);
        });
        assertThat(given.asked).containsExactly("catch 2");
        Write deleted = apply(rules, new RowChange.Delete(CATCH, row(2, null, 0))).only();
        assertThat(deleted).isInstanceOfSatisfying(Write.Delete.class, d -> assertThat(d.key()).isEqualTo(RowKey.of(1L)));
    }

    @Test
    void aBeforeImageTellsNothingThatWasLookedUp() {
        given.row("port", "tky", 7L);
        String port = "port: { table: market.port, match: code, take: port_id, miss: null }";
        RowChange update = new RowChange.Update(CATCH, row(1, "TKY", 0), row(1, "TKY", 1));
        given.number("catch", RowKey.of(1L));
        RuleSet unique = rules(port, BY_CODE);
        assertThat(((Write.Put) apply(unique, update).only()).before()).isNull();
        RuleSet other = rules(port.replace("port_id", "label"), "{ port_label: { lookup: port, by: port_cd }, tag: port_cd }");
        assertThat(((Write.Put) apply(other, update).only()).before()).isEqualTo(Row.of(1L, null, "TKY"));
    }

    @Test
    void whatWillBeAskedCanBeForeseen() {
        RuleSet rules = rules(PORT_ID, BY_CODE);
        Circumstances around = new Circumstances(true, Instant.EPOCH, given);
        rules.foresee(new RowChange.Insert(CATCH, row(1, "TKY", 0)), around);
        rules.foresee(new RowChange.Update(CATCH, row(5, "A", 0), row(5, "B", 0)), around);
        rules.foresee(new RowChange.Delete(CATCH, row(6, "C", 0)), around);
        rules.foresee(new RowChange.Truncate(CATCH), around);
        assertThat(given.asked).containsExactly("catch 1", "port TKY", "catch 5", "port B");
        TableSchema altered = table("shop.catch", "id bigint unsigned key");
        rules.foresee(new RowChange.Insert(altered, Row.of(BigInteger.TWO)), around);
        assertThat(given.asked).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "utf8mb4_0900_ai_ci, TKY, tky, true",
        "utf8mb4_0900_ai_ci, 'TKY ', TKY, false",
        "utf8mb4_general_ci, 'TKY ', tky, true",
        "utf8mb4_bin, 'TKY ', TKY, true",
        "utf8mb4_bin, tky, TKY, false",
        "utf8mb4_0900_bin, 'TKY ', TKY, false",
        "utf8mb4_0900_as_cs, tky, TKY, false",
        "utf8mb4_de_pb_0900_ai_ci, tky, TKY, false",
        "utf8mb4_0900_ai_ci, É, é, false",
        "utf8mb4_0900_ai_ci, É, É, true"
    })
    void textsMatchAsTheCollationSaysAsFarAsThatIsKnownHere(String collation, String a, String b, boolean match) {
        TableSchema port = table("market.port", "code varchar(5) collate " + collation + " key", "id int");
        var lookup = new dev.seachange.expression.Lookup("port", "rules.yaml", port, port.columns().get(0), port.columns().get(1));
        assertThat(lookup.comparable(a).equals(lookup.comparable(b))).isEqualTo(match);
    }

    @Test
    void ofATableThatRulesWriteEachRuleHasToGiveWhatIsLookedUp() {
        String more = "port: { from: shop.port, to: market.port, key: { port_id: id }, columns: { nr: nr, label: label } }";
        String text = text(PORT_ID, BY_CODE, more);
        TableSchema source = table("shop.port", "id int key", "nr smallint not null", "label varchar(20)");
        assertThat(TestingRules.problems(text, Catalog.of(CATCH, source), NEW)).contains("""
                rules.yaml:3:18  E422 rule `port` writes market.port without `code`
                 3 |   port: { table: market.port, match: code, take: port_id }
                   |                  ^^^^^^^^^^^
                   They have their defaults then.""");
    }

    @Test
    void rowsThatACascadeMayTakeCannotBeLookedUp() {
        String columns = "{ port_label: { lookup: port, by: port_cd } }";
        String text = text("port: { table: market.port, match: code, take: label }", columns, "");
        assertThat(TestingRules.problems(text, OLD, Catalog.of(cascading(Action.RESTRICT, "market.landing"), LANDING))).isEmpty();
        assertThat(TestingRules.problems(text, OLD, Catalog.of(cascading(Action.CASCADE, "market.land"), LANDING))).isEmpty();
        assertThat(TestingRules.problems(text, OLD, Catalog.of(cascading(Action.CASCADE, "market.landing"), LANDING)))
                .contains("E422 rows of market.port may change by the foreign key fk to market.landing");
    }

    private static TableSchema cascading(Action onDelete, String parent) {
        ForeignKey key = new ForeignKey("fk", List.of("nr"), TableId.parse(parent), List.of("x"), onDelete, Action.RESTRICT);
        return new TableSchema(PORT.id(), PORT.columns(), PORT.key(), PORT.uniqueKeys(), List.of(key));
    }
}
