package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole file of docs/rules.md, and a second one with what it leaves out, under inserts, updates, deletes and changed keys, while
 * the daemon is killed. What must come out is said a second time in SQL over OLD ({@link DepotWanted}).
 */
class RulesPageIT {
    private static final int KILLS_WHILE_COPYING = 3;
    private static final int KILLS_WHEN_LIVE = 3;
    private static final int WRITES = 150;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"MARIADB, MYSQL", "MYSQL, MYSQL", "MYSQL, MARIADB"})
    void everyFormOfTheLanguageHoldsOnServers(Kind from, Kind to) throws Exception {
        TestingServers.require(from);
        TestingServers.require(to);
        long seed = Long.getLong("seachange.crash.seed", System.nanoTime() % 1_000_000);
        System.out.println("RulesPageIT " + from + " to " + to + ": seed " + seed);
        Random random = new Random(seed);
        try (PageDatabases databases = PageDatabases.create(TestingServers.old(from), TestingServers.fresh(to))) {
            databases.market().execute("INSERT INTO port VALUES (7, 'TKY'), (8, 'OSA')");
            PageWriter page = new PageWriter(random);
            DepotWriter depot = new DepotWriter(random);
            databases.old(DepotWriter.first());
            write(databases, page, depot, 4 * WRITES, random);
            MigrationFiles files = files(databases);
            for (int kill = 0; kill < KILLS_WHILE_COPYING; kill++) {
                try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                    write(databases, page, depot, WRITES, random);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
                    daemon.kill();
                }
            }
            for (int kill = 0; kill < KILLS_WHEN_LIVE; kill++) {
                try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                    if (kill == 0) {
                        daemon.await("everything to be copied", SOON, status -> status.stage() == Stage.LIVE);
                        depot.live();
                    }
                    write(databases, page, depot, WRITES, random);
                    databases.old(PageOrders.part(kill, KILLS_WHEN_LIVE));
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
                    daemon.kill();
                }
            }
            write(databases, page, depot, WRITES, random);
            databases.old(depot.away());
            DepotWanted wanted = new DepotWanted(databases, files.name());
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                CaughtUp.await(daemon, databases.shop());
                databases.old("INSERT IGNORE INTO depot.quay VALUES (77, 'CCC', 'gamma')");
                changesOneByOne(databases, daemon);
                wanted.checkPage();
                wanted.checkDepot();
                // The comparison looks up what is there now, so each boat has to have been changed since.
                databases.old("UPDATE depot.boat b SET b.touched = b.touched + 1, b.quay_seen ="
                        + " (SELECT q.id FROM depot.quay q WHERE q.code = b.quay_cd)");
                CaughtUp.await(daemon, databases.shop());
                wanted.checkDepot();
            }
            ComparisonResult compared = FinalComparison.run(files.load(), ComparisonOptions.DEFAULT);
            // Rows that `on_delete: ignore` has kept are told as extra; what they have to be is checked above.
            assertThat(compared.report().lines().filter(line -> line.matches("(extra|missing|different) .*")))
                    .as(compared.report())
                    .isNotEmpty()
                    .allMatch(line -> line.matches("extra +\\S+\\.logbook .*"));
        }
    }

    private MigrationFiles files(PageDatabases databases) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/squid.yaml"), databases.rulesOfThePage());
        Files.writeString(folder.resolve("rules/depot.yaml"), databases.moreRules());
        return MigrationFiles.write(
                        folder, "page_of_" + databases.shop().name(), databases.shop(), databases.market(), "",
                        "copy: { range_max_rows: 10 }\nepoch: { max_rows: 50 }")
                .withoutOldDatabase()
                .withRules("rules/");
    }

    /** Each statement is committed with its neighbours, some at a time. */
    private static void write(PageDatabases databases, PageWriter page, DepotWriter depot, int transactions, Random random)
            throws SQLException {
        try (Connection connection = databases.shop().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            connection.setAutoCommit(false);
            for (int i = 0; i < transactions; i++) {
                List<String> statements = new ArrayList<>(depot.next());
                statements.add(page.next());
                for (String sql : statements) {
                    statement.executeUpdate(databases.named(sql));
                }
                if (random.nextInt(3) == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    /** What leaves the filter, comes into it, and stays in it or out of it; and what a change knows of the row before. */
    private static void changesOneByOne(PageDatabases databases, DaemonProcess daemon) throws Exception {
        String squid = ", ' Ink ', 'S', 'Loligo', NULL, 100, '%s', NULL, NULL, NULL, NULL, 8, NULL, NULL)";
        databases.old(
                "INSERT INTO depot.berth VALUES (3001, 'in in', 12, 'open'), (3002, 'in out', 12, 'open'), (3003, 'out in', 5, 'open'),"
                        + " (3004, 'out out', 5, 'open')",
                "INSERT INTO shop.squid VALUES (3001" + squid.formatted("live"),
                "INSERT INTO shop.squid VALUES (3002" + squid.formatted("live"),
                "INSERT INTO shop.squid VALUES (3003" + squid.formatted("live"),
                "INSERT INTO shop.squid VALUES (3004" + squid.formatted("draft"),
                "INSERT INTO shop.squid_care VALUES (3001, 1, 5, NULL), (3003, 1, 6, NULL)");
        CaughtUp.await(daemon, databases.shop());
        assertThat(berths(databases)).containsExactly("3001|in in|null", "3002|in out|null");
        databases.old(
                "UPDATE depot.berth SET spot = 'still in' WHERE id = 3001",
                "UPDATE depot.berth SET length_m = 9, spot = 'went' WHERE id = 3002",
                "UPDATE depot.berth SET length_m = 30, spot = 'came' WHERE id = 3003",
                "UPDATE depot.berth SET length_m = 6, spot = 'still out' WHERE id = 3004",
                "DELETE FROM shop.squid WHERE id = 3001",
                "UPDATE shop.squid SET status = 'draft' WHERE id = 3002",
                "UPDATE shop.squid SET status = 'draft' WHERE id = 3003",
                "UPDATE shop.squid SET status = 'live' WHERE id = 3003",
                "DELETE FROM shop.squid WHERE id = 3004",
                "UPDATE shop.squid_care SET days = 9 WHERE squid_id = 3001");
        CaughtUp.await(daemon, databases.shop());
        assertThat(berths(databases)).containsExactly("3001|still in|in in", "3003|came|out in");
        assertThat(databases.newRows("SELECT COUNT(*) FROM market.berth WHERE ABS(TIMESTAMPDIFF(SECOND, seen_at, NOW())) > 600"))
                .containsExactly("0");
        assertThat(databases.newRows("SELECT seafood_id, name, keep_cold, shelf_days, deleted_at IS NULL,"
                        + " ABS(TIMESTAMPDIFF(SECOND, deleted_at, NOW())) < 600 FROM market.seafood WHERE seafood_id BETWEEN 3001 AND 3004"
                        + " ORDER BY 1"))
                .containsExactly("3001|Ink|1|9|0|1", "3002|Ink|null|null|0|1", "3003|Ink|1|6|1|null");
    }

    private static List<String> berths(PageDatabases databases) throws SQLException {
        return databases.newRows("SELECT berth_id, spot, was FROM market.berth WHERE berth_id BETWEEN 3001 AND 3004 ORDER BY 1");
    }
}
