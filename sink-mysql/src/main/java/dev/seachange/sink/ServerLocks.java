package dev.seachange.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named locks of the server: they belong to a connection and vanish with it. */
final class ServerLocks {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLocks.class);

    private ServerLocks() {}

    /** Whether this connection holds the lock now. */
    static boolean take(Connection connection, String name, Duration patience) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT GET_LOCK(?, ?)")) {
            query.setString(1, name);
            query.setLong(2, patience.toSeconds());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    /** As {@link #take}, but ends the session that holds the lock, together with whatever transaction it left open. */
    static boolean wrest(Connection connection, String name, Duration patience) throws SQLException {
        if (take(connection, name, Duration.ZERO)) {
            return true;
        }
        long holder = holder(connection, name);
        if (holder > 0) {
            LOG.warn("Ending session {} of NEW, which still holds the lock {}", holder, name);
            kill(connection, holder);
        }
        return take(connection, name, patience);
    }

    private static long holder(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT IS_USED_LOCK(?)")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** A session of the same user may be ended without any right; one that has ended meanwhile is fine. */
    private static void kill(Connection connection, long session) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("KILL " + session);
        } catch (SQLException e) {
            LOG.warn("Could not end session {}: {}", session, e.getMessage());
        }
    }
}
