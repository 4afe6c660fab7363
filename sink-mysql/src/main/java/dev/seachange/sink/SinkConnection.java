package dev.seachange.sink;

import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection that writes epochs. While it stands, no other session writes epochs of this migration. */
final class SinkConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConnection.class);

    /** How long the last session may take to end, rolling its transaction back. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Connection connection;
    final JdbcTarget target;
    /** The checkpoint when the connection was made: what had been committed by then, for certain. */
    final StoredCheckpoint checkpoint;
    /** Keys in quarantine at that moment. */
    final Set<ParkedId> parked;

    private SinkConnection(
            Connection connection, JdbcTarget target, StoredCheckpoint checkpoint, Set<ParkedId> parked) {
        this.connection = connection;
        this.target = target;
        this.checkpoint = checkpoint;
        this.parked = parked;
    }

    /** @throws SinkFailure.OwnershipLost when the migration is another's */
    static SinkConnection open(ServerSettings server, Ownership ownership, SinkOptions options) throws SQLException {
        Connection connection = Server.connect(server);
        try {
            checkOwner(connection, ownership);
            // A session that this process has lost may still be working, even on its COMMIT. When it is gone, the checkpoint tells
            // what became of it.
            if (!ServerLocks.wrest(connection, ownership.owner().sinkLock(), PATIENCE)) {
                throw new SQLException("the last session that wrote epochs does not end", "08000");
            }
            checkOwner(connection, ownership);
            String migration = ownership.owner().migration();
            StoredCheckpoint checkpoint = CheckpointTable.read(connection, migration)
                    .orElseThrow(() -> noCheckpoint(migration));
            Set<ParkedId> parked = QuarantineTable.ids(connection, migration);
            JdbcTarget target = new JdbcTarget(
                    connection, new Statements(Dialect.of(connection)), options, maxPacket(connection), migration);
            connection.setAutoCommit(false);
            return new SinkConnection(connection, target, checkpoint, parked);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void checkOwner(Connection connection, Ownership ownership) throws SQLException {
        CheckpointTable.Mark mark = CheckpointTable.mark(connection, ownership.owner().migration())
                .orElseThrow(() -> noCheckpoint(ownership.owner().migration()));
        if (!mark.owner().equals(ownership.owner().token().toString())) {
            throw ownership.lost();
        }
    }

    private static SinkFailure noCheckpoint(String migration) {
        return new SinkFailure.Fatal(
                "NEW has no checkpoint of migration " + migration + ".",
                "Somebody deleted it, so nobody knows what NEW holds: empty the target tables and start again.",
                null);
    }

    private static long maxPacket(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT @@max_allowed_packet");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Undoes the open transaction; a broken connection has done so already. */
    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("Rollback failed", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The sink's connection was broken already", e);
        }
    }
}
