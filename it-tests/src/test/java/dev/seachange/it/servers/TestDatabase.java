package dev.seachange.it.servers;

import dev.seachange.it.servers.TestingServers.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One database on a shared server, for one test; closing drops it. */
public record TestDatabase(TestServer server, String name) implements AutoCloseable {

    public Kind kind() {
        return server.kind();
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** Runs statements one after the other on one connection. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        server.execute("DROP DATABASE IF EXISTS " + name);
    }
}
