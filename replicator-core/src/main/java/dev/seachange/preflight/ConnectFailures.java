package dev.seachange.preflight;

import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why a connection could not be made, in words that name the key of {@code seachange.yaml} to look at. */
final class ConnectFailures {
    private static final int TOO_MANY_CONNECTIONS = 1040;
    private static final int HOST_BLOCKED = 1129;
    private static final int HOST_NOT_ALLOWED = 1130;
    private static final int PASSWORD_EXPIRED = 1820;
    private static final int PASSWORD_EXPIRED_AT_LOGIN = 1862;
    private static final int ACCOUNT_LOCKED_MYSQL = 3118;
    private static final int TLS_DEMANDED = 3159;
    private static final int ACCOUNT_LOCKED_MARIADB = 4151;

    /** As in "Access denied for user 'shop'@'10.0.0.7' (using password: YES)". */
    private static final Pattern REFUSED = Pattern.compile("'[^']*'@'[^']*'");

    private final Side side;
    private final ServerSettings server;
    private final Findings findings;

    ConnectFailures(Side side, ServerSettings server, Findings findings) {
        this.side = side;
        this.server = server;
        this.findings = findings;
    }

    void explain(SQLException e) {
        if (!network(e) && !wrongKind(e) && !answer(e)) {
            findings.error(
                    PreflightCode.P006,
                    "The connection failed: " + reason(e),
                    "Look into the server's error log, and check " + side.key("host") + ", " + side.key("port") + " and "
                            + side.key("user") + ".");
        }
    }

    private boolean network(SQLException e) {
        String where = server.host() + ":" + server.port();
        if (SqlFailures.cause(e, UnknownHostException.class).isPresent()) {
            unreachable("The host name " + server.host() + " is not known here.", "Check " + side.key("host") + ".");
        } else if (SqlFailures.cause(e, SSLException.class).isPresent()) {
            findings.error(
                    PreflightCode.P004,
                    "No encrypted connection comes about: " + SqlFailures.words(cause(e, SSLException.class)),
                    "Let the server offer TLS 1.2 or 1.3 (tls_version, ssl_cert, ssl_key in my.cnf).");
        } else if (SqlFailures.cause(e, SocketTimeoutException.class).isPresent()) {
            unreachable(
                    where + " gives no answer.",
                    "Check " + side.key("host") + ", " + side.key("port") + ", and the firewalls on the way.");
        } else if (SqlFailures.cause(e, NoRouteToHostException.class).isPresent()) {
            unreachable("There is no way to " + where + " from here.", "Check " + side.key("host") + " and the network.");
        } else if (SqlFailures.cause(e, ConnectException.class).isPresent()) {
            unreachable(
                    "Nothing listens at " + where + ".",
                    "Start the server, or check " + side.key("host") + " and " + side.key("port")
                            + ". The server's own bind_address and skip_networking may keep it from listening there.");
        } else {
            return false;
        }
        return true;
    }

    private void unreachable(String message, String remedy) {
        findings.error(PreflightCode.P001, message, remedy);
    }

    /** A server of the other kind may refuse the session settings before it can be asked who it is. */
    private boolean wrongKind(SQLException e) {
        ServerKind other = server.kind() == ServerKind.MYSQL ? ServerKind.MARIADB : ServerKind.MYSQL;
        String otherKey = other.name().toLowerCase(Locale.ROOT);
        // By its words, since the MariaDB driver hides the number.
        String variable = server.kind() == ServerKind.MYSQL ? "max_execution_time" : "tx_isolation";
        boolean foreignVariable = SqlFailures.says(e, "unknown system variable '" + variable + "'");
        if (!foreignVariable && !SqlFailures.says(e, "set kind: " + otherKey)) {
            return false;
        }
        findings.error(
                PreflightCode.P003,
                "It is not a " + server.kind().title() + " server but a " + other.title() + " server.",
                "Set " + side.key("kind") + " to " + otherKey + ".");
        return true;
    }

