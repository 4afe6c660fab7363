package dev.seachange.sink;

import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run a migration: at most one process has it.
 *
 * <p>Invariant: a lock of the server on a connection of its own keeps others from starting while this process lives, and dies with
 * it; the token in the checkpoint makes every epoch of a former owner fail, even one that does not know yet. The second holds even
 * where the first does not (a server lock is not shared among the members of a cluster).
 *
 * <p>Safe for use by many threads.
 */
public final class Ownership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ServerSettings server;
    private final Owner owner;
    private @Nullable Connection connection;

    private Ownership(ServerSettings server, Owner owner, Connection connection) {
        this.server = server;
        this.owner = owner;
        this.connection = connection;
    }

    /**
     * Becomes the owner.
     *
     * @param lease an owner that has not been seen for so long is taken for dead, although its connection still stands
     * @throws SinkFailure.OwnershipLost when another process has the migration; says which
     */
    public static Ownership acquire(ServerSettings server, Owner owner, Duration lease) {
        ServerSettings anyDatabase = server.withDatabase(null);
        try {
            Connection connection = Server.connect(anyDatabase, SOCKET_TIMEOUT);
            try {
                takeLife(connection, owner, lease);
                LeaseTable.claim(connection, owner);
                // The last owner's epoch, if its session outlives it, would keep the checkpoint locked.
                ServerLocks.wrest(connection, owner.sinkLock(), PATIENCE);
                release(connection, owner.sinkLock());
                CheckpointTable.claim(connection, owner);
                return new Ownership(anyDatabase, owner, connection);
            } catch (SQLException | SinkFailure e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.outsideEpoch("Cannot become the owner of migration " + owner.migration(), server, e);
        }
    }

    private static void takeLife(Connection connection, Owner owner, Duration lease) throws SQLException {
        if (ServerLocks.take(connection, owner.lifeLock(), Duration.ZERO)) {
            return;
        }
        LeaseTable.Lease held = LeaseTable.read(connection, owner.migration());
        if (held == null || held.unseen().compareTo(lease) <= 0) {
            throw new SinkFailure.OwnershipLost(
                    "Migration " + owner.migration() + " is run by another Seachange: "
                            + (held == null ? "one that is just starting" : held.toString()) + ".",
                    "Stop that one first. If it is dead although NEW still has its connection, wait until it has not been"
                            + " seen for " + lease.toSeconds() + " s.");
        }
        LOG.warn("Taking migration {} over from {}", owner.migration(), held);
        if (!ServerLocks.wrest(connection, owner.lifeLock(), PATIENCE)) {
            throw new SinkFailure.Transient(
                    "The session of the last owner of migration " + owner.migration() + " (" + held + ") does not end.",
                    "Try again in a moment.",
                    null);
        }
    }

    /** Who this is. */
    public Owner owner() {
        return owner;
    }

    /**
     * Sign of life, to be given several times per lease. Restores a lost connection.
     *
     * @throws SinkFailure.OwnershipLost when another process took over: stop
     * @throws SinkFailure.Transient when NEW can't be reached now: try again at the next beat
     */
    public synchronized void beat() {
        try {
            Connection current = connection;
            if (current == null) {
                current = reconnected();
                connection = current;
            }
            if (!LeaseTable.seen(current, owner)) {
                throw lost();
            }
        } catch (SQLException e) {
            closeQuietly();
            throw Failures.outsideEpoch("Cannot renew the ownership of migration " + owner.migration(), server, e);
        }
    }

    private Connection reconnected() throws SQLException {
        Connection fresh = Server.connect(server, SOCKET_TIMEOUT);
        try {
            LeaseTable.Lease held = LeaseTable.read(fresh, owner.migration());
            if (held == null || !held.owner().equals(owner.token().toString())) {
                throw lost();
            }
            // Held, if at all, by the session that this process has lost sight of.
            if (!ServerLocks.wrest(fresh, owner.lifeLock(), PATIENCE)) {
                throw new SQLException("the lock " + owner.lifeLock() + " is held by another session", "08000");
            }
            return fresh;
        } catch (SQLException | SinkFailure e) {
            fresh.close();
            throw e;
        }
    }

    SinkFailure.OwnershipLost lost() {
        return new SinkFailure.OwnershipLost(
                "Another Seachange has taken migration " + owner.migration() + " over from " + owner.holder() + ".",
                "Nothing to do if that was meant; this process must not write any more.");
    }

    /** Gives the migration up, so that another process may start at once. */
    @Override
    public synchronized void close() {
        Connection current = connection;
        if (current != null) {
            try {
                LeaseTable.leave(current, owner);
            } catch (SQLException e) {
                LOG.debug("The lease stays: whoever looks will see that it is not renewed", e);
            }
        }
        closeQuietly();
    }

    private void closeQuietly() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("The connection of the ownership was broken already", e);
            }
        }
    }

    private static void release(Connection connection, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DO RELEASE_LOCK(?)")) {
            statement.setString(1, lock);
            statement.execute();
        }
    }
}
