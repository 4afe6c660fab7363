package dev.seachange.it.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.daemon.DaemonProcess;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refresh whose daemon is killed in the middle of it. */
class KilledRefreshIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aKilledRefreshGoesOnWhereItWas(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder, "copy: { range_max_rows: 2000 }")) {
            for (int from = 1; from <= 40_000; from += 2_000) {
                migration.squids(from, from + 1_999);
            }
            DaemonProcess daemon = DaemonProcess.startAndAwait(migration.files());
            try {
                daemon.await("live", Repaired.SOON, status -> status.stage() == Stage.LIVE);
                migration.market().execute(
                        "UPDATE seafood SET name = 'damaged' WHERE seafood_id % 3 = 0", "DELETE FROM seafood WHERE seafood_id % 5 = 0");
                assertThat(migration.seachange("refresh", "shop.squid", "--no-wait").exit()).isEqualTo(ExitCode.DONE);
                List<Long> cutAt = new ArrayList<>();
                for (int kills = 0; kills < 3; kills++) {
                    long before = cutAt.isEmpty() ? 0 : cutAt.getLast();
                    daemon.await("some of the refresh", Repaired.SOON, refreshed(now -> now.rowsDone() > before));
                    daemon.kill();
                    daemon.close();
                    List<String> left = Repaired.rows(migration.market(), "SELECT rows_done FROM seachange.refresh"
                            + " WHERE state = 'RUNNING' AND migration = '" + migration.files().name() + "'");
                    left.forEach(done -> cutAt.add(Long.valueOf(done)));
                    if (kills == 0) {
                        // It has been read already, so a refresh that goes on does not see it.
                        migration.market().execute("UPDATE seafood SET name = 'by hand' WHERE seafood_id = 1");
                    }
                    daemon = DaemonProcess.startAndAwait(migration.files());
                    if (left.isEmpty()) {
                        break;
                    }
                }
                assertThat(cutAt).as("where kills met the refresh, before its end").isNotEmpty();
                assertThat(cutAt.getFirst()).isBetween(1L, 75_999L);
                Status last = daemon.await(
                        "the refresh to end", Repaired.SOON, refreshed(now -> now.state() == RefreshState.DONE));
                // Rows, keys of NEW and keys in quarantine, each of them once but for what was in flight.
                assertThat(last.refreshes().getFirst().rowsDone()).isEqualTo(76_000L);
                assertThat(migration.seafood("name = 'by hand'")).as("it went on where it was cut").hasSize(1);
                migration.market().execute("UPDATE seafood SET name = 'Squid 1' WHERE seafood_id = 1");
                daemon.terminate(Duration.ofSeconds(20));
            } finally {
                daemon.close();
            }
            migration.assertIdentical();
        }
    }

    private static Predicate<Status> refreshed(Predicate<Refresh> wanted) {
        return status -> status.refreshes().stream().anyMatch(wanted);
    }
}