    private boolean answer(SQLException e) {
        switch (e.getErrorCode()) {
            case SqlFailures.NO_LOGIN -> login(e);
            case HOST_NOT_ALLOWED -> findings.error(
                    PreflightCode.P002,
                    "The server lets nobody in from this host: " + reason(e),
                    "CREATE USER '" + server.user() + "'@'%' IDENTIFIED BY '...'; or with this host instead of %.");
            case PASSWORD_EXPIRED, PASSWORD_EXPIRED_AT_LOGIN -> findings.error(
                    PreflightCode.P002,
                    "The password of " + side.key("user") + " '" + server.user() + "' has expired.",
                    "ALTER USER '" + server.user() + "'@'...' IDENTIFIED BY '...'; and set " + side.key("password") + ".");
            case ACCOUNT_LOCKED_MYSQL, ACCOUNT_LOCKED_MARIADB -> findings.error(
                    PreflightCode.P002,
                    "The account of " + side.key("user") + " '" + server.user() + "' is locked.",
                    "ALTER USER '" + server.user() + "'@'...' ACCOUNT UNLOCK;");
            case TLS_DEMANDED -> tlsDemanded();
            case SqlFailures.NO_SUCH_DATABASE, SqlFailures.NO_DATABASE_ACCESS -> database(e);
            case TOO_MANY_CONNECTIONS -> findings.error(
                    PreflightCode.P006,
                    "The server has no connection left: " + reason(e),
                    "Raise max_connections, or close idle connections. Seachange needs about ten.");
            case HOST_BLOCKED -> findings.error(
                    PreflightCode.P006,
                    "The server has shut this host out after too many failed attempts.",
                    "FLUSH HOSTS; (or TRUNCATE TABLE performance_schema.host_cache;)");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void login(SQLException e) {
        Matcher named = REFUSED.matcher(String.valueOf(e.getMessage()));
        String who = named.find() ? named.group() : "'" + server.user() + "'";
        boolean none = server.password().isEmpty();
        findings.error(
                PreflightCode.P002,
                "The server refuses " + who + (none ? ", who gives no password." : ": wrong password, or no such user."),
                "Check " + side.key("user") + " and " + side.key("password")
                        + ". If the account demands TLS (REQUIRE SSL), the server must offer it"
                        + (server.kind() == ServerKind.MARIADB ? ", and Seachange speaks to MariaDB without." : ".")
                        + "\nIf there is no such user: CREATE USER '" + server.user() + "'@'%' IDENTIFIED BY '...';");
    }

    private void tlsDemanded() {
        findings.error(
                PreflightCode.P004,
                "The server demands an encrypted connection (require_secure_transport).",
                server.kind() == ServerKind.MARIADB
                        ? "Seachange speaks to MariaDB without TLS: SET GLOBAL require_secure_transport=OFF, or put a TLS"
                                + " tunnel (stunnel, ssh) between them."
                        : "Give the server a certificate (ssl_cert and ssl_key in my.cnf) so that it can offer TLS.");
    }

    private void database(SQLException e) {
        boolean unknown = e.getErrorCode() == SqlFailures.NO_SUCH_DATABASE;
        String database = String.valueOf(server.database());
        findings.error(
                PreflightCode.P005,
                unknown
                        ? "There is no database " + database + "."
                        : "'" + server.user() + "' may not use the database " + database + ", or there is none.",
                "Check " + side.key("database") + (unknown ? ", or create it." : ", or grant rights on it:") + grantHint(unknown));
    }

    private String grantHint(boolean unknown) {
        if (unknown) {
            return "";
        }
        Account account = new Account(server.user(), "%", true);
        String rights = side == Side.OLD ? "SELECT" : "SELECT, INSERT, UPDATE, DELETE";
        return "\n" + account.grantAll(rights, String.valueOf(server.database()));
    }

    private static <T extends IOException> T cause(SQLException e, Class<T> type) {
        return SqlFailures.cause(e, type).orElseThrow();
    }

    /** The words of the exception below the one that says to which server. */
    private static String reason(SQLException e) {
        Throwable below = e.getCause();
        return SqlFailures.words(below instanceof SQLException ? below : e);
    }
}
