package dev.seachange.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.EmbeddedMariaDb;
import dev.seachange.demo.ServerOptions;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The servers we start ourselves, without Docker. */
class NativeServersIT {

    @ParameterizedTest
    @EnumSource
    void keepsCommittedRowsAndPortOverCrashAndStop(Kind kind) throws SQLException, IOException {
        try (DatabaseServer server = start(kind, ServerOptions.defaults())) {
            int port = server.port();
            update(server, "CREATE DATABASE shop");
            update(server, "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
            update(server, "INSERT INTO shop.squid VALUES (1)");
            server.kill();
            assertThat(server.running()).isFalse();
            assertThat(Files.readString(server.log())).as("a crash, not a stop").doesNotContain("Shutdown complete");
            assertThatThrownBy(() -> server.connect("")).isInstanceOf(SQLException.class);

            server.restart();
            update(server, "INSERT INTO shop.squid VALUES (2)");
            server.stop();
            assertThat(server.running()).isFalse();
            assertThat(Files.readString(server.log())).as("a stop, not a crash").contains("Shutdown complete");

            server.restart();
            assertThat(server.port()).isEqualTo(port);
            assertThat(query(server, "SELECT COUNT(*) FROM shop.squid")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void logsWholeRowsAndKnowsNobodyElse(Kind kind) throws SQLException {
        try (DatabaseServer one = start(kind, ServerOptions.defaults());
                DatabaseServer two = start(kind, ServerOptions.defaults().serverId(4711))) {
            assertThat(query(one, "SELECT CONCAT_WS(' ', @@log_bin + 0, @@binlog_format, @@binlog_row_image)"))
                    .isEqualTo("1 ROW FULL");
            assertThat(query(one, "SELECT @@character_set_server")).isEqualTo("utf8mb4");
            assertThat(query(one, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(query(two, "SELECT @@server_id")).isEqualTo("4711").isNotEqualTo(query(one, "SELECT @@server_id"));
            if (kind == Kind.MYSQL) {
                assertThat(query(one, "SELECT @@gtid_mode")).isEqualTo("ON");
                assertThat(query(one, "SELECT @@server_uuid")).isNotEqualTo(query(two, "SELECT @@server_uuid"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void optionsOfTheCallerWin(Kind kind) throws SQLException {
        ServerOptions options = ServerOptions.defaults().bufferPoolMiB(64).durability(1, 1).with("--binlog-row-image=MINIMAL");
        try (DatabaseServer server = start(kind, options)) {
            assertThat(query(server, "SELECT CONCAT_WS(' ', @@sync_binlog, @@innodb_flush_log_at_trx_commit, @@binlog_row_image)"))
                    .isEqualTo("1 1 MINIMAL");
            assertThat(query(server, "SELECT @@innodb_buffer_pool_size")).isEqualTo(Integer.toString(64 << 20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhyAStartFailed(Kind kind) {
        assertThatThrownBy(() -> start(kind, ServerOptions.defaults().with("--no-such-option")).close())
                .hasStackTraceContaining("before it was ready")
                .hasStackTraceContaining("unknown option '--no-such-option'");
    }

    @ParameterizedTest
    @EnumSource
    void closingDeletesTheDataUnlessTheyAreToBeKept(Kind kind, @TempDir Path runs) {
        ServerOptions options = ServerOptions.defaults().runs(runs);
        DatabaseServer server = start(kind, options);
        server.close();
        assertThat(server.process().data()).doesNotExist();

        server = start(kind, options.keepData(true));
        server.close();
        assertThat(server.process().data()).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void endsWithItsJvmEvenByKill9(Kind kind) throws Exception {
        assumePossible(kind);
        Process jvm =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-D" + ServerOptions.CACHE_PROPERTY + "=" + ServerOptions.defaults().cache(),
                                "-D" + ServerOptions.RUNS_PROPERTY + "=" + ServerOptions.defaults().runs(),
                                OneServer.class.getName(),
                                kind.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = jvm.inputReader(StandardCharsets.UTF_8)) {
            String line = output.lines().filter(l -> l.startsWith("SERVER ")).findFirst().orElseThrow();
            String[] words = line.split(" ", 3);
            ProcessHandle server = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
            Path data = Path.of(words[2]);

            jvm.destroyForcibly();

            await().atMost(60, TimeUnit.SECONDS).until(() -> !server.isAlive());
            assertThat(data).exists();
            start(kind, ServerOptions.defaults()).close();
            assertThat(data).as("swept by the next start").doesNotExist();
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** A JVM of its own with one server. */
    static final class OneServer {

        private OneServer() {}

        public static void main(String[] args) throws IOException {
            DatabaseServer server = TestingServers.start(Kind.valueOf(args[0]), ServerOptions.defaults());
            System.out.println("SERVER " + server.process().pid() + " " + server.process().data());
            // Until the parent kills us or goes.
            int end = System.in.read();
            System.exit(end < 0 ? 0 : 1);
        }
    }

    private static DatabaseServer start(Kind kind, ServerOptions options) {
        assumePossible(kind);
        return TestingServers.start(kind, options);
    }

    private static void assumePossible(Kind kind) {
        Optional<String> reason = kind == Kind.MYSQL ? TestingMySqlServer.unavailable() : EmbeddedMariaDb.unavailable();
        Assumptions.assumeTrue(reason.isEmpty(), () -> kind + ": " + reason.orElse(""));
    }

    private static void update(DatabaseServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(DatabaseServer server, String sql) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
