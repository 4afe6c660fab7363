package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Position;
import dev.seachange.cli.ExitCode;
import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.EmbeddedMariaDb;
import dev.seachange.demo.FinalComparison;
import dev.seachange.demo.ServerOptions;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingMySqlServer;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Disturbances;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import dev.seachange.window.LogHead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One and the same daemon outlives everything it depends on, with nobody's help, while OLD is written to. */
class RestartIT {
    private static final Duration WITHIN = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Fault {
        void strike() throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void goesOnByItselfAfterOldAfterNewAndAfterItsConnectionWereGone(Kind kind) throws Exception {
        Optional<String> missing = kind == Kind.MYSQL ? TestingMySqlServer.unavailable() : EmbeddedMariaDb.unavailable();
        Assumptions.assumeTrue(missing.isEmpty(), () -> kind + ": " + missing.orElse(""));
        try (DatabaseServer oldServer = TestingServers.start(kind, ServerOptions.defaults());
                DatabaseServer newServer = TestingServers.start(kind, ServerOptions.defaults())) {
            SmallMigration small =
                    SmallMigration.create(folder, TestServer.of(kind, oldServer), TestServer.of(kind, newServer));
            try (SteadyWriter writer = SteadyWriter.start(small.shop());
                    DaemonProcess daemon = DaemonProcess.startAndAwait(small.files())) {
                daemon.await("live", WITHIN, status -> status.stage() == Stage.LIVE);
                Steps steps = new Steps(small, daemon, writer);
                steps.newEngineAfter("the connection to OLD's log was cut", () -> cutLogReader(small));
                steps.newEngineAfter("OLD crashed, and came back after 3 s", () -> {
                    oldServer.kill();
                    TimeUnit.SECONDS.sleep(3);
                    oldServer.restart();
                });
                steps.newEngineAfter("OLD was restarted", oldServer::restart);
                steps.overcomes("NEW crashed", () -> {
                    newServer.kill();
                    newServer.restart();
                });
                steps.overcomes("NEW was restarted", newServer::restart);
                writer.stop();
                steps.awaitAll();
                assertThat(daemon.terminate(Duration.ofSeconds(10))).as(daemon.tail()).isEqualTo(ExitCode.INTERRUPTED);
                assertThat(daemon.log()).doesNotContain("A defect of Seachange", "Finding: ", "Quarantine: ");
            }
            ComparisonResult compared = FinalComparison.run(small.files().load(), ComparisonOptions.DEFAULT);
            assertThat(compared.identical()).as(compared.report()).isTrue();
        }
    }

    /** As an administrator would. */
    private static void cutLogReader(SmallMigration small) throws SQLException {
        try (Connection connection = small.shop().connect();
                Statement statement = connection.createStatement()) {
            List<Long> dumps = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id FROM information_schema.processlist WHERE command LIKE 'Binlog Dump%'")) {
                while (rows.next()) {
                    dumps.add(rows.getLong(1));
                }
            }
            assertThat(dumps).as("readers of OLD's log").hasSize(1);
            statement.execute("KILL " + dumps.getFirst());
        }
    }

    private record Steps(SmallMigration small, DaemonProcess daemon, SteadyWriter writer) {

        /** Something that only a new log reader gets over. */
        void newEngineAfter(String what, Fault fault) throws Exception {
            long before = disturbances().engineRestarts();
            after(what, fault);
            assertThat(disturbances().engineRestarts()).as("restarts counted after " + what).isGreaterThan(before);
        }

        /** Something that may be gotten over in one way or another; which one is counted. */
        void overcomes(String what, Fault fault) throws Exception {
            long before = overcome(disturbances());
            after(what, fault);
            assertThat(overcome(disturbances())).as("restarts and retries counted after " + what).isGreaterThan(before);
        }

        private static long overcome(Disturbances seen) {
            return seen.engineRestarts() + seen.retries().values().stream().mapToLong(Long::longValue).sum();
        }

        private Disturbances disturbances() throws Exception {
            return daemon.await("an answer", WITHIN, status -> true).disturbances();
        }

        private void after(String what, Fault fault) throws Exception {
            long started = System.nanoTime();
            fault.strike();
            long struck = System.nanoTime();
            writer.awaitMore();
            awaitAll();
            System.out.printf(
                    "%s: %s, %.1f s; NEW was up to date %.1f s later%n", small.shop().kind(), what, (struck - started) / 1e9,
                    (System.nanoTime() - struck) / 1e9);
        }

        /** Everything that OLD has now is in NEW, and the daemon knows no trouble. */
        void awaitAll() throws Exception {
            Position end = end();
            daemon.await(
                    "NEW to have " + end, WITHIN, status -> status.trouble() == null && status.stage() == Stage.LIVE
                            && covers(status, end));
        }

        private Position end() throws SQLException {
            try (Connection connection = small.shop().connect()) {
                return LogHead.read(connection, Position.Kind.valueOf(small.shop().kind().name())).position();
            }
        }

        private static boolean covers(Status status, Position end) {
            String applied = status.progress().appliedPosition();
            return applied != null && Position.parse(end.kind(), applied).covers(end);
        }
    }
}
