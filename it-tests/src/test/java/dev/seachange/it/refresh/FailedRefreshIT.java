package dev.seachange.it.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is to end when all is done, and cannot do all. */
class FailedRefreshIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aRunThatIsToEndSaysWhatCouldNotBeRefreshed(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.shop().execute(
                    "ALTER TABLE squid ADD born DATE", "INSERT INTO squid VALUES (1, 'Squid 1', 1, 'live', '2026-01-01')");
            migration.market().execute("ALTER TABLE seafood ADD born DATE");
            migration.rules(Repaired.RULES.replace("in_stock: stock }\n", "in_stock: stock }\n    drop: [born]\n"));
            Ran copied = migration.seachange("run", "--until-caught-up");
            assertThat(copied.exit()).as(copied.toString()).isEqualTo(ExitCode.DONE);

            // A date that is none, which the log does not show.
            migration.shop().execute(
                    "SET SESSION sql_mode = 'ALLOW_INVALID_DATES', sql_log_bin = 0",
                    "INSERT INTO squid VALUES (2, 'Squid 2', 2, 'live', '2026-02-30')");
            migration.rules(Repaired.RULES.replace("in_stock: stock }", "in_stock: stock, born: born }"));
            Ran failed = migration.seachange("run", "--refresh-changed", "--until-caught-up");
            assertThat(failed.exit()).as(failed.toString()).isEqualTo(ExitCode.FAILED);
            assertThat(failed.err())
                    .contains("Everything is copied, but not refreshed:\n    refresh ")
                    .contains(" of " + migration.shop().name() + ".squid (rule squid), whole table, failed: ")
                    .contains("born")
                    .contains("order it again: `seachange refresh TABLE`");

            // It has been told; what failed in an earlier run does not fail this one.
            assertThat(migration.seachange("run", "--until-caught-up").exit()).isEqualTo(ExitCode.DONE);

            migration.shop().execute("SET SESSION sql_log_bin = 0", "UPDATE squid SET born = NULL WHERE id = 2");
            Ran ordered = migration.seachange("refresh", "shop.squid");
            assertThat(ordered.exit()).isEqualTo(ExitCode.DONE);
            assertThat(ordered.out()).contains("requested", "No daemon runs this migration now");
            Ran again = migration.seachange("run", "--until-caught-up");
            assertThat(again.exit()).as(again.toString()).isEqualTo(ExitCode.DONE);
            migration.assertIdentical();
        }
    }
}
