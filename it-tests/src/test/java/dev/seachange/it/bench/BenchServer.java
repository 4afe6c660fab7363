package dev.seachange.it.bench;

import dev.seachange.demo.PreparedFolder;
import dev.seachange.demo.ServerOptions;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingMySqlServer;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A MySQL server whose data can be put aside and brought back, so that each round starts from the same state. */
final class BenchServer implements AutoCloseable {
    private final TestingMySqlServer server;
    private final String name;

    private BenchServer(String name, TestingMySqlServer server) {
        this.name = name;
        this.server = server;
    }

    /** Every commit is flushed, in InnoDB and in the binary log, which is on: the same for all servers of a benchmark. */
    static BenchServer start(String name, BenchOptions options) {
        return new BenchServer(
                name,
                TestingMySqlServer.start(
                        ServerOptions.defaults()
                                .durability(1, 1)
                                .bufferPoolMiB(options.bufferPoolMiB())
                                .with(options.server().toArray(String[]::new))));
    }

    String name() {
        return name;
    }

    TestingMySqlServer server() {
        return server;
    }

    long pid() {
        return server.process().pid();
    }

    /** The database of the benchmark's table, which is here or will be. */
    TestDatabase database() {
        return new TestDatabase(TestServer.of(Kind.MYSQL, server), BenchTable.DATABASE);
    }

    Connection connect() throws SQLException {
        return server.connect("");
    }

    /** Stops it, copies its data, and starts it again. */
    void putAside(Path folder) throws IOException {
        server.stop();
        PreparedFolder.copy(server.process().data(), folder);
        server.restart();
    }

    /** Exchanges its data for a copy of those in {@code folder}. */
    void bringBack(Path folder) throws IOException {
        server.stop();
        Path data = server.process().data();
        PreparedFolder.delete(data);
        PreparedFolder.copy(folder, data);
        server.restart();
    }

    /** As {@link #bringBack}, when the data are another server's: this one makes itself a UUID of its own. */
    void takeOver(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve("auto.cnf"));
        bringBack(folder);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row. */
    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** All transactions that it holds. */
    String gtids() throws SQLException {
        return ask("SELECT @@GLOBAL.gtid_executed").replace("\n", "");
    }

    @Override
    public void close() {
        server.close();
    }
}
