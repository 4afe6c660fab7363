package dev.seachange.server;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * Opens connections whose sessions all behave alike, whatever the server's own defaults are.
 *
 * <p>Sessions are in UTC, strict, utf8mb4, READ COMMITTED, with foreign key and unique checks on, zero dates refused, and an
 * explicit 0 kept for AUTO_INCREMENT columns. The count of an UPDATE is that of the rows matched, not of those that changed.
 * Nothing reconnects behind the caller's back. Safe for use by many threads; each connection for one at a time.
 */
public final class Server {
    /** Long enough for the COMMIT of a large transaction; short enough to notice a network that swallows packets. */
    public static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int ROWS_PER_FETCH = 1000;

    private static final String SQL_MODE = "STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ZERO_DATE,"
            + "NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    /** Timeouts that would cut a slow reader or an idle keeper of a lock are raised. */
    private static final String SESSION = "time_zone='+00:00',sql_mode='" + SQL_MODE + "',foreign_key_checks=1,"
            + "unique_checks=1,sql_safe_updates=0,sql_auto_is_null=0,wait_timeout=28800,net_read_timeout=3600,"
            + "net_write_timeout=3600";

    private Server() {}

    /** As {@link #connect(ServerSettings, Duration)} with {@link #SOCKET_TIMEOUT}. */
    public static Connection connect(ServerSettings settings) throws SQLException {
        return connect(settings, SOCKET_TIMEOUT);
    }

    /**
     * A new connection, in autocommit mode.
     *
     * @param socketTimeout longest wait for an answer; then the connection is broken
     * @throws SQLException when the server can't be reached, refuses the login, or is of the other kind; says which server
     */
    public static Connection connect(ServerSettings settings, Duration socketTimeout) throws SQLException {
        try {
            Connection connection =
                    switch (settings.kind()) {
                        case MYSQL -> mySql(settings, socketTimeout);
                        case MARIADB -> mariaDb(settings, socketTimeout);
                    };
            return checked(connection, settings);
        } catch (SQLException e) {
            String message = "Cannot connect to " + settings + ": " + e.getMessage();
            throw new SQLException(message, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    /**
     * Makes the next query of this statement stream its rows instead of holding them all. Until its result is read to the end
     * or closed, the connection can do nothing else.
     */
    public static void stream(PreparedStatement statement) throws SQLException {
        boolean mySql = statement.getConnection().isWrapperFor(com.mysql.cj.jdbc.JdbcConnection.class);
        statement.setFetchSize(mySql ? Integer.MIN_VALUE : ROWS_PER_FETCH);
    }

    /** See {@link #logsCascades(Connection)}. */
    public static boolean logsCascades(ServerSettings settings) throws SQLException {
        try (Connection connection = connect(settings)) {
            return logsCascades(connection);
        }
    }

    /** Whether the server's log shows the rows that its foreign keys change. From MySQL 9.6 on, the layer that writes it may do so. */
    public static boolean logsCascades(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE 'innodb_native_foreign_keys'")) {
            return row.next() && row.getString(2).equalsIgnoreCase("OFF");
        }
    }

    private static Connection mySql(ServerSettings settings, Duration socketTimeout) throws SQLException {
        Properties options = common(settings, socketTimeout);
        options.setProperty("sslMode", "PREFERRED");
        options.setProperty("connectionTimeZone", "UTC");
        options.setProperty("characterEncoding", "UTF-8");
        // Else the driver decodes each column by a Java charset of a similar name, which changes characters silently.
        options.setProperty("characterSetResults", "UTF-8");
        options.setProperty("zeroDateTimeBehavior", "EXCEPTION");
        options.setProperty("autoReconnect", "false");
        options.setProperty("tcpKeepAlive", "true");
        options.setProperty("sessionVariables", SESSION);
        // By hand, because the order in which DriverManager asks drivers depends on the class path.
        return opened(new com.mysql.cj.jdbc.Driver(), "jdbc:mysql://" + address(settings), options);
    }

    private static Connection mariaDb(ServerSettings settings, Duration socketTimeout) throws SQLException {
        Properties options = common(settings, socketTimeout);
        options.setProperty("sessionVariables", SESSION);
        return opened(new org.mariadb.jdbc.Driver(), "jdbc:mariadb://" + address(settings), options);
    }

    private static Properties common(ServerSettings settings, Duration socketTimeout) {
        Properties options = new Properties();
        options.setProperty("user", settings.user());
        options.setProperty("password", settings.password());
        options.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        options.setProperty("socketTimeout", String.valueOf(socketTimeout.toMillis()));
        options.setProperty("allowPublicKeyRetrieval", "true");
        options.setProperty("useAffectedRows", "false");
        options.setProperty("tinyInt1isBit", "false");
        options.setProperty("yearIsDateType", "false");
        options.setProperty("useServerPrepStmts", "false");
        options.setProperty("rewriteBatchedStatements", "false");
        return options;
    }

    private static String address(ServerSettings settings) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return host + ":" + settings.port() + "/" + (settings.database() == null ? "" : settings.database());
    }

    private static Connection opened(Driver driver, String url, Properties options) throws SQLException {
        Connection connection = driver.connect(url, options);
        if (connection == null) {
            throw new SQLException("the driver does not take the address " + url);
        }
        return connection;
    }

    private static Connection checked(Connection connection, ServerSettings settings) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
        if (mariaDb != (settings.kind() == ServerKind.MARIADB)) {
            connection.close();
            throw new SQLException(
                    "the server says it is version " + version + "; set kind: " + (mariaDb ? "mariadb" : "mysql"));
        }
        // Only now, because the names differ between the kinds, and a wrong one would hide the better message.
        execute(connection, switch (settings.kind()) {
            case MYSQL -> "SET SESSION transaction_isolation = 'READ-COMMITTED', max_execution_time = 0";
            case MARIADB -> "SET SESSION tx_isolation = 'READ-COMMITTED', max_statement_time = 0, sql_quote_show_create = 1";
        });
        return connection;
    }

    /** Runs a statement that gives no rows. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
