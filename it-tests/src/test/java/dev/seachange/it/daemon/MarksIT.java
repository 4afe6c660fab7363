package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.daemon.Replicator;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of NEW that stay when their source rows go, and say when that was. */
class MarksIT {
    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: nm, written: event_time() }
                on_delete: { set: { deleted_at: event_time(), last_name: nm, gone: 1 } }
            """;
    private static final String NEW = "CREATE TABLE seafood (seafood_id INT PRIMARY KEY, name VARCHAR(20) NOT NULL,"
            + " written TIMESTAMP(6) NULL, deleted_at TIMESTAMP(6) NULL, last_name VARCHAR(20),"
            + " gone TINYINT NOT NULL DEFAULT 0, noted VARCHAR(20) DEFAULT 'by nobody')";

    @TempDir
    private Path folder = Path.of("");

    private static Trial trial(Kind kind, Path folder, String more) throws Exception {
        Trial trial = Trial.of(kind, folder, RULES, more);
        trial.shop().execute("CREATE TABLE squid (id INT PRIMARY KEY, nm VARCHAR(20) NOT NULL, status VARCHAR(10)"
                + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL)");
        trial.market().execute(NEW);
        return trial;
    }

    @ParameterizedTest
    @EnumSource
    void rowsStayAreMarkedAndComeBack(Kind kind) throws Exception {
        String gone = "SELECT seafood_id, name, last_name, gone, noted FROM seafood ORDER BY seafood_id";
        try (Trial trial = trial(kind, folder, "")) {
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a', 'live'), (2, 'b', 'live'), (3, 'c', 'live'), (4, 'd', 'live')");
            try (Replicator replicator = trial.startLive()) {
                trial.market().execute("UPDATE seafood SET noted = CONCAT('by hand ', seafood_id)");
                trial.shop().execute(
                        "DELETE FROM squid WHERE id = 1",
                        "UPDATE squid SET status = 'draft' WHERE id = 2",
                        "DELETE FROM squid WHERE id = 3",
                        "INSERT INTO squid VALUES (5, 'e', 'live')",
                        "DELETE FROM squid WHERE id = 5",
                        "INSERT INTO squid VALUES (6, 'f', 'draft')",
                        "DELETE FROM squid WHERE id = 6");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), gone)).containsExactly(
                        "1|a|a|1|by hand 1", "2|b|b|1|by hand 2", "3|c|c|1|by hand 3", "4|d|null|0|by hand 4", "5|e|e|1|by nobody");
                identical(trial);
                trial.shop().execute(
                        "INSERT INTO squid VALUES (1, 'A', 'live')",
                        "UPDATE squid SET status = 'live' WHERE id = 2",
                        // Onto the key of a row that has stayed behind.
                        "UPDATE squid SET id = 3 WHERE id = 4");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), gone)).containsExactly(
                        "1|A|null|0|by hand 1", "2|b|null|0|by hand 2", "3|d|null|0|by hand 3", "4|d|d|1|by hand 4", "5|e|e|1|by nobody");
                assertThat(rows(trial.market(), "SELECT seafood_id FROM seafood WHERE deleted_at IS NULL = gone")).isEmpty();
                identical(trial);
            }
        }
    }

    private static void identical(Trial trial) throws Exception {
        ComparisonResult compared = FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT);
        assertThat(compared.identical()).as(compared.report()).isTrue();
    }

    /** MySQL's log has the time of the commit in microseconds, MariaDB's of its first statement in seconds. */
    @ParameterizedTest
    @EnumSource
    void theTimeIsThatOfTheCommitOnOld(Kind kind) throws Exception {
        try (Trial trial = trial(kind, folder, "")) {
            LocalDateTime before = now(trial);
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a', 'live'), (2, 'b', 'live')");
            try (Replicator replicator = trial.startLive()) {
                LocalDateTime copied = moment(trial, "SELECT written FROM seafood WHERE seafood_id = 1");
                assertThat(copied).isBetween(before, now(trial));
                LocalDateTime begun;
                LocalDateTime waited;
                LocalDateTime asked = now(trial);
                try (Connection connection = trial.shop().connect();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("DELETE FROM squid WHERE id = 1");
                    statement.execute("UPDATE squid SET nm = 'c' WHERE id = 2");
                    begun = now(trial);
                    statement.execute("DO SLEEP(2.1)");
                    waited = now(trial);
                    connection.commit();
                }
                LocalDateTime after = now(trial);
                awaitCaughtUp(replicator);
                LocalDateTime deleted = moment(trial, "SELECT deleted_at FROM seafood WHERE seafood_id = 1");
                LocalDateTime written = moment(trial, "SELECT written FROM seafood WHERE seafood_id = 2");
                assertThat(deleted).isEqualTo(written);
                if (kind == Kind.MYSQL) {
                    assertThat(deleted).isBetween(waited, after);
                    trial.shop().execute("UPDATE squid SET nm = 'd' WHERE id = 2");
                    awaitCaughtUp(replicator);
                    LocalDateTime later = moment(trial, "SELECT written FROM seafood WHERE seafood_id = 2");
                    int micros = deleted.getNano() % 1_000_000 + later.getNano() % 1_000_000;
                    assertThat(micros).as("microseconds of two commits, but for one in a million").isNotZero();
                } else {
                    assertThat(deleted).isBetween(asked.withNano(0), begun);
                }
            }
        }
    }

    /** A change gets the same time whenever it is told. */
    @ParameterizedTest
    @EnumSource
    void aReplayedChangeGetsTheSameTime(Kind kind) throws Exception {
        String all = "SELECT seafood_id, written, deleted_at FROM seafood WHERE seafood_id > 1 ORDER BY seafood_id";
        try (Trial trial = trial(kind, folder, "")) {
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a', 'live')");
            String checkpoint = " FROM seachange.checkpoint WHERE migration = '" + trial.files().name() + "'";
            try (Replicator replicator = trial.startLive()) {
                awaitCaughtUp(replicator);
            }
            List<String> then = rows(trial.market(), "SELECT `position`, log_file, log_pos" + checkpoint);
            trial.shop().execute(
                    "INSERT INTO squid VALUES (2, 'b', 'live'), (3, 'c', 'live')",
                    "DELETE FROM squid WHERE id = 2",
                    "UPDATE squid SET nm = 'C' WHERE id = 3");
            List<String> first = once(trial, all);
            String[] parts = then.getFirst().split("\\|");
            trial.market().execute(
                    "UPDATE seachange.checkpoint SET `position` = '" + parts[0] + "', log_file = '" + parts[1] + "', log_pos = "
                            + parts[2] + " WHERE migration = '" + trial.files().name() + "'",
                    "DELETE FROM seafood WHERE seafood_id > 1");
            assertThat(once(trial, all)).isEqualTo(first).hasSize(2);
        }
    }

    private static List<String> once(Trial trial, String query) throws Exception {
        try (Replicator replicator = trial.startLive()) {
            awaitCaughtUp(replicator);
            return rows(trial.market(), query);
        }
    }

    private static LocalDateTime now(Trial trial) throws Exception {
        return moment(trial, "SELECT UTC_TIMESTAMP(6)", true);
    }

    private static LocalDateTime moment(Trial trial, String query) throws Exception {
        return moment(trial, query, false);
    }

    private static LocalDateTime moment(Trial trial, String query, boolean ofOld) throws Exception {
        try (Connection connection = (ofOld ? trial.shop() : trial.market()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET time_zone = '+00:00'");
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return LocalDateTime.parse(row.getString(1).replace(' ', 'T'));
            }
        }
    }

    /** What goes before it is copied has never been in NEW, and is not put there to be marked. */
    @ParameterizedTest
    @EnumSource
    void aRowThatGoesBeforeItIsCopiedIsNotMade(Kind kind) throws Exception {
        int rows = 6_000;
        try (Trial trial = trial(kind, folder, "copy: { readers: 1, range_max_rows: 200 }")) {
            try (Connection connection = trial.shop().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int id = 0; id < rows; id++) {
                    statement.addBatch("INSERT INTO squid VALUES (" + id + ", 's" + id + "', 'live')");
                }
                statement.executeBatch();
                connection.commit();
            }
            List<Integer> deleted = new ArrayList<>();
            Thread deleter = Thread.ofPlatform().daemon().start(() -> {
                for (int id = rows - 1; id > 0; id -= 7) {
                    int one = id;
                    try {
                        trial.shop().execute("DELETE FROM squid WHERE id = " + one);
                        deleted.add(one);
                    } catch (SQLException e) {
                        return;
                    }
                }
            });
            try (Replicator replicator = trial.startLive()) {
                assertThat(deleter.join(Duration.ofSeconds(120))).isTrue();
                awaitCaughtUp(replicator);
                assertThat(deleted).hasSizeGreaterThan(800);
                String wrong = "SELECT seafood_id FROM seafood WHERE gone <> (deleted_at IS NOT NULL) OR name <> CONCAT('s', seafood_id)"
                        + " OR (gone = 1 AND (last_name <> name OR seafood_id % 7 <> " + (rows - 1) % 7 + "))";
                assertThat(rows(trial.market(), wrong)).isEmpty();
                assertThat(rows(trial.market(), "SELECT COUNT(*) FROM seafood WHERE gone = 0"))
                        .containsExactly("" + (rows - deleted.size()));
                identical(trial);
            }
        }
    }
}
