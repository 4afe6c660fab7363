package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that are texts: no collation of the target may make one of two. */
class TextKeysTest {
    private static final TableSchema SQUID = table("shop.squid", "id int key");

    private static String rule(String key) {
        return "mapping: 1\nrules: { squid: { from: shop.squid, to: market.squid, columns: {}, key: { id: \"" + key + "\" } } }";
    }

    private static Catalog market(String type) {
        return Catalog.of(table("market.squid", "id " + type + " key"));
    }

    private static RowKey keyOf(long id, String key, String type) {
        RuleSet rules = TestingRules.compile(rule(key), Catalog.of(SQUID), market(type));
        return ((Write.Put) apply(rules, new RowChange.Insert(SQUID, Row.of(id))).only()).key();
    }

    private static String problems(String key, String type) {
        return TestingRules.problems(rule(key), Catalog.of(SQUID), market(type));
    }

    @Test
    void aUuidIsAKeyForCharAndVarchar() {
        for (String type : List.of("char(36)", "varchar(36)", "varchar(36) collate utf8mb4_unicode_ci")) {
            assertThat(keyOf(7, "uuid5('squid', id)", type)).isEqualTo(RowKey.of("b9f65cf0-d0c6-544d-add0-7bccf4bab65f"));
        }
        assertThat(problems("to_base64(uuid5('squid', id))", "varchar(80) collate utf8mb4_unicode_ci")).contains("E309");
    }

    @Test
    void aNumberBehindLettersIsAKeyInAnyCollation() {
        for (String collation : List.of("utf8mb4_unicode_ci", "utf8mb4_bin", "ascii_bin", "latin1_swedish_ci")) {
            String charset = collation.substring(0, collation.indexOf('_'));
            String type = "varchar(20) charset " + charset + " collate " + collation;
            assertThat(keyOf(-7, "concat('B-', id)", type)).isEqualTo(RowKey.of("B--7"));
        }
    }

    @Test
    void aTextIsNoNumberInAKeyWhoeverMakesIt() {
        TableSchema squid = table("shop.squid", "code varchar(9) collate utf8mb4_bin key");
        for (String type : List.of("decimal(10,2)", "double")) {
            for (String from : List.of("code", "concat('1', code)")) {
                String rule = "mapping: 1\nrules: { squid: { from: shop.squid, to: market.squid, columns: {},"
                        + " key: { id: { from: \"" + from + "\", type: \"" + type + "\" } } } }";
                assertThat(TestingRules.problems(rule, Catalog.of(squid), market(type))).contains("E404 as a key, a text cannot become");
            }
        }
    }

    @Test
    void theNameOfTheSourceTellsShardsApart() {
        TableSchema first = table("shop_1.orders", "id int key");
        TableSchema second = table("shop_2.orders", "id int key");
        Catalog market = Catalog.of(
                table("market.orders", "home varchar(10) collate utf8mb4_bin key", "order_id int key", "kind varchar(6)"));
        RuleSet rules = TestingRules.compile("""
                mapping: 1
                rules:
                  orders:
                    from: /shop_\\d+\\.orders/
                    to: market.orders
                    key: { home: source_db(), order_id: id }
                    columns: { kind: upper(source_table()) }
                """, Catalog.of(first, second), market);
        Write write = apply(rules, new RowChange.Insert(second, Row.of(5L))).only();
        assertThat(((Write.Put) write).values()).isEqualTo(Row.of("shop_2", 5L, "ORDERS"));
    }
}
