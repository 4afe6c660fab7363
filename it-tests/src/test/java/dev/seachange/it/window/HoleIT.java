package dev.seachange.it.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.daemon.Replicator;
import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.ServerOptions;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.CopyState;
import dev.seachange.status.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The known hole of every copy beside a stream: the stream has told a change whose row a SELECT does not show yet. A range read
 * just then is older than what NEW has already, and no later event would put it right.
 */
class HoleIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    /** Many times what the copy of a few rows takes. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

    /** Each row of it is a range of its own, so that its copy takes a while. */
    private static final int PORTS = 300;

    private static final List<String> TABLES = List.of(
            "CREATE TABLE buoy (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL)",
            "CREATE TABLE port (id INT PRIMARY KEY)",
            "CREATE TABLE squid (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, port INT)");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aRangeReadWhileAToldChangeIsInvisibleDoesNotUndoIt(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (DatabaseServer own = TestingServers.start(kind, ServerOptions.defaults());
                TestDatabase shop = TestServer.of(kind, own).database("shop");
                TestDatabase market = TestingServers.fresh(kind).database("market");
                HeldCommit commit = HeldCommit.prepare(shop);
                Connection locking = shop.connect();
                Statement locks = locking.createStatement()) {
            shop.execute(TABLES.toArray(String[]::new));
            market.execute(TABLES.toArray(String[]::new));
            market.execute("ALTER TABLE squid ADD FOREIGN KEY (port) REFERENCES port (id)");
            shop.execute(
                    "INSERT INTO port WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < " + PORTS
                            + ") SELECT i FROM n",
                    "INSERT INTO buoy VALUES (1, 'before')",
                    "INSERT INTO squid VALUES (1, 'before', 1), (2, 'goes', 1), (3, 'stays', 1)");
            try (Replicator replicator = Replicator.start(files(shop, market).load())) {
                await().pollDelay(Duration.ZERO).pollInterval(AT_ONCE).atMost(SOON)
                        .until(() -> rows(market, "buoy").equals(List.of("1 before")));
                // The copy of squid waits for that of port, which waits for this lock.
                locks.execute("LOCK TABLES port WRITE");
                assertThat(replicator.status().copy().rowsDone()).isLessThan(PORTS);
                commit.hold(
                        "UPDATE squid SET name = 'after' WHERE id = 1",
                        "DELETE FROM squid WHERE id = 2",
                        "INSERT INTO squid VALUES (4, 'new', 1)",
                        "UPDATE buoy SET name = 'after'");
                // The stream has told it, and a SELECT does not show it.
                await().atMost(SOON).until(() -> rows(market, "buoy").equals(List.of("1 after")));
                assertThat(commit.isHeld()).isTrue();
                assertThat(rows(shop, "squid")).containsExactly("1 before", "2 goes", "3 stays");
                locks.execute("UNLOCK TABLES");
                await("no range is read while a told change is invisible").during(LONG_ENOUGH).atMost(SOON).until(() -> commit.isHeld() && !copied(replicator));
                commit.release();
                await().atMost(SOON).until(() -> replicator.status().stage() == Stage.LIVE);
                await().atMost(SOON).until(replicator::caughtUp);
                assertThat(rows(market, "squid")).containsExactly("1 after", "3 stays", "4 new");
                assertThat(rows(market, "buoy")).containsExactly("1 after");
            }
        }
    }

    private static boolean copied(Replicator replicator) {
        return replicator.status().copy().state() == CopyState.DONE;
    }

    private MigrationFiles files(TestDatabase shop, TestDatabase market) throws Exception {
        String rules = "mapping: 1\nrules: { all: { from: \"/" + shop.name() + "[.](?<table>.+)/\", to: \"" + market.name()
                + ".${table}\", columns: copy } }";
        return MigrationFiles.write(folder, shop.name(), shop, market, rules, "copy: { readers: 2, range_max_rows: 1 }");
    }

    private static List<String> rows(TestDatabase database, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, name FROM " + table + " ORDER BY id")) {
            while (result.next()) {
                rows.add(result.getInt(1) + " " + result.getString(2));
            }
        }
        return rows;
    }
}
