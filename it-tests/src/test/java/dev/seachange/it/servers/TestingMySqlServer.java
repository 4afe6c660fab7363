package dev.seachange.it.servers;

import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.PreparedFolder;
import dev.seachange.demo.ServerOptions;
import dev.seachange.demo.ServerProcess;
import dev.seachange.demo.Subprocess;
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
 * A real MySQL server without an installation: its programs come from Debian's packages, unpacked into a private folder.
 *
 * <p>The binary log is on, by row, with full images and GTIDs. performance_schema is off, since it doubles memory and start
 * time; {@code --performance-schema=ON} brings it back.
 *
 * <pre>{@code
 * try (TestingMySqlServer server = TestingMySqlServer.start(ServerOptions.defaults().with("--gtid-mode=OFF"));
 *     Connection root = server.connect("")) {
 *   ...
 * }
 * }</pre>
 */
public final class TestingMySqlServer implements DatabaseServer {

    /** Raise the number when what is put into it changes. */
    private static final String TEMPLATE = "template-1";

    private static final Duration INITIALIZE_TIMEOUT = Duration.ofMinutes(2);

    /** Without name resolution, root@localhost cannot log in over TCP. One statement per line, as an init file wants it. */
    private static final String ROOT_OVER_TCP =
            """
            CREATE USER root@'%';
            GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
            GRANT PROXY ON ''@'' TO root@'%' WITH GRANT OPTION;
            """;

    private final ServerProcess process;
    private final MySqlBinaries binaries;

    private TestingMySqlServer(ServerProcess process, MySqlBinaries binaries) {
        this.process = process;
        this.binaries = binaries;
    }

    /** Empty where it can be started; else the reason why not. May download the programs to find out. */
    public static Optional<String> unavailable() {
        return MySqlBinaries.unavailable(ServerOptions.defaults().cache());
    }

    /** Starts a server on fresh data. The first start on a machine downloads the programs. */
    public static TestingMySqlServer start(ServerOptions options) {
        try {
            MySqlBinaries binaries = MySqlBinaries.in(options.cache());
            Path template =
                    PreparedFolder.prepare(
                                    binaries.root().resolveSibling(TEMPLATE), folder -> initializeInto(folder, binaries))
                            .resolve("data");
            ServerProcess process =
                    ServerProcess.start(
                            new ServerProcess.Plan(
                                    "mysql", template, options, command(binaries, options), TestingMySqlServer::check));
            return new TestingMySqlServer(process, binaries);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot prepare MySQL in " + options.cache() + "; that folder may be deleted, it is made anew", e);
        }
    }

    private static void initializeInto(Path folder, MySqlBinaries binaries) throws IOException {
        Path statements = folder.resolve("root.sql");
        Files.writeString(statements, ROOT_OVER_TCP);
        Path data = folder.resolve("data");
        List<String> command = mysqld(binaries, data, Subprocess.isRoot(folder));
        command.addAll(List.of("--initialize-insecure", "--innodb-redo-log-capacity=32M", "--init-file=" + statements));
        Subprocess.run(command, Map.of(), folder, folder.resolve("initialize.log"), INITIALIZE_TIMEOUT);
        // It holds the server's UUID. Each copy has to make its own, or their GTIDs would mean the same transactions.
        Files.delete(data.resolve("auto.cnf"));
    }

    private static List<String> mysqld(MySqlBinaries binaries, Path data, boolean root) {
        List<String> command = new ArrayList<>(binaries.program("usr/sbin/mysqld"));
        command.addAll(
                List.of(
                        "--no-defaults",
                        "--basedir=" + binaries.root().resolve("usr"),
                        "--lc-messages-dir=" + binaries.root().resolve("usr/share/mysql"),
                        "--plugin-dir=" + binaries.root().resolve("usr/lib/mysql/plugin"),
                        "--secure-file-priv=NULL",
                        "--datadir=" + data));
        if (root) {
            command.add("--user=root");
        }
        return command;
    }

    private static ServerProcess.CommandLine command(MySqlBinaries binaries, ServerOptions options) {
        int serverId = options.serverId() == 0 ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : options.serverId();
        return (data, port) -> {
            List<String> command = mysqld(binaries, data, Subprocess.isRoot(data));
            command.addAll(
                    List.of(
                            "--pid-file=" + data.resolveSibling("server.pid"),
                            "--bind-address=" + ServerProcess.HOST,
                            "--port=" + port,
                            "--socket=",
                            "--mysqlx=OFF",
                            "--skip-name-resolve",
                            "--performance-schema=OFF",
                            "--server-id=" + serverId,
                            "--log-bin=binlog",
                            "--binlog-format=ROW",
                            "--binlog-row-image=FULL",
                            "--gtid-mode=ON",
                            "--enforce-gtid-consistency=ON",
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
        String url = url(port, "") + "&connectTimeout=2000&socketTimeout=5000";
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
        return "jdbc:mysql://" + ServerProcess.HOST + ":" + port + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** How to start another of MySQL's programs: mysqldump, mysql or mysqlbinlog. */
    public List<String> program(String name) {
        return binaries.program("usr/bin/" + name);
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
