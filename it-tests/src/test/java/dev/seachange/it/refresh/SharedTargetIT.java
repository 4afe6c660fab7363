package dev.seachange.it.refresh;

import static dev.seachange.it.refresh.Repaired.awaitCaughtUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two migrations write to one table of NEW: neither knows the rows of the other. */
class SharedTargetIT {
    private static final String CUTTLES = """
            mapping: 1
            rules:
              cuttle:
                from: shop.cuttle
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: nm, in_stock: { value: 0 } }
            ignore: [shop.squid, shop.tag]
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void rowsOfAnotherMigrationAreLeftAlone(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.shop().execute(
                    "CREATE TABLE cuttle (id INT PRIMARY KEY, nm VARCHAR(40) NOT NULL)", "INSERT INTO cuttle VALUES (700, 'Sepia')");
            migration.squids(1, 9);
            migration.rules(Repaired.RULES + "ignore: [shop.cuttle]\n");
            String name = migration.shop().name() + "_cuttles";
            Repaired other = new Repaired(
                    migration.shop(), migration.market(),
                    MigrationFiles.write(folder, name, migration.shop(), migration.market(), "", ""));
            other.rules(CUTTLES);
            Ran copied = other.seachange("run", "--until-caught-up");
            assertThat(copied.exit()).as(copied.toString()).isEqualTo(ExitCode.DONE);

            try (Replicator replicator = migration.startLive()) {
                migration.market().execute(
                        "UPDATE seafood SET name = 'damaged' WHERE seafood_id = 1", "INSERT INTO seafood VALUES (800, 'added', 0)");
                Ran answer = migration.seachange("refresh", "shop.squid");
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(migration.seafood("seafood_id IN (1, 700, 800)"))
                        .as("this migration's rows are right, and all others stay")
                        .containsExactly("1|Squid 1|1", "700|Sepia|0", "800|added|0");

                // With the other migration's state gone, nobody else claims such rows.
                migration.market().execute("DELETE FROM seachange.rule_meaning WHERE migration = '" + name + "'");
                assertThat(migration.seachange("refresh", "shop.squid").exit()).isEqualTo(ExitCode.DONE);
                assertThat(migration.seafood("seafood_id > 9")).isEmpty();
                awaitCaughtUp(replicator);
            }
            migration.assertIdentical();
        }
    }
}
