package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.DaemonActions;
import dev.seachange.it.servers.Terminal;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of real servers are recorded as tests, which pass. */
class RecordIT {
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
    private final Terminal terminal = new Terminal(80);

    @ParameterizedTest
    @EnumSource
    void recordedRowsAreTestsThatPass(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, RULES, "")) {
            trial.shop().execute(
                    "CREATE TABLE squid (id INT PRIMARY KEY, squid_nm VARCHAR(40) NOT NULL, size_cd CHAR(1) NOT NULL,"
                            + " status VARCHAR(10) NOT NULL DEFAULT 'live', note TEXT)",
                    "INSERT INTO squid VALUES (1, ' Giant ', 'L', 'live', 'secret'), (2, 'Dwarf', 'X', 'live', NULL),"
                            + " (3, 'Baby', 'S', 'draft', NULL)");
            trial.market().execute("CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL,"
                    + " size VARCHAR(10) NOT NULL)");
            String table = trial.shop().name() + ".squid";
            assertThat(record(trial, null, "1", "2", "3")).as(terminal.err()).isEqualTo(ExitCode.DONE);
            assertThat(Files.readString(folder.resolve(table + ".test.yaml")))
                    .contains("squid_nm: \" Xxxxx \"", "name: Xxxxx", "size: large", "expect_error:", "expect: nothing")
                    .doesNotContain("Giant", "secret");
            assertThat(record(trial, null, "1")).as("nothing is overwritten").isEqualTo(ExitCode.PROBLEMS);
            assertThat(record(trial, folder.resolve("gone.test.yaml"), "1", "9")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(terminal.err()).contains("OLD has no row " + table + " 9.");
            assertThat(folder.resolve("gone.test.yaml")).doesNotExist();
            assertThat(record(trial, folder.resolve("squid.yaml"), "1")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(terminal.err()).contains("name it *.test.yaml, not ");
            assertThat(actions.recordSchema(trial.files().load(), terminal.console())).isEqualTo(ExitCode.DONE);
            Path rules = trial.files().load().rules();
            assertThat(actions.test(rules, List.of(), terminal.console())).as(terminal.out()).isEqualTo(ExitCode.DONE);
            assertThat(terminal.out()).contains("3 cases in 1 file: all as expected.");
        }
    }

    private int record(Trial trial, @Nullable Path to, String... keys) throws Exception {
        String table = trial.shop().name() + ".squid";
        return actions.record(trial.files().load(), table, List.of(keys), to, Set.of("squid_nm"), terminal.console());
    }
}
