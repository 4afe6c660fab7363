package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.it.servers.TestServer;
import dev.seachange.preflight.Preflight;
import dev.seachange.preflight.Side;
import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a connection fails, and what preflight makes of it. */
class ConnectFailuresIT {

    @ParameterizedTest
    @EnumSource
    void wrongPassword(Kind kind) {
        assertThat(failure(Side.OLD, at(kind, null, "nobody", "wrong")))
                .isEqualTo(
                        """
                        OLD HOST: P002 The server refuses 'nobody'@'127.0.0.1': wrong password, or no such user.
                            Check old.user and old.password. If the account demands TLS (REQUIRE SSL), the server must offer it%s
                            If there is no such user: CREATE USER 'nobody'@'%%' IDENTIFIED BY '...';"""
                                .formatted(kind == Kind.MARIADB ? ", and Seachange speaks to MariaDB without." : "."));
        assertThat(failure(Side.NEW, at(kind, null, "nobody", "")))
                .startsWith("NEW HOST: P002 The server refuses 'nobody'@'127.0.0.1', who gives no password.\n    Check new.user and new.password");
    }

    @ParameterizedTest
    @EnumSource
    void unknownDatabase(Kind kind) throws SQLException {
        TestServer server = server(kind);
        assertThat(failure(Side.NEW, at(kind, "atlantis", server.user(), server.password())))
                .isEqualTo("NEW HOST: P005 There is no database atlantis.\n    Check new.database, or create it.");
    }

    @ParameterizedTest
    @EnumSource
    void databaseWithoutRights(Kind kind) throws SQLException {
        TestServer server = server(kind);
        try (var connection = server.connect("");
                var statement = connection.createStatement()) {
            statement.execute("DROP USER IF EXISTS stranger");
            statement.execute("CREATE USER stranger@'%' IDENTIFIED BY 'x'");
            assertThat(failure(Side.OLD, at(kind, "sea_food", "stranger", "x")))
                    .isEqualTo(
                            """
                            OLD HOST: P005 'stranger' may not use the database sea_food, or there is none.
                                Check old.database, or grant rights on it:
                                GRANT SELECT ON `sea\\_food`.* TO 'stranger'@'%';""");
            statement.execute("DROP USER stranger");
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void nothingListens(ServerKind kind) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(failure(Side.OLD, new ServerSettings(kind, "127.0.0.1", port, null, "root", "")))
                .isEqualTo(
                        """
                        OLD HOST: P001 Nothing listens at HOST.
                            Start the server, or check old.host and old.port. The server's own bind_address and skip_networking may keep \
                        it from listening there.""");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void noAnswer(ServerKind kind) throws IOException {
        // It takes the connection and never says a word.
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings settings = new ServerSettings(kind, "127.0.0.1", mute.getLocalPort(), null, "root", "");
            assertThat(failure(Side.OLD, settings, Duration.ofSeconds(2)))
                    .isEqualTo("OLD HOST: P001 HOST gives no answer.\n    Check old.host, old.port, and the firewalls on the way.");
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void unknownHost(ServerKind kind) {
        // The domain "invalid" is kept free of hosts by RFC 2606.
        assertThat(failure(Side.NEW, new ServerSettings(kind, "reef.invalid", 3306, null, "root", "")))
                .isEqualTo("NEW HOST: P001 The host name reef.invalid is not known here.\n    Check new.host.");
    }

    @ParameterizedTest
    @EnumSource
    void wrongKind(Kind kind) {
        TestServer server = server(kind);
        ServerKind other = kind == Kind.MYSQL ? ServerKind.MARIADB : ServerKind.MYSQL;
        ServerSettings settings = new ServerSettings(other, server.host(), server.port(), null, server.user(), server.password());
        assertThat(failure(Side.OLD, settings))
                .isEqualTo(
                        "OLD HOST: P003 It is not a " + other.title() + " server but a " + ServerKind.valueOf(kind.name()).title()
                                + " server.\n    Set old.kind to " + kind.scheme() + ".");
    }

    @Test
    void mariaDbThatDemandsTls() throws SQLException {
        try (OwnServer strict = OwnServer.start(Kind.MARIADB)) {
            ServerSettings reader = strict.user("reader", "SELECT ON *.*");
            strict.execute("SET GLOBAL require_secure_transport = ON");
            assertThat(failure(Side.OLD, reader))
                    .isEqualTo(
                            """
                            OLD HOST: P004 The server demands an encrypted connection (require_secure_transport).
                                Seachange speaks to MariaDB without TLS: SET GLOBAL require_secure_transport=OFF, or put a TLS tunnel \
                            (stunnel, ssh) between them.""");
        }
    }

    private static ServerSettings at(Kind kind, @Nullable String database, String user, String password) {
        TestServer server = server(kind);
        return new ServerSettings(ServerKind.valueOf(kind.name()), server.host(), server.port(), database, user, password);
    }

    private static TestServer server(Kind kind) {
        TestingServers.require(kind);
        return TestingServers.old(kind);
    }

    private static String failure(Side side, ServerSettings settings) {
        return failure(side, settings, Duration.ofSeconds(60));
    }

    private static String failure(Side side, ServerSettings settings, Duration timeout) {
        SQLException failure =
                catchThrowableOfType(SQLException.class, () -> Server.connect(settings, timeout).close());
        return new Preflight(settings, settings)
                .cannotConnect(side, failure)
                .render()
                .replace(settings.host() + ":" + settings.port(), "HOST");
    }
}
