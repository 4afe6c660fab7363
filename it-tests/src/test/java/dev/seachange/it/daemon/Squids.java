package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.sql.SQLException;
import java.util.List;

/** Squid, their care and their tanks: three tables of OLD, one row of NEW. */
final class Squids {
    static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { name: nm }
                columns: { arms: arms }
                drop: rest
              care:
                from: shop.care
                where: days < 100
                to: market.seafood
                owns: columns
                key: { name: squid_nm }
                columns: { chill: chill, shelf_days: days, memo: memo }
              tank:
                from: shop.tank
                to: market.seafood
                owns: columns
                key: { name: squid_nm }
                columns: { tank: label }
            """;

    private static final String NAME = "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL PRIMARY KEY";

    private Squids() {}

    static void create(TestDatabase shop, TestDatabase market) throws SQLException {
        shop.execute(
                "CREATE TABLE squid (nm " + NAME + ", status VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,"
                        + " arms INT NOT NULL)",
                "CREATE TABLE care (squid_nm " + NAME + ", chill TINYINT NOT NULL, days INT NOT NULL, memo VARCHAR(40))",
                "CREATE TABLE tank (squid_nm " + NAME + ", label VARCHAR(20) NOT NULL)");
        market.execute("CREATE TABLE seafood (name " + NAME + ", arms INT NOT NULL, chill TINYINT NOT NULL DEFAULT 2,"
                + " shelf_days INT, memo VARCHAR(80) DEFAULT 'none', tank VARCHAR(20), noted VARCHAR(20) DEFAULT 'by nobody')");
    }

    /** NEW is what OLD says, by the comparison and by plain SQL, and what waits are the parts without a row. */
    static void assertEqual(Trial trial) throws Exception {
        assertEqual(trial.shop(), trial.market(), trial.files());
    }

    static void assertEqual(TestDatabase shop, TestDatabase market, MigrationFiles files) throws Exception {
        String rows = "SELECT s.nm, s.arms, COALESCE(c.chill, 2), c.days, IF(c.squid_nm IS NULL, 'none', c.memo), t.label"
                + " FROM squid s LEFT JOIN care c ON c.squid_nm = s.nm AND c.days < 100 LEFT JOIN tank t ON t.squid_nm = s.nm"
                + " WHERE s.status <> 'draft' ORDER BY s.nm";
        assertThat(Trial.rows(market, "SELECT name, arms, chill, shelf_days, memo, tank FROM seafood ORDER BY name"))
                .isEqualTo(Trial.rows(shop, rows));
        String gone = " NOT IN (SELECT nm FROM squid WHERE status <> 'draft')";
        List<String> left = Trial.rows(
                shop,
                "SELECT 'care', LOWER(squid_nm) FROM care WHERE days < 100 AND squid_nm" + gone
                        + " UNION ALL SELECT 'tank', LOWER(squid_nm) FROM tank WHERE squid_nm" + gone + " ORDER BY 1, 2");
        assertThat(waiting(market, files.name())).isEqualTo(left);
        ComparisonResult compared = FinalComparison.run(files.load(), ComparisonOptions.DEFAULT);
        assertThat(compared.identical()).as(compared.report()).isTrue();
    }

    private static List<String> waiting(TestDatabase market, String migration) throws SQLException {
        return Trial.rows(
                market,
                "SELECT rule, LOWER(SUBSTRING(key_text, 3, CHAR_LENGTH(key_text) - 4)) FROM seachange.part_waiting"
                        + " WHERE migration = '" + migration + "' ORDER BY 1, 2");
    }
}
