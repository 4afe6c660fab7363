package dev.seachange.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A real MariaDB server without an installation: its programs come from the class path.
 *
 * <p>The binary log is on, by row, with full images. TLS is off, because the server would spend six seconds on making a key
 * at every start; the option {@code --ssl} brings it back.
 *
 * <pre>{@code
 * try (EmbeddedMariaDb server = EmbeddedMariaDb.start(ServerOptions.defaults().with("--gtid-domain-id=3"));
 *     Connection root = server.connect("")) {
 *   ...
 * }
 * }</pre>
 */
public final class EmbeddedMariaDb implements DatabaseServer {

    /** Raise the number when what is put into it changes. */
    private static final String TEMPLATE = "template-1";

    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(2);

    private static final List<String> INSTALL_SCRIPTS =
            List.of(
                    "mariadb_system_tables.sql",
                    "mariadb_performance_tables.sql",
                    "mariadb_system_tables_data.sql",
                    "maria_add_gis_sp_bootstrap.sql",
                    "mariadb_sys_schema.sql");

    private final ServerProcess process;

    private EmbeddedMariaDb(ServerProcess process) {
        this.process = process;
    }

    /** Empty where it can be started; else the reason why not. */
    public static Optional<String> unavailable() {
        return MariaDbBinaries.missing();
    }

    /** Starts a server on fresh data. The first start on a machine unpacks the programs. */
    public static EmbeddedMariaDb start(ServerOptions options) {
        unavailable()
                .ifPresent(
                        reason -> {
                            throw new IllegalStateException("Cannot start MariaDB: " + reason);
                        });
        try {
            Path home = MariaDbBinaries.home(options.cache());
            Path template =
                    PreparedFolder.prepare(home.resolveSibling(TEMPLATE), folder -> installInto(folder, home)).resolve("data");
            return new EmbeddedMariaDb(
                    ServerProcess.start(
                            new ServerProcess.Plan(
                                    "mariadb", template, options, command(home, options), EmbeddedMariaDb::check)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot prepare MariaDB in " + options.cache() + "; that folder may be deleted, it is made anew", e);
        }
    }

    /**
     * Does what mariadb-install-db does, which stumbles over spaces in paths and makes users for the name of the machine. The
     * texts of the HELP statement are left out.
     */
    private static void installInto(Path folder, Path home) throws IOException {
        StringBuilder sql = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
        for (String script : INSTALL_SCRIPTS) {
            Files.readAllLines(home.resolve("share").resolve(script)).stream()
                    .filter(line -> !line.contains("@current_hostname"))
                    .forEach(line -> sql.append(line).append('\n'));
        }
        Files.writeString(folder.resolve("install.sql"), sql);
        Path data = Files.createDirectory(folder.resolve("data"));
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" < install.sql", "install"));
        command.addAll(mariadbd(home, data));
        command.addAll(List.of("--bootstrap", "--max-allowed-packet=8M"));
        Subprocess.run(command, Map.of(), folder, folder.resolve("install.log"), INSTALL_TIMEOUT);
    }

    private static List<String> mariadbd(Path home, Path data) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                home.resolve("bin/mariadbd").toString(),
                                "--no-defaults",
                                "--basedir=" + home,
                                "--lc-messages-dir=" + home.resolve("share"),
                                "--datadir=" + data));
        if (Subprocess.isRoot(data)) {
            command.add("--user=root");
        }
        return command;
    }

    private static ServerProcess.CommandLine command(Path home, ServerOptions options) {
        int serverId = options.serverId() == 0 ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : options.serverId();
        return (data, port) -> {
            List<String> command = mariadbd(home, data);
            command.addAll(
                    List.of(
                            "--pid-file=" + data.resolveSibling("server.pid"),
                            "--bind-address=" + ServerProcess.HOST,
                            "--port=" + port,
                            "--socket=",
                            "--skip-name-resolve",
                            "--skip-ssl",
                            "--server-id=" + serverId,
                            "--log-bin=binlog",
                            "--binlog-format=ROW",
                            "--binlog-row-image=FULL",
                            "--sync-binlog=" + options.syncBinlog(),
                            "--innodb-flush-log-at-trx-commit=" + options.flushLogAtCommit(),
                            "--innodb-buffer-pool-size=" + options.bufferPoolMiB() + "M",
                            "--character-set-server=utf8mb4"));
            command.addAll(options.extra());
            return command;
        };
    }

    /** Asks for the data folder, since a foreign server might have taken the port. */
    private static void check(Path data, int port) throws SQLException {
        String url = url(port, "") + "?connectTimeout=2000&socketTimeout=5000";
        try (Connection connection = DriverManager.getConnection(url, "root", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT @@datadir")) {
            result.next();
            String answer = result.getString(1);
            if (!Path.of(answer).equals(data)) {
                throw new SQLException("Port " + port + " belongs to a server with its data in " + answer);
            }
        }
    }

    private static String url(int port, String database) {
        return "jdbc:mariadb://" + ServerProcess.HOST + ":" + port + "/" + database;
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    @Override
    public String jdbcUrl(String database) {
        return url(port(), database);
    }
}
