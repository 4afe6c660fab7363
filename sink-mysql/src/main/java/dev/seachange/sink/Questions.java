package dev.seachange.sink;

import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks NEW what is committed there, on a connection of its own that is opened when it is first needed. Each question sees
 * what was committed before it was asked. One thread at a time.
 */
public final class Questions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final ServerSettings server;
    private @Nullable Connection connection;

    /** One or more queries that belong together. */
    public interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    public Questions(ServerSettings server) {
        this.server = server.withDatabase(null);
    }

    /**
     * Asks, once more on a new connection if the old one turns out to be broken.
     *
     * @throws SinkFailure when NEW does not answer
     */
    public <T> T ask(Question<T> question) {
        boolean mayBeStale = connection != null;
        try {
            return question.of(connected());
        } catch (SQLException e) {
            close();
            if (!mayBeStale || SqlErrors.kind(e) != SqlErrors.Kind.CONNECTION) {
                throw failure(e);
            }
            LOG.debug("The connection for questions is gone", e);
        }
        try {
            return question.of(connected());
        } catch (SQLException e) {
            close();
            throw failure(e);
        }
    }

    private SinkFailure failure(SQLException e) {
        return Failures.outsideEpoch("Cannot look up", server, e);
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Server.connect(server);
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("The connection for questions was broken already", e);
        }
    }
}
