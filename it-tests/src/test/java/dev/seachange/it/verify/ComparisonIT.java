package dev.seachange.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.StoredParked;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import dev.seachange.verify.Difference;
import dev.seachange.verify.TableCounts;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison says identical when it is, and notices each kind of difference. */
class ComparisonIT {
    private static final int LIVE = Shop.SQUID - Shop.SQUID / 10;

    @ParameterizedTest
    @EnumSource
    void saysIdenticalAndCountsWhatItSaw(Kind kind) throws SQLException {
        try (Shop shop = Shop.open(kind)) {
            ComparisonResult result = shop.compare();
            assertThat(result.first()).isEmpty();
            assertThat(result.identical()).isTrue();
            assertThat(result.report()).endsWith("\nidentical");
            assertThat(result.tables()).hasSize(5);
            assertThat(counts(result, shop, "seafood"))
                    .isEqualTo(new TableCounts(id(shop, "seafood"), LIVE, LIVE, LIVE, 0, 0, 0, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesAMissingAnExtraAndAChangedRow(Kind kind) throws SQLException {
        try (Shop shop = Shop.open(kind)) {
            shop.newSide().execute(
                    "DELETE FROM seafood WHERE seafood_id = 777",
                    "INSERT INTO seafood VALUES (900001, 'nobody''s', 'large', 1, NULL, NULL)",
                    "UPDATE seafood SET price = price + 0.01, landed = NULL WHERE seafood_id = 1001");
            ComparisonResult result = shop.compare();
            assertThat(result.first()).containsExactlyInAnyOrder(
                    new Difference.Missing(id(shop, "seafood"), key(777), "squid"),
                    new Difference.Extra(id(shop, "seafood"), key(900_001)),
                    new Difference.Different(id(shop, "seafood"), key(1001), "squid", List.of("price", "landed")));
            assertThat(counts(result, shop, "seafood"))
                    .isEqualTo(new TableCounts(id(shop, "seafood"), LIVE, LIVE, LIVE - 2, 1, 1, 1, 0, 0, 0));
            assertThat(result.report()).doesNotContain("identical");
        }
    }

    @Test
    void noticesValuesSwappedBetweenTwoRows() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.newSide().execute(
                    "UPDATE line SET quantity = IF(purchase = 7, 24, 22) WHERE (purchase, nr) IN ((7, 1), (8, 0))",
                    "UPDATE seafood SET name = IF(seafood_id = 5, 'squid 6', 'squid 5') WHERE seafood_id IN (5, 6)");
            assertThat(shop.compare().first()).containsExactlyInAnyOrder(
                    new Difference.Different(id(shop, "line"), RowKey.of(7L, 1L), "item", List.of("quantity")),
                    new Difference.Different(id(shop, "line"), RowKey.of(8L, 0L), "item", List.of("quantity")),
                    new Difference.Different(id(shop, "seafood"), key(5), "squid", List.of("name")),
                    new Difference.Different(id(shop, "seafood"), key(6), "squid", List.of("name")));
        }
    }

    @Test
    void noticesAKeyUnderAnotherNameThoughTheCountsAgree() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.newSide().execute(
                    "UPDATE line SET nr = 99 WHERE purchase = 7 AND nr = 1",
                    "UPDATE label SET label = 'Alpha' WHERE label = 'alpha'");
            assertThat(shop.compare().first()).containsExactlyInAnyOrder(
                    new Difference.Missing(id(shop, "line"), RowKey.of(7L, 1L), "item"),
                    new Difference.Extra(id(shop, "line"), RowKey.of(7L, 99L)),
                    new Difference.Missing(id(shop, "label"), RowKey.of("alpha"), "tag"),
                    new Difference.Extra(id(shop, "label"), RowKey.of("Alpha")));
        }
    }

