package dev.seachange.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Failures that are hard to provoke; the others are provoked on real servers. */
class ConnectFailuresTest {
    private final ServerSettings server = new ServerSettings(ServerKind.MYSQL, "db", 3306, "shop", "seachange", "secret");

    private String words(SQLException below) {
        SQLException shown = new SQLException("Cannot connect to " + server + ": " + below.getMessage(), below.getSQLState(), below.getErrorCode(), below);
        return new Preflight(server, server).cannotConnect(Side.NEW, shown).render();
    }

    @Test
    void tls_that_comes_not_about() {
        SQLException failure = new SQLException("Communications link failure", "08S01", 0, new SSLHandshakeException("No appropriate protocol"));
        assertThat(words(failure))
                .isEqualTo("NEW db:3306: P004 No encrypted connection comes about: No appropriate protocol.\n"
                        + "    Let the server offer TLS 1.2 or 1.3 (tls_version, ssl_cert, ssl_key in my.cnf).");
    }

    @Test
    void no_connection_left() {
        assertThat(words(new SQLException("Too many connections", "08004", 1040)))
                .isEqualTo("NEW db:3306: P006 The server has no connection left: Too many connections.\n"
                        + "    Raise max_connections, or close idle connections. Seachange needs about ten.");
    }

    @Test
    void anything_else_keeps_the_words_of_the_server() {
        assertThat(words(new SQLException("(conn=7) Plugin 'gssapi' could not be loaded\nand more", "HY000", 1524)))
                .startsWith("NEW db:3306: P006 The connection failed: Plugin 'gssapi' could not be loaded.\n");
    }

    @Test
    void the_password_never_shows() {
        assertThat(words(new SQLException("Access denied for user 'seachange'@'app' (using password: YES)", "28000", 1045)))
                .startsWith("NEW db:3306: P002 The server refuses 'seachange'@'app': wrong password, or no such user.\n"
                        + "    Check new.user and new.password.")
                .doesNotContain("secret");
    }
}
