package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
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
                  crate: { from: shop.crate, to: market.crate, key: { id: id }, columns: {}, drop: [packed] }
                """;
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.shop().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, caught DATE NOT NULL)",
                    "CREATE TABLE crate (id INT PRIMARY KEY, packed DATETIME NOT NULL)");
            trial.market().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, caught DATE NOT NULL)", "CREATE TABLE crate (id INT PRIMARY KEY)");
            trial.shop().execute("INSERT INTO squid VALUES (1, '2026-01-01')");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "SET SESSION sql_mode = ''",
                        "INSERT INTO squid VALUES (2, 0), (3, '2026-01-03')",
                        "UPDATE squid SET caught = 0 WHERE id = 1",
                        "INSERT INTO crate VALUES (7, 0)",
                        "UPDATE crate SET id = 8");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid ORDER BY id")).containsExactly("1|2026-01-01", "3|2026-01-03");
                assertThat(rows(trial.market(), "SELECT * FROM crate")).containsExactly("8");
                assertThat(rows(trial.market(), "SELECT key_text, code FROM seachange.quarantine WHERE migration = '"
                                + trial.files().name() + "' ORDER BY 1"))
                        .containsExactly("1|V111", "2|V111");
            }
        }
    }
}
