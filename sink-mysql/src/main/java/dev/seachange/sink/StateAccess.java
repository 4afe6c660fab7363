package dev.seachange.sink;

import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads and writes state outside epochs: each call on a connection of its own. */
record StateAccess(ServerSettings server, String migration) {
    interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    interface Writing {
        void to(Connection connection) throws SQLException;
    }

    <T> T read(Reading<T> reading) {
        try (Connection connection = Server.connect(server)) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw Failures.outsideEpoch("Cannot read or write the state of migration " + migration, server, e);
        }
    }

    void write(Writing writing) {
        read(c -> {
            writing.to(c);
            return true;
        });
    }

    /** All of it or nothing. */
    void writeTogether(Writing writing) {
        write(c -> {
            c.setAutoCommit(false);
            // Closing the connection without a commit undoes everything.
            writing.to(c);
            c.commit();
        });
    }
}
