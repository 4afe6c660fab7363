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
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Splitting, merging, patterns, copies and before images. */
class RuleShapesTest {

    @Test
    void aSplitMakesOneWritePerRule() {
        TableSchema customer = table("shop.customer", "id int key", "email varchar(50) not null", "street varchar(80)");
        TableSchema person = table("market.person", "id bigint key", "email varchar(50) not null");
        TableSchema address = table("market.address", "person_id bigint key", "street varchar(80) not null");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  person:
                    from: shop.customer
                    to: market.person
                    key: { id: id }
                    columns: { email: email }
                    drop: rest
                  address:
                    from: shop.customer
                    where: street is not null
                    to: market.address
                    key: { person_id: id }
                    columns: { street: { from: street, type: "varchar(80)" } }
                    drop: rest
                """, Catalog.of(customer), Catalog.of(person, address));
        TestingRules both = apply(rules, new RowChange.Insert(customer, Row.of(1L, "a@b", "Pier 1")));
        assertThat(both.writes).extracting(w -> w.shape().target().id().name()).containsExactly("person", "address");
        TestingRules one = apply(rules, new RowChange.Insert(customer, Row.of(1L, "a@b", null)));
        assertThat(one.writes).extracting(w -> w.shape().rule()).containsExactly("person");
        assertThat(one.filtered).containsExactly("address");
        assertThatThrownBy(() -> apply(rules, new RowChange.Truncate(customer))).isInstanceOf(UnsupportedChange.class);
    }

    @Test
    void aValueMapMayMakeAKeyWhereItTellsCodesApart() {
        TableSchema depth = table("shop.depth", "id int key", "zone char(1) collate utf8mb4_bin key");
        Catalog old = Catalog.of(depth);
        Catalog market = Catalog.of(table("market.depth", "id int key", "zone varchar(9) key"));
        String text = """
                mapping: 1
                values: { zone: { D: deep, S: shallow } }
                rules:
                  depth: { from: shop.depth, to: market.depth, key: { id: id, zone: { from: zone, values: zone } }, columns: {} }
                """;
        RuleSet rules = TestingRules.compile(text, old, market);
        Write.Put put = (Write.Put) apply(rules, new RowChange.Insert(depth, Row.of(7L, "D"))).only();
        assertThat(put.key()).isEqualTo(RowKey.of(7L, "deep"));
        Write.Delete delete = (Write.Delete) apply(rules, new RowChange.Delete(depth, Row.of(7L, "S"))).only();
        assertThat(delete.key()).isEqualTo(RowKey.of(7L, "shallow"));
        assertThat(apply(rules, new RowChange.Insert(depth, Row.of(7L, "X"))).rejection().code()).isEqualTo("V201");
        for (String blurred : List.of("S: deep", "S: Deep", "S: deep, M: medium", "S: \"deep \"")) {
            assertThatThrownBy(() -> TestingRules.compile(text.replace("S: shallow", blurred), old, market))
                    .hasMessageContaining("E405")
                    .hasMessageContaining("`zone`");
        }
    }

    private static final TableSchema ORDERS_1 = table("shop_1.orders", "id int key", "total decimal(8,2) not null");
    private static final TableSchema ORDERS_2 = table("shop_2.orders", "id int key", "total decimal(8,2) not null");
    private static final Catalog SHARDS = Catalog.of(ORDERS_1, ORDERS_2);
    private static final Catalog ONE =
            Catalog.of(table("market.orders", "shard int key", "order_id int key", "total decimal(10,2) not null"));

    @Test
    void shardsMergeIntoOneTableByAConstantInTheKey() {
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  orders:
                    from: /shop_(?<shard>\\d+)\\.orders/
                    to: market.orders
                    key: { shard: { value: "${shard}" }, order_id: id }
                    columns: copy
                """, SHARDS, ONE);
        Write second = apply(rules, new RowChange.Insert(ORDERS_2, Row.of(5L, new java.math.BigDecimal("1.00")))).only();
        assertThat(((Write.Put) second).key()).isEqualTo(RowKey.of(2L, 5L));
        assertThat(rules.shapes()).hasSize(2);
        assertThatThrownBy(() -> apply(rules, new RowChange.Truncate(ORDERS_1)))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining("not its only source");
    }

    @Test
    void shardsWithoutAConstantThatDiffersMayCollide() {
        String problems = TestingRules.problems("""
                mapping: 1
                rules:
                  orders:
                    from: /shop_\\d+\\.orders/
                    to: market.orders
                    key: { shard: 1, order_id: id }
                    columns: copy
                """, SHARDS, ONE);
        assertThat(problems).startsWith("rules.yaml:6:5  E406 two rules may write the same row of market.orders")
                .contains("`orders` (from shop_1.orders) and `orders` (from shop_2.orders)");
    }

    @Test
    void captures() {
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  orders:
                    from: /shop_(?<shard>\\d+)\\.(?<table>.+)/
                    to: market.${table}
                    key: { shard: "'${shard}'", order_id: id }
                    columns: copy
                """, SHARDS, ONE);
        assertThat(rules.sources()).containsExactly(new TableId("shop_1", "orders"), new TableId("shop_2", "orders"));
    }

    @Test
    void explicitRulesAndIgnoredTablesAreLeftOutOfPatterns() {
        TableSchema a = table("s.a", "id int key");
        TableSchema b = table("s.b", "id int key");
        TableSchema c = table("s.c_tmp", "id int key");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  rest: { from: '/s\\.(?<table>.+)/', to: 't.${table}', columns: copy }
                  a: { from: s.a, to: t.a2, columns: copy }
                ignore: [/.*_tmp/]
                """, Catalog.of(a, b, c), Catalog.of(table("t.a2", "id int key"), table("t.b", "id int key")));
        assertThat(rules.shapes()).extracting(s -> s.rule() + ">" + s.target().id()).containsExactly("a>t.a2", "rest>t.b");
        assertThat(rules.rules()).containsExactly("rest", "a");
    }

    @Test
    void aCopyTakesEveryTypeOfTheSameShapeAndLeavesGeneratedColumnsOut() {
        String[] columns = {
            "id bigint unsigned key", "e enum('a','b')", "s set('a','b')", "j json", "b bit(3)", "y year", "t time(6)",
            "d datetime(6)", "ts timestamp(6)", "x varbinary(16)", "f float", "g int generated", "old_name int", "gone int"
        };
        String[] wanted = columns.clone();
        wanted[1] = "e enum('b','c','a')";
        wanted[12] = "new_name int";
        wanted[13] = "extra int";
        TableSchema from = table("s.t", columns);
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, columns: copy, except: { old_name: { to: new_name }, gone: drop } }
                """, Catalog.of(from), Catalog.of(table("t.t", wanted)));
        assertThat(rules.shapes().getFirst().columns()).extracting(Column::name)
                .containsExactly("id", "e", "s", "j", "b", "y", "t", "d", "ts", "x", "f", "new_name");
        Object[] row = new Object[14];
        row[0] = BigInteger.TEN;
        row[12] = 5L;
        Write.Put put = (Write.Put) apply(rules, new RowChange.Insert(from, Row.of(row))).only();
        assertThat(put.key()).isEqualTo(RowKey.of(BigInteger.TEN));
        assertThat(put.values().get(11)).isEqualTo(5L);
    }

    @Test
    void aGeneratedSourceColumnMayBeReadAndNeedNotBe() {
        TableSchema from = table("s.t", "id int key", "g int generated", "h int generated");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, key: { id: id }, columns: { n: g } }
                """, Catalog.of(from), Catalog.of(table("t.t", "id int key", "n int")));
        Write.Put put = (Write.Put) apply(rules, new RowChange.Insert(from, Row.of(1L, 2L, 3L))).only();
        assertThat(put.values()).isEqualTo(Row.of(1L, 2L));
    }

    @Test
    void aPartOfTheKeyMayBePinnedByTheFilter() {
        TableSchema tag = table("s.tag", "id int key", "lang char(2) key", "label varchar(9) not null");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.tag, where: lang = 'ko', to: t.t, key: { id: id }, columns: { label: label } }
                """, Catalog.of(tag), Catalog.of(table("t.t", "id int key", "label varchar(9) not null")));
        RowChange update = new RowChange.Update(tag, Row.of(1L, "en", "squid"), Row.of(1L, "ko", "ojingeo"));
        assertThat(apply(rules, update).only()).isInstanceOf(Write.Put.class);
    }

    private static final TableSchema CODED = table("s.t", "id int key", "code char(1) not null");

    private static RuleSet unique() {
        return TestingRules.compile("""
                mapping: 1
                values: { c: { A: 1, B: 2 } }
                rules:
                  t: { from: s.t, to: t.t, key: { id: id }, columns: { n: { from: code, values: c } } }
                """, Catalog.of(CODED), Catalog.of(table("t.t", "id int key", "n int not null unique")));
    }

    @Test
    void aTargetWithFurtherUniqueKeysGetsTheValuesThatAreReplaced() {
        RowChange update = new RowChange.Update(CODED, Row.of(1L, "A"), Row.of(1L, "B"));
        Write.Put put = (Write.Put) apply(unique(), update).only();
        assertThat(put.shape().wantsBefore()).isTrue();
        assertThat(put.before()).isEqualTo(Row.of(1L, 1L));
        assertThat(put.values()).isEqualTo(Row.of(1L, 2L));
    }

    @Test
    void aBeforeImageThatHasNoExactFormIsDoneWithout() {
        RowChange update = new RowChange.Update(CODED, Row.of(1L, "?"), Row.of(2L, "B"));
        Write.Move move = (Write.Move) apply(unique(), update).only();
        assertThat(move.before()).isNull();
        assertThat(move.from()).isEqualTo(RowKey.of(1L));
    }

    @Test
    void aBeforeKeyThatHasNoExactFormRejectsTheChange() {
        TableSchema from = table("s.t", "id varchar(9) collate utf8mb4_bin key");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, key: { id: { from: id, type: int } }, columns: {} }
                """, Catalog.of(from), Catalog.of(table("t.t", "id int key")));
        Rejection rejection = apply(rules, new RowChange.Update(from, Row.of("07"), Row.of("7"))).rejection();
        assertThat(rejection.column()).isEqualTo("id");
        assertThat(rejection.key()).isEqualTo(RowKey.of("7"));
    }

    @Test
    void aNullThatMeetsNotNullIsRejectedWhereTheRuleNamesTheType() {
        TableSchema from = table("s.t", "id int key", "n int");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, key: { id: id }, columns: { n: { from: n, type: int } } }
                """, Catalog.of(from), Catalog.of(table("t.t", "id int key", "n int not null")));
        Rejection rejection = apply(rules, new RowChange.Insert(from, Row.of(1L, null))).rejection();
        assertThat(rejection.code()).isEqualTo("V101");
        assertThat(rejection.column()).isEqualTo("n");
    }

    @Test
    void aFilterThatCannotBeDecidedRejectsWithoutAColumn() {
        TableSchema from = table("s.t", "id int key", "price int");
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  t: { from: s.t, where: 10 / price > 1, to: t.t, key: { id: id }, columns: {} }
                """, Catalog.of(from), Catalog.of(table("t.t", "id int key")));
        Rejection rejection = apply(rules, new RowChange.Insert(from, Row.of(1L, 0L))).rejection();
        assertThat(rejection.code()).isEqualTo("V110");
        assertThat(rejection.column()).isNull();
    }

    @Test
    void filesComeInTheOrderOfTheirNamesAndTheHashDoesNotKnowThem() {
        TableSchema a = table("s.a", "id int key");
        TableSchema b = table("s.b", "id int key");
        Catalog source = Catalog.of(a, b);
        Catalog target = Catalog.of(table("t.a", "id int key"), table("t.b", "id int key"));
        String one = "mapping: 1\nrules:\n  a: { from: s.a, to: t.a, columns: copy }\n";
        String two = "mapping: 1\nrules:\n  b: { from: s.b, to: t.b, columns: copy }\n";
        RuleSet x = compiled(List.of(new RuleFile("2", two), new RuleFile("1", one)), source, target);
        RuleSet y = compiled(List.of(new RuleFile("1", two), new RuleFile("2", one)), source, target);
        assertThat(x.rules()).containsExactly("a", "b");
        assertThat(y.rules()).containsExactly("b", "a");
        assertThat(x.hash()).isEqualTo(y.hash());
    }

    private static RuleSet compiled(List<RuleFile> files, Catalog source, Catalog target) {
        return ((Compilation.Compiled) RuleSet.compile(files, source, target)).rules();
    }
}
