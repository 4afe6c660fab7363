package dev.seachange.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Statements on the lease: who owns a migration, and when it was last seen by NEW's clock. */
final class LeaseTable {
    record Lease(String owner, String holder, String since, Duration unseen) {
        @Override
        public String toString() {
            return holder + ", since " + since + " UTC, last seen " + unseen.toSeconds() + " s ago";
        }
    }

    private LeaseTable() {}

    static @Nullable Lease read(Connection connection, String migration) throws SQLException {
        String sql = "SELECT owner, holder, CAST(since AS CHAR), TIMESTAMPDIFF(MICROSECOND, seen, UTC_TIMESTAMP(6))"
                + " FROM seachange.lease WHERE migration = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Duration unseen = Duration.of(row.getLong(4), ChronoUnit.MICROS);
                return new Lease(row.getString(1), row.getString(2), row.getString(3), unseen);
            }
        }
    }

    /** Whether somebody holds the owner's lock or, where locks are not shared, has just given a sign of life. */
    static boolean isRun(Connection connection, String migration) throws SQLException {
        String sql = "SELECT IS_USED_LOCK(?) IS NOT NULL OR EXISTS (SELECT 1 FROM seachange.lease WHERE migration = ?"
                + " AND seen > UTC_TIMESTAMP(6) - INTERVAL 3 SECOND)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, Owner.lifeLock(migration));
            query.setString(2, migration);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void claim(Connection connection, Owner owner) throws SQLException {
        // The primary key is the only key here.
        String sql = "INSERT INTO seachange.lease (migration, owner, holder, since, seen)"
                + " VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE"
                + " owner = VALUES(owner), holder = VALUES(holder), since = VALUES(since), seen = VALUES(seen)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner.migration());
            statement.setString(2, owner.token().toString());
            statement.setString(3, owner.holder());
            statement.executeUpdate();
        }
    }

    /** False when the lease is another's. */
    static boolean seen(Connection connection, Owner owner) throws SQLException {
        String sql = "UPDATE seachange.lease SET seen = UTC_TIMESTAMP(6) WHERE migration = ? AND owner = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, owner.migration());
            update.setString(2, owner.token().toString());
            return update.executeUpdate() == 1;
        }
    }

    /** Says that the owner has gone of its own will; nothing if the lease is another's. */
    static void leave(Connection connection, Owner owner) throws SQLException {
        String sql = "DELETE FROM seachange.lease WHERE migration = ? AND owner = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, owner.migration());
            delete.setString(2, owner.token().toString());
            delete.executeUpdate();
        }
    }
}
