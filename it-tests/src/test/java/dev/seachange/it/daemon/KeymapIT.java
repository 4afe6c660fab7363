package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Position;
import dev.seachange.cli.ExitCode;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import dev.seachange.window.LogHead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers for keys, shared by two tables, while the daemon is killed again and again. */
class KeymapIT {
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final int KILLS_WHILE_COPYING = 2;
    private static final int KILLS_BEHIND = 1;

    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                to: market.squid
                key: { squid_id: "keymap('squid', code)" }
                columns: { code: code, stock: stock }
              haul:
                from: shop.haul
                to: market.haul
                key: { haul_id: "keymap('haul', id)" }
                columns: { squid_id: "keymap('squid', squid_cd)", old_id: id }
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void numbersAreDenseAndTheSameInBothTablesWhateverIsKilled(Kind kind) throws Exception {
        String small = "epoch: { max_rows: 60 }\ncopy: { range_max_rows: 100, range_millis: 20 }";
        try (Trial trial = Trial.of(kind, folder, RULES, small)) {
            prepare(trial);
            Random random = new Random(20260102);
            try (KeymapWriter writer = KeymapWriter.start(trial.shop())) {
                for (int kill = 0; kill < KILLS_WHILE_COPYING + KILLS_BEHIND; kill++) {
                    try (DaemonProcess daemon = DaemonProcess.startAndAwait(trial.files())) {
                        if (kill >= KILLS_WHILE_COPYING) {
                            daemon.await("live", WITHIN, status -> status.stage() == Stage.LIVE);
                        }
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
                        daemon.kill();
                    }
                    checkWhatIsThere(trial);
                }
            }
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(trial.files())) {
                Position end = end(trial);
                daemon.await("NEW to have " + end, WITHIN, status -> status.stage() == Stage.LIVE && covers(status, end));
                assertThat(daemon.terminate(Duration.ofSeconds(20))).as(daemon.tail()).isEqualTo(ExitCode.INTERRUPTED);
                assertThat(daemon.log()).doesNotContain("A defect of Seachange", "Finding: ", "Parked: ");
            }
            checkWhatIsThere(trial);
            assertThat(rows(trial.market(), "SELECT COUNT(*) FROM haul").getFirst())
                    .isEqualTo(rows(trial.shop(), "SELECT COUNT(*) FROM haul").getFirst());
            ComparisonResult compared = FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT);
            assertThat(compared.identical()).as(compared.report()).isTrue();
        }
    }

    private static void prepare(Trial trial) throws SQLException {
        trial.shop().execute(
                "CREATE TABLE squid (code VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY, stock INT NOT NULL)",
                "CREATE TABLE haul (id INT PRIMARY KEY, squid_cd VARCHAR(20) COLLATE utf8mb4_bin NOT NULL)",
                "CREATE TABLE digit (d INT PRIMARY KEY)",
                "INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
                "INSERT INTO squid SELECT CONCAT('s', a.d + 10 * b.d + 100 * c.d), 1 FROM digit a, digit b, digit c",
                "INSERT INTO haul SELECT n, CONCAT('s', n * 7 % 1000) FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n"
                        + " FROM digit a, digit b, digit c, digit e) AS numbers WHERE n < 4000",
                "DROP TABLE digit");
        trial.market().execute(
                "CREATE TABLE squid (squid_id BIGINT PRIMARY KEY, code VARCHAR(20) COLLATE utf8mb4_bin NOT NULL UNIQUE,"
                        + " stock INT NOT NULL)",
                "CREATE TABLE haul (haul_id BIGINT PRIMARY KEY, squid_id BIGINT NOT NULL, old_id INT NOT NULL UNIQUE,"
                        + " FOREIGN KEY (squid_id) REFERENCES squid (squid_id))");
    }

    /** True at every moment, also right after a kill: rows and numbers come together. */
    private static void checkWhatIsThere(Trial trial) throws SQLException {
        String map = "(SELECT * FROM seachange.keymap WHERE migration = '" + trial.files().name() + "') AS k";
        assertThat(rows(trial.market(), "SELECT map, MIN(number), MAX(number) - COUNT(*),"
                        + " COUNT(DISTINCT key_hash) - COUNT(*) FROM " + map + " GROUP BY map ORDER BY map"))
                .as("first number, gaps and doubles of each map")
                .isSubsetOf("haul|1|0|0", "squid|1|0|0");
        assertThat(rows(trial.market(), "SELECT code FROM squid LEFT JOIN " + map
                        + " ON k.map = 'squid' AND number = squid_id AND key_text = code WHERE number IS NULL"))
                .as("squid whose number is not that of its code")
                .isEmpty();
        assertThat(rows(trial.market(), "SELECT old_id FROM haul LEFT JOIN " + map
                        + " ON k.map = 'haul' AND number = haul_id AND key_text = old_id WHERE number IS NULL"))
                .as("hauls whose number is not that of their id")
                .isEmpty();
    }

    private static Position end(Trial trial) throws SQLException {
        try (Connection connection = trial.shop().connect()) {
            return LogHead.read(connection, Position.Kind.valueOf(trial.shop().kind().name())).position();
        }
    }

    private static boolean covers(Status status, Position end) {
        String applied = status.progress().appliedPosition();
        return applied != null && Position.parse(end.kind(), applied).covers(end);
    }
}