    @Test
    void noticesRowsThatTheFilterShouldHaveKeptOut() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.oldSide().execute("UPDATE squid SET status = 'draft' WHERE id = 3");
            assertThat(shop.compare().first()).containsExactly(new Difference.Extra(id(shop, "seafood"), key(3)));
        }
    }

    @Test
    void noticesWhatIsInNewWhenOldIsEmpty() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.oldSide().execute("DELETE FROM tag");
            TableCounts counts = counts(shop.compare(), shop, "label");
            assertThat(counts.extra()).isEqualTo(3);
            assertThat(counts.wanted()).isZero();
        }
    }

    @Test
    void leavesParkedKeysAsideButCountsThem() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            // Refused by the rule, refused by NEW, and one whose source row is gone meanwhile.
            shop.oldSide().execute(
                    "UPDATE squid SET size_cd = 'Z' WHERE id = 1",
                    "UPDATE squid SET squid_nm = 'renamed' WHERE id = 2",
                    "DELETE FROM squid WHERE id = 4");
            shop.newSide().execute("DELETE FROM seafood WHERE seafood_id = 2");
            List<StoredParked> quarantine = List.of(parked(shop, 1), parked(shop, 2), parked(shop, 4));
            ComparisonResult result = shop.compare(quarantine, ComparisonOptions.DEFAULT);
            assertThat(result.first()).isEmpty();
            assertThat(result.identical()).isFalse();
            assertThat(result.parked()).isEqualTo(3);
            assertThat(result.report()).endsWith("identical but for 3 parked");
        }
    }

    @Test
    void knowsAParkedRowByItsKeyInNewWhenItHasGone() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.oldSide().execute("DELETE FROM crate WHERE id IN (1, 2)");
            // Crate 2 is box 5, and crate 5 is no crate: that box 5 reads like it means nothing.
            assertThat(shop.compare(List.of(parked(shop, "crate", 1), parked(shop, "crate", 5)), ComparisonOptions.DEFAULT).first())
                    .containsExactly(new Difference.Extra(id(shop, "box"), RowKey.of(5L)));
        }
    }

    @Test
    void takesNoKeyForParkedThatOnlyReadsLikeOne() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.oldSide().execute("DELETE FROM shelf");
            StoredParked one = parked(new TableId(shop.oldSide().name(), "shelf"), RowKey.of("x", "y|z"));
            assertThat(shop.compare(List.of(one), ComparisonOptions.DEFAULT).first())
                    .containsExactly(new Difference.Extra(id(shop, "rack"), RowKey.of("x|y", "z")));
        }
    }

    @Test
    void tellsARefusedRowThatIsNotParked() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.oldSide().execute("UPDATE squid SET size_cd = 'Z' WHERE id = 1");
            ComparisonResult result = shop.compare();
            assertThat(result.first()).hasSize(2).anySatisfy(difference -> assertThat(difference)
                    .isInstanceOfSatisfying(
                            Difference.Refused.class, refused -> assertThat(refused.key()).isEqualTo(key(1))));
            // NEW still has the row as it was before.
            assertThat(result.first()).contains(new Difference.Extra(id(shop, "seafood"), key(1)));
        }
    }

    /** With few keys held, both sides are read over and over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 500_000})
    void countsAllDifferencesAndNamesTheFirst(int keysHeld) throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.newSide().execute("UPDATE line SET purchase = purchase + 1000 WHERE nr = 2 AND purchase < 30");
            ComparisonOptions options = ComparisonOptions.DEFAULT.withKeysHeld(keysHeld);
            ComparisonResult few = shop.compare(List.of(), options.withMostDifferences(5));
            assertThat(few.first()).hasSize(5);
            assertThat(counts(few, shop, "line").missing()).isEqualTo(30);
            assertThat(counts(few, shop, "line").extra()).isEqualTo(30);
            assertThat(few.report()).endsWith("and 55 more differences");
            ComparisonResult all = shop.compare(List.of(), options.withMostDifferences(100));
            assertThat(all.first()).hasSize(60).doesNotHaveDuplicates();
            assertThat(counts(all, shop, "line")).isEqualTo(counts(few, shop, "line"));
        }
    }

    @Test
    void showsValuesWhenAskedOnly() throws SQLException {
        try (Shop shop = Shop.open(Kind.MARIADB)) {
            shop.newSide().execute("UPDATE seafood SET name = 'kraken' WHERE seafood_id = 5");
            assertThat(shop.compare().report()).contains("5: name").doesNotContain("kraken");
            assertThat(shop.compare(List.of(), ComparisonOptions.DEFAULT.withValues()).report())
                    .contains("name (wanted squid 5, found kraken)");
        }
    }

    private static StoredParked parked(Shop shop, long id) {
        return parked(shop, "squid", id);
    }

    /** @param table whose rule has its name */
    private static StoredParked parked(Shop shop, String table, long id) {
        return parked(new TableId(shop.oldSide().name(), table), key(id));
    }

    private static StoredParked parked(TableId table, RowKey key) {
        return new StoredParked(
                table.name(), table, KeyHash.of(key), key.toString(), "V201", "a story", "0-1-1", Instant.EPOCH, "", null, 0);
    }

    private static TableCounts counts(ComparisonResult result, Shop shop, String table) {
        return result.tables().stream()
                .filter(counts -> counts.target().equals(id(shop, table)))
                .findFirst()
                .orElseThrow();
    }

    private static TableId id(Shop shop, String table) {
        return new TableId(shop.newSide().name(), table);
    }

    /** BIGINT UNSIGNED has this Java form. */
    private static RowKey key(long id) {
        return RowKey.of(BigInteger.valueOf(id));
    }
}
