package dev.seachange.window;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A read of the source that sees at least what a stream has told, and knows a place behind all it can have seen. Use:
 * {@link #open}, then one SELECT on the same connection, then {@link #high}, then {@link #close}; {@link #time} in between. One
 * thread.
 */
public final class ConsistentRead {
    /** A commit that stands in the log but stays invisible for longer than this is given up on; the caller tries again. */
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Connection connection;
    private final Position.Kind kind;
    private @Nullable LogPlace snapshot;

    private ConsistentRead(Connection connection, Position.Kind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    /**
     * Waits until everything in {@code seen} is visible, and opens a snapshot in which it is.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public static ConsistentRead open(Connection connection, Position.Kind kind, Seen seen, LongSupplier nanoClock)
            throws SQLException, InterruptedException {
        ConsistentRead read = new ConsistentRead(connection, kind);
        long started = nanoClock.getAsLong();
        while (!read.tryOpen(seen)) {
            if (nanoClock.getAsLong() - started > PATIENCE) {
                throw new SQLException("what the log has told (" + seen.position()
                        + ") is not visible to a SELECT after two minutes: a commit hangs on OLD");
            }
            LockSupport.parkNanos(PAUSE);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return read;
    }

    private boolean tryOpen(Seen seen) throws SQLException {
        return switch (kind) {
            case MYSQL -> tryMySql(seen);
            case MARIADB -> tryMariaDb(seen);
        };
    }

    /** gtid_executed grows when the engine has committed, so what it holds is visible to snapshots opened from now on. */
    private boolean tryMySql(Seen seen) throws SQLException {
        Position executed = Position.parse(kind, LogHead.text(connection, "SELECT @@GLOBAL.gtid_executed"));
        if (!executed.covers(seen.position())) {
            return false;
        }
        begin();
        return true;
    }

    /**
     * gtid_binlog_pos grows before the commit is visible, so it cannot tell. But MariaDB opens snapshots in the order of its
     * log and says at which place: the snapshot holds exactly the transactions before it.
     *
     * <p>Source: MariaDB knowledge base, "Enhancements for START TRANSACTION WITH CONSISTENT SNAPSHOT".
     */
    private boolean tryMariaDb(Seen seen) throws SQLException {
        begin();
        LogPlace at = snapshotPlace();
        if (!at.reaches(seen.place())) {
            close();
            return false;
        }
        snapshot = at;
        return true;
    }

    private LogPlace snapshotPlace() throws SQLException {
        String file = "";
        long offset = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW STATUS LIKE 'binlog_snapshot_%'")) {
            while (rows.next()) {
                switch (rows.getString(1).toLowerCase(Locale.ROOT)) {
                    case "binlog_snapshot_file" -> file = rows.getString(2);
                    case "binlog_snapshot_position" -> offset = rows.getLong(2);
                    default -> {}
                }
            }
        }
        return new LogPlace(file, offset);
    }

    /** When the snapshot was opened, or a moment later, by the source's clock. */
    public Instant time() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)")) {
            row.next();
            return Instant.parse(row.getString(1).replace(' ', 'T') + "Z");
        }
    }

    /** A place in the log behind everything the read can have seen. Ask after the rows have been read. */
    public LogPlace high() throws SQLException {
        LogPlace at = snapshot;
        return at != null ? at : LogHead.end(connection, kind);
    }

    public void close() throws SQLException {
        execute("ROLLBACK");
    }

    /** A snapshot of the whole transaction exists at REPEATABLE READ only. */
    private void begin() throws SQLException {
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
