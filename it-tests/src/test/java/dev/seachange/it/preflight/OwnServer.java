package dev.seachange.it.preflight;

import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.EmbeddedMariaDb;
import dev.seachange.demo.ServerOptions;
import dev.seachange.it.servers.TestingMySqlServer;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.preflight.Side;
import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A server whose settings tests may spoil, and what preflight says of it. */
record OwnServer(Kind kind, DatabaseServer server) implements AutoCloseable {

    static final String PASSWORD = "sea-Change-1";

    static OwnServer start(Kind kind, String... options) {
        Optional<String> reason =
                switch (kind) {
                    case MYSQL -> TestingMySqlServer.unavailable();
                    case MARIADB -> EmbeddedMariaDb.unavailable();
                };
        reason.ifPresent(why -> Assumptions.abort("no " + kind + " of one's own: " + why));
        return new OwnServer(kind, TestingServers.start(kind, ServerOptions.defaults().with(options)));
    }

    ServerSettings root() {
        return login("root", "");
    }

    ServerSettings login(String user, String password) {
        return new ServerSettings(ServerKind.valueOf(kind.name()), server.host(), server.port(), null, user, password);
    }

    /** Runs statements as root. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A new user with these rights, each as in GRANT ... TO. */
    ServerSettings user(String name, String... rights) throws SQLException {
        execute("DROP USER IF EXISTS " + name, "CREATE USER " + name + "@'%' IDENTIFIED BY '" + PASSWORD + "'");
        for (String right : rights) {
            execute("GRANT " + right + " TO " + name + "@'%'");
        }
        return login(name, PASSWORD);
    }

    /** What preflight says of this server as one of the sides, as root. */
    String says(Side side) throws SQLException {
        return says(side, root());
    }

    String says(Side side, ServerSettings login) throws SQLException {
        try (Connection connection = Server.connect(login)) {
            return text(new Preflight(login, login).server(side, connection));
        }
    }

    /** Findings as people read them, without the port, which differs from run to run. */
    String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding.render()).append('\n'));
        return text.toString().replace(server.host() + ":" + server.port(), "HOST");
    }

    @Override
    public void close() {
        server.close();
    }
}
