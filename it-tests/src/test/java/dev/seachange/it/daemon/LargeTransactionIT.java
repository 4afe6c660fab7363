package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.cli.ExitCode;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One transaction of a million row changes, for a daemon with 512 MiB of memory: it arrives as a whole or not at all. */
class LargeTransactionIT {
    private static final int INSERTED = 600_000;
    private static final int UPDATED = 200_000;
    private static final int DELETED = 200_000;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void passesAsAWholeThoughItIsGivenUpOnceAndFitsNoMemory(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(
                    "CREATE TABLE squid (id INT PRIMARY KEY, name VARCHAR(80) NOT NULL, price DECIMAL(10,2) NOT NULL)",
                    "CREATE TABLE harvest (id INT PRIMARY KEY, done INT NOT NULL)",
                    "CREATE TABLE digit (d INT PRIMARY KEY)");
            trial.shop().execute("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(trial.files())) {
                daemon.await("live", WITHIN, status -> status.stage() == Stage.LIVE);
                harvest(trial.shop());
                awaitRowsOnTheirWay(trial.market());
                assertThat(daemon.terminate(STOPS_WITHIN)).as(daemon.tail()).isEqualTo(ExitCode.INTERRUPTED);
                assertThat(daemon.log()).contains("large transaction");
            }
            try (Connection connection = trial.market().connect();
                    Statement eye = connection.createStatement()) {
                assertThat(state(eye)).as("after the stop").isEqualTo("nothing");
            }

            try (DaemonProcess daemon = DaemonProcess.startAndAwait(trial.files(), DaemonLaunch.lasting());
                    Connection connection = trial.market().connect();
                    Statement eye = connection.createStatement()) {
                Set<String> seen = new TreeSet<>();
                Status status = daemon.await("the transaction", WITHIN, now -> {
                    seen.add(seenState(eye));
                    return seen.contains("all");
                });
                assertThat(seen).as("states of NEW that somebody could see").isSubsetOf("nothing", "all");
                assertThat(status.disturbances().findings()).isZero();
                assertThat(daemon.terminate(STOPS_WITHIN)).as(daemon.tail()).isEqualTo(ExitCode.INTERRUPTED);
                assertThat(daemon.log()).doesNotContain("OutOfMemoryError");
            }
            ComparisonResult compared = FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT);
            assertThat(compared.identical()).as(compared.report()).isTrue();
        }
    }

    /** Its first and its last change are of {@code harvest}, so that an eye on NEW needs no count of all rows. */
    private static void harvest(TestDatabase shop) throws SQLException {
        List<String> statements = List.of(
                "START TRANSACTION",
                "INSERT INTO harvest VALUES (1, 0)",
                "INSERT INTO squid SELECT n, CONCAT('squid number ', n), n / 100 FROM"
                        + " (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d + 100000 * f.d AS n"
                        + " FROM digit a, digit b, digit c, digit d, digit e, digit f) AS million WHERE n < " + INSERTED,
                "UPDATE squid SET price = price + 1 WHERE id < " + UPDATED,
                "DELETE FROM squid WHERE id >= " + (INSERTED - DELETED),
                "UPDATE harvest SET done = 1",
                "COMMIT");
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void awaitRowsOnTheirWay(TestDatabase market) {
        await().atMost(WITHIN).until(() -> Integer.parseInt(Trial.rows(
                                market, "SELECT COALESCE(MAX(trx_rows_modified), 0) FROM information_schema.innodb_trx")
                        .getFirst())
                > 20_000);
    }

    private static String seenState(Statement eye) {
        try {
            return state(eye);
        } catch (SQLException e) {
            return e.toString();
        }
    }

    /** What one statement, so one snapshot, shows of NEW. */
    private static String state(Statement eye) throws SQLException {
        try (ResultSet rows = eye.executeQuery("SELECT (SELECT COUNT(*) FROM harvest),"
                + " (SELECT COALESCE(SUM(done), 0) FROM harvest), (SELECT COALESCE(MAX(id), -1) FROM squid)")) {
            rows.next();
            String row = rows.getLong(1) + "|" + rows.getLong(2) + "|" + rows.getLong(3);
            if (row.equals("0|0|-1")) {
                return "nothing";
            }
            return row.equals("1|1|" + (INSERTED - DELETED - 1)) ? "all" : row;
        }
    }
}
