package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.awaitFailure;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.Replicator;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.Terminal;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A date of OLD without a year, a month or a day, met while Seachange follows. */
class ZeroDatesParkedIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aRowWithOneIsParkedUnlessNoRuleReadsIt(Kind kind) throws Exception {
        String rules = """
                mapping: 1
                rules:
                  squid: { from: shop.squid, to: market.squid, columns: copy }
                  warm: { from: shop.squid, where: "caught > '2000-01-01'", to: market.warm, key: { id: id }, columns: {}, drop: rest }
                  crate: { from: shop.crate, to: market.crate, key: { id: id }, columns: {}, drop: [packed] }
                """;
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.shop().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, caught DATE NOT NULL)",
                    "CREATE TABLE crate (id INT PRIMARY KEY, packed DATETIME NOT NULL)");
            trial.market().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, caught DATE NOT NULL)", "CREATE TABLE warm (id INT PRIMARY KEY)",
                    "CREATE TABLE crate (id INT PRIMARY KEY)");
            trial.shop().execute(
                    "SET SESSION sql_mode = ''",
                    "INSERT INTO squid VALUES (1, '2026-01-01'), (9, 0)",
                    "INSERT INTO crate VALUES (6, 0)");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "SET SESSION sql_mode = ''",
                        "INSERT INTO squid VALUES (2, 0), (3, '2026-01-03')",
                        "UPDATE squid SET caught = 0 WHERE id = 1",
                        "INSERT INTO crate VALUES (7, 0)",
                        "UPDATE crate SET id = 8 WHERE id = 7");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid ORDER BY id")).containsExactly("1|2026-01-01", "3|2026-01-03");
                assertThat(rows(trial.market(), "SELECT * FROM crate ORDER BY id")).containsExactly("6", "8");
                assertThat(rows(trial.market(), "SELECT id FROM warm ORDER BY id")).containsExactly("1", "3");
                assertThat(rows(trial.market(), "SELECT rule, key_text, code FROM seachange.quarantine WHERE migration = '"
                                + trial.files().name() + "' ORDER BY 1, 2"))
                        .containsExactly("squid|1|V111", "squid|2|V111", "squid|9|V111", "warm|1|V111", "warm|2|V111", "warm|9|V111");

                trial.shop().execute(
                        "UPDATE squid SET caught = '2026-01-02' WHERE id IN (1, 2)", "DELETE FROM squid WHERE id = 9",
                        "DELETE FROM crate");
                assertThat(refresh(trial)).isEqualTo(ExitCode.DONE);
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid ORDER BY id"))
                        .containsExactly("1|2026-01-02", "2|2026-01-02", "3|2026-01-03");
                assertThat(rows(trial.market(), "SELECT id FROM warm ORDER BY id")).containsExactly("1", "2", "3");
                assertThat(rows(trial.market(), "SELECT * FROM crate")).isEmpty();
            }
            ComparisonResult compared = FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT);
            assertThat(compared.identical()).as(compared.report()).isTrue();
        }
    }

    private static int refresh(Trial trial) {
        String[] words = {"refresh", trial.shop().name() + ".squid", "--parked", "-c", trial.files().config().toString()};
        return Terminal.run(200, words).exit();
    }

    /** Nothing else would tell: names are all the rules have to go by. */
    @ParameterizedTest
    @EnumSource
    void whatADateIsDeclaredAsMayNotChange(Kind kind) throws Exception {
        for (String altered : List.of("at DATETIME(6) NOT NULL", "at DATETIME", "day DATE", "may DATE NOT NULL")) {
            try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
                trial.both("CREATE TABLE tide (id INT PRIMARY KEY, at DATETIME NOT NULL, day DATE NOT NULL, may DATE)");
                try (Replicator replicator = trial.startLive()) {
                    trial.shop().execute(
                            "INSERT INTO tide VALUES (0, '2026-01-01', '2026-01-01', '2026-01-01')",
                            "ALTER TABLE tide MODIFY " + altered,
                            "INSERT INTO tide VALUES (1, '2026-01-01 10:00:59.9', '2026-01-01', '2026-01-01')");
                    assertThat(awaitFailure(replicator).what()).as(altered).contains("tide was altered: its columns have other types");
                    assertThat(rows(trial.market(), "SELECT id FROM tide")).as(altered).containsExactly("0");
                }
            }
        }
    }
}
