package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.DaemonActions;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows recorded as tests, and explained, on real servers: before the migration begins and while it runs. */
class ExplainIT {
    private static final String RULES = """
            mapping: 1
            values: { size: { S: small, L: large } }
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: trim(squid_nm), size: { from: size_cd, values: size } }
                drop: [note]
            """;

    @TempDir
    private Path folder = Path.of("");

    private final DaemonActions actions = new DaemonActions();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false, 80);

    @Test
    void rowsAreRecordedAndExplained() throws Exception {
        try (Trial trial = Trial.of(Kind.MYSQL, folder, RULES, "")) {
            trial.shop().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, squid_nm VARCHAR(40) NOT NULL, size_cd CHAR(1) NOT NULL,"
                            + " status VARCHAR(10) NOT NULL DEFAULT 'live', note TEXT)",
                    "INSERT INTO squid VALUES (1, ' Giant ', 'L', 'live', 'secret'), (2, 'Dwarf', 'X', 'live', NULL),"
                            + " (3, 'Baby', 'S', 'draft', NULL)");
            trial.market().execute("CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL,"
                    + " size VARCHAR(10) NOT NULL)");
            String table = trial.shop().name() + ".squid";
            recorded(trial, table);
            assertThat(explained(trial, table, "1"))
                    .contains("\" Giant \"", "trim(squid_nm)  = Giant", "NEW has no such row", "-> INSERT INTO", "has not begun");
            try (Replicator replicator = trial.startLive()) {
                Trial.awaitCaughtUp(replicator);
                assertThat(explained(trial, table, "1"))
                        .contains("-> nothing: NEW has these values", "the table is copied", "not parked");
                assertThat(explained(trial, table, "2"))
                        .contains("REFUSED V201", "NEW has no such row", "PARKED for rule squid");
                assertThat(explained(trial, table, "3")).contains("status <> 'draft'  = false", "the filter leaves the row out");
                trial.market().execute("UPDATE seafood SET name = 'Gaint' WHERE seafood_id = 1");
                assertThat(explained(trial, table, "1")).contains("SET `name` = 'Giant' WHERE `seafood_id` = 1");
            }
            out.reset();
            assertThat(actions.explain(trial.files().load(), table, "9", console)).isEqualTo(ExitCode.PROBLEMS);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("OLD has no row " + table + " 9");
            assertThat(actions.explain(trial.files().load(), table, "nine", console)).isEqualTo(ExitCode.PROBLEMS);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("`nine` is no key of " + table);
        }
    }

    private void recorded(Trial trial, String table) throws Exception {
        assertThat(actions.record(trial.files().load(), table, List.of("1", "2", "3"), null, Set.of("squid_nm"), console))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(folder.resolve(table + ".test.yaml")))
                .contains("squid_nm: \" Xxxxx \"", "name: Xxxxx", "size: large", "expect_error:", "expect: nothing")
                .doesNotContain("Giant", "secret");
        assertThat(actions.record(trial.files().load(), table, List.of("1"), null, Set.of(), console)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(actions.recordSchema(trial.files().load(), console)).isEqualTo(ExitCode.DONE);
        Path rules = trial.files().load().rules();
        assertThat(actions.test(rules, List.of(), console)).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
    }

    private String explained(Trial trial, String table, String key) throws Exception {
        out.reset();
        assertThat(actions.explain(trial.files().load(), table, key, console))
                .as(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitCode.DONE);
        return out.toString(StandardCharsets.UTF_8);
    }
}
