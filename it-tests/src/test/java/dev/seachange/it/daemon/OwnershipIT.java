package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At most one daemon writes into NEW, whatever people do. */
class OwnershipIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aSecondDaemonDoesNotStartAndSaysWhoIsThere(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (SmallMigration small = SmallMigration.create(folder, kind);
                DaemonProcess first = DaemonProcess.startAndAwait(small.files());
                DaemonProcess second = DaemonProcess.start(small.files().second())) {
            assertThat(second.awaitExit(WITHIN)).as(second.tail()).isEqualTo(ExitCode.FAILED);
            assertThat(second.log())
                    .contains("Migration " + small.files().name() + " is run by another Seachange: ")
                    .contains(", process " + first.pid() + ", since ")
                    .contains("Stop that one first.")
                    .doesNotContain("\tat ");

            first.await("live", WITHIN, status -> status.stage() == Stage.LIVE);
            small.shop().execute("INSERT INTO squid VALUES (10, 'Giant', 10)");
            first.await("the first to go on", WITHIN, status -> status.throughput().transactions() > 0);
            assertThat(first.terminate(Duration.ofSeconds(10))).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(names(small.market())).isEqualTo("Dwarf,Giant");

            try (DaemonProcess third = DaemonProcess.startAndAwait(small.files())) {
                third.await("live at once after the first has gone", WITHIN, status -> status.stage() == Stage.LIVE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDaemonThatHasLostTheCheckpointStopsAtItsNextEpoch(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (SmallMigration small = SmallMigration.create(folder, kind);
                DaemonProcess daemon = DaemonProcess.startAndAwait(small.files())) {
            daemon.await("live", WITHIN, status -> status.stage() == Stage.LIVE);
            String other = "00000000-0000-0000-0000-00000000beef";
            small.market().execute("UPDATE seachange.checkpoint SET owner = '" + other + "' WHERE migration = '"
                    + small.files().name() + "'");
            String before = checkpoint(small, "epoch");
            small.shop().execute("INSERT INTO squid VALUES (11, 'Vampire', 11)");

            assertThat(daemon.awaitExit(WITHIN)).as(daemon.tail()).isEqualTo(ExitCode.FAILED);
            assertThat(daemon.log())
                    .contains("Stopped: Another Seachange has taken migration " + small.files().name() + " over from ")
                    .contains("this process must not write any more.")
                    .doesNotContain("\tat ");
            assertThat(names(small.market())).as("nothing written by the former owner").isEqualTo("Dwarf");
            assertThat(checkpoint(small, "owner")).isEqualTo(other);
            assertThat(checkpoint(small, "epoch")).isEqualTo(before);

            // Whoever starts next goes on from where the rows are.
            try (DaemonProcess next = DaemonProcess.startAndAwait(small.files())) {
                next.await("the row", WITHIN, status -> status.throughput().transactions() > 0);
            }
            assertThat(names(small.market())).isEqualTo("Dwarf,Vampire");
        }
    }

    private static String names(TestDatabase market) throws SQLException {
        return text(market, "SELECT GROUP_CONCAT(name ORDER BY name) FROM seafood");
    }

    private static String checkpoint(SmallMigration small, String column) throws SQLException {
        return text(
                small.market(),
                "SELECT " + column + " FROM seachange.checkpoint WHERE migration = '" + small.files().name() + "'");
    }

    private static String text(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }
}
