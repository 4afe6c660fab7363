package dev.seachange.it.servers;

import dev.seachange.demo.DatabaseServer;
import dev.seachange.it.servers.TestingServers.Kind;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A server that tests may use, wherever it came from.
 *
 * @param user may do everything
 * @param parameters what follows the question mark of its JDBC URLs; no user, no password
 * @param process present when this JVM started it natively
 */
public record TestServer(
        Kind kind, String host, int port, String user, String password, String parameters, Optional<DatabaseServer> process) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A native server that a test started for itself. */
    public static TestServer of(Kind kind, DatabaseServer server) {
        return new TestServer(kind, server.host(), server.port(), "root", "", parameters(kind), Optional.of(server));
    }

    /** Reads a URL such as {@code jdbc:mysql://host:3306/?user=root&password=secret&sslMode=REQUIRED}. */
    static TestServer at(Kind kind, String jdbcUrl) {
        String scheme = "jdbc:" + kind.scheme() + ":";
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        String host = uri.getHost();
        if (!jdbcUrl.startsWith(scheme) || host == null) {
            throw new IllegalArgumentException("Not a URL like " + scheme + "//host:port/?user=u&password=p");
        }
        Map<String, String> given = new LinkedHashMap<>();
        String query = uri.getRawQuery();
        for (String parameter : (query == null ? "" : query).split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        String user = decoded(given.remove("user"), "root");
        String password = decoded(given.remove("password"), "");
        String others = given.entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
        return new TestServer(kind, host, uri.getPort() < 0 ? 3306 : uri.getPort(), user, password, others, Optional.empty());
    }

    private static String decoded(@Nullable String raw, String otherwise) {
        return raw == null ? otherwise : URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    /** What the driver needs to log in to a server without certificates. */
    static String parameters(Kind kind) {
        return switch (kind) {
            case MYSQL -> "sslMode=DISABLED&allowPublicKeyRetrieval=true";
            case MARIADB -> "";
        };
    }

    /** A JDBC URL without user and password; {@code database} may be empty. */
    public String jdbcUrl(String database) {
        String url = "jdbc:" + kind.scheme() + "://" + host + ":" + port + "/" + database;
        return parameters.isEmpty() ? url : url + "?" + parameters;
    }

    /** A new connection of the user that may do everything; {@code database} may be empty. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    /** Makes an empty database with a name of its own, which starts with {@code prefix}. */
    public TestDatabase database(String prefix) throws SQLException {
        // The process id keeps test runs apart that share a given server.
        String run = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
        String name = prefix + "_" + run + "_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        return new TestDatabase(this, name);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
