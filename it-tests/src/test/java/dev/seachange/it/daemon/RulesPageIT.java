package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole file of docs/rules.md, under inserts, updates, deletes and changed keys, while the daemon is killed. What must come
 * out is said a second time here, in SQL over OLD.
 */
class RulesPageIT {
    private static final int KILLS = 6;
    private static final int WRITES = 250;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void theWholeFileOfThePageRuns(Kind kind) throws Exception {
        TestingServers.require(kind);
        long seed = Long.getLong("seachange.crash.seed", System.nanoTime() % 1_000_000);
        System.out.println("RulesPageIT " + kind + ": seed " + seed);
        Random random = new Random(seed);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(kind).database("market")) {
            try {
                create(shop, "-- on OLD\n", market);
                create(market, "-- on NEW\n", shop);
                market.execute("INSERT INTO port VALUES (7, 'TKY'), (8, 'OSA')");
                PageWriter writer = new PageWriter(shop, random);
                writer.write(WRITES);
                MigrationFiles files = MigrationFiles.write(
                        folder, shop.name(), shop, market, rules(shop, market), "copy: { range_max_rows: 20 }\nepoch: { max_rows: 50 }");
                for (int kill = 0; kill < KILLS; kill++) {
                    try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                        writer.write(WRITES);
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                        daemon.kill();
                    }
                }
                writer.write(WRITES);
                try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                    CaughtUp.await(daemon, shop);
                }
                expectEqual(shop, market);
                ComparisonResult compared = FinalComparison.run(files.load(), ComparisonOptions.DEFAULT);
                assertThat(compared.identical()).as(compared.report()).isTrue();
            } finally {
                shop.execute("DROP DATABASE IF EXISTS " + shop.name() + "_1", "DROP DATABASE IF EXISTS " + shop.name() + "_2");
            }
        }
    }

    private static void expectEqual(TestDatabase shop, TestDatabase market) throws SQLException {
        same(shop, """
                SELECT s.id, TRIM(squid_nm), CASE size_cd WHEN 'S' THEN 'small' WHEN 'M' THEN 'medium' WHEN 'L' THEN 'large' END,
                    CAST(price_cents / 100 AS DECIMAL(12,2)), CONCAT(species, ' / ', COALESCE(origin, 'unknown')),
                    landed - INTERVAL 9 HOUR, CASE port_cd WHEN 'TKY' THEN 7 WHEN 'OSA' THEN 8 END, arms, 'squid',
                    must_chill = 1, days
                FROM squid s LEFT JOIN squid_care c ON c.squid_id = s.id WHERE status <> 'draft'
                UNION ALL
                SELECT o.id + 1000000000, octo_nm, NULL, NULL, NULL, NULL, NULL, NULL, 'octopus', NULL, NULL FROM octopus o
                ORDER BY 1""", market, """
                SELECT seafood_id, name, size, price, label, landed_at, port_id, JSON_EXTRACT(facts, '$.arms'), kind, keep_cold,
                    shelf_days
                FROM seafood WHERE deleted_at IS NULL ORDER BY 1""");
        same(shop, "SELECT id, weight_g / 1000, vessel_nm FROM squid WHERE landed IS NOT NULL ORDER BY 1",
                market, "SELECT seafood_id, weight_kg, vessel FROM catch_log ORDER BY 1");
        same(shop, "SELECT id, name, memo FROM species ORDER BY 1", market, "SELECT id, name, note FROM species ORDER BY 1");
        same(shop, "SELECT 1, id, total FROM " + shop.name() + "_1.orders UNION ALL SELECT 2, id, total FROM " + shop.name()
                        + "_2.orders ORDER BY 1, 2",
                market, "SELECT shard, order_id, total FROM orders ORDER BY 1, 2");
        List<String> gone = Trial.rows(market, "SELECT seafood_id FROM seafood WHERE deleted_at IS NOT NULL");
        assertThat(gone).as("rows that have stayed behind").isNotEmpty();
        assertThat(gone).doesNotContainAnyElementsOf(Trial.rows(shop, "SELECT id FROM squid WHERE status <> 'draft'"));
        assertThat(Trial.rows(market, "SELECT * FROM seachange.quarantine")).isEmpty();
    }

    private static void same(TestDatabase shop, String wanted, TestDatabase market, String found) throws SQLException {
        List<String> rows = Trial.rows(shop, wanted);
        assertThat(rows).isNotEmpty();
        assertThat(Trial.rows(market, found)).isEqualTo(rows);
    }

    private static void create(TestDatabase database, String heading, TestDatabase other) throws Exception {
        if (heading.contains("OLD")) {
            database.execute("CREATE DATABASE " + database.name() + "_1", "CREATE DATABASE " + database.name() + "_2");
        }
        String tables = blocks("sql").stream().filter(block -> block.startsWith(heading)).findFirst().orElseThrow();
        TestDatabase shop = heading.contains("OLD") ? database : other;
        TestDatabase market = heading.contains("OLD") ? other : database;
        for (String table : named(tables.replace(heading, ""), shop, market).split(";")) {
            if (!table.isBlank()) {
                database.execute(table);
            }
        }
    }

    private static String rules(TestDatabase shop, TestDatabase market) throws Exception {
        return named(blocks("yaml").stream().filter(block -> block.startsWith("# rules/")).findFirst().orElseThrow(), shop, market);
    }

    private static String named(String text, TestDatabase shop, TestDatabase market) {
        return text.replaceAll("\\bshop(?=[._\\\\])", shop.name()).replaceAll("\\bmarket(?=[.])", market.name());
    }

    private static List<String> blocks(String language) throws Exception {
        String page = Files.readString(Path.of("../docs/rules.md"));
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(page).results().map(found -> found.group(1)).toList();
    }
}
