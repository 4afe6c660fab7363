package dev.seachange.it.expression;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * MD5 and SHA-1 in MySQL: from 9.6 on they are a component, which comes with the server and is not installed. Gone again when it
 * is closed, so that nothing else comes to rely on it.
 */
final class ClassicHashing implements AutoCloseable {
    private static final int NO_SUCH_FUNCTION = 1305;
    private static final String COMPONENT = "COMPONENT 'file://component_classic_hashing'";

    private final Connection connection;
    private final boolean installed;

    private ClassicHashing(Connection connection, boolean installed) {
        this.connection = connection;
        this.installed = installed;
    }

    static ClassicHashing in(Connection connection) throws SQLException {
        boolean missing = isMissing(connection);
        if (missing) {
            execute(connection, "INSTALL " + COMPONENT);
        }
        return new ClassicHashing(connection, missing);
    }

    private static boolean isMissing(Connection connection) throws SQLException {
        try {
            execute(connection, "SELECT MD5('')");
            return false;
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_FUNCTION) {
                return true;
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        if (installed) {
            execute(connection, "UNINSTALL " + COMPONENT);
        }
    }
}
