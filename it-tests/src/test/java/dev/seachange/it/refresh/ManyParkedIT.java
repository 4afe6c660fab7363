package dev.seachange.it.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Parked;
import dev.seachange.status.Quarantine;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More keys in quarantine than anybody wants to see at once. */
class ManyParkedIT {
    private static final int KEYS = 10_050;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void allAreCountedAndTheLongestParkedAreShown(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            try (Replicator replicator = migration.startLive()) {
                StringJoiner rows = new StringJoiner(", ");
                for (int key = 0; key < KEYS; key++) {
                    // The higher the key, the longer it is there.
                    rows.add("('" + migration.files().name() + "', '" + (key < 50 ? "tag" : "squid") + "', '"
                            + migration.shop().name() + ".squid', SHA2('" + key + "', 256), '" + key
                            + "', 'V103', '', '', UTC_TIMESTAMP(6) - INTERVAL " + key + " SECOND, 0)");
                }
                migration.market().execute("INSERT INTO seachange.quarantine (migration, rule, source_table, key_hash, key_text,"
                        + " code, message, `position`, parked_at, skipped) VALUES " + rows);
                await().atMost(Repaired.SOON).until(() -> replicator.status().quarantine().keys() > 0);
                Quarantine told = replicator.status().quarantine();
                assertThat(told.keys()).isEqualTo(KEYS);
                assertThat(told.counts()).containsExactly(
                        new Quarantine.Count("squid", "V103", KEYS - 50), new Quarantine.Count("tag", "V103", 50));
                assertThat(told.first()).hasSize(20).extracting(Parked::key).startsWith("10049", "10048", "10047");
                migration.market().execute(
                        "DELETE FROM seachange.quarantine WHERE migration = '" + migration.files().name() + "'");
                await().atMost(Repaired.SOON).until(() -> replicator.status().quarantine().keys() == 0);
            }
        }
    }
}
