package dev.seachange.sink;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Statements on the checkpoint, the row that is position, fence and proof of a COMMIT. */
final class CheckpointTable {
    private static final String VALUES = "epoch = ?, position_kind = ?, `position` = ?, source_time = ?, log_file = ?,"
            + " log_pos = ?, stage = ?, rules_hash = ?, updated_at = UTC_TIMESTAMP(6)";
    private static final int VALUE_COUNT = 8;

    /** Owner and epoch number as they stand. */
    record Mark(String owner, long epoch) {}

    private CheckpointTable() {}

    static void create(Connection connection, Owner owner, Checkpoint first) throws SQLException {
        String sql = "INSERT INTO seachange.checkpoint SET migration = ?, owner = ?, " + VALUES;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, owner.migration());
            insert.setString(2, owner.token().toString());
            bind(insert, 3, first, 0);
            insert.executeUpdate();
        }
    }

    static Optional<StoredCheckpoint> read(Connection connection, String migration) throws SQLException {
        String sql = "SELECT position_kind, `position`, " + StateTimes.text("source_time")
                + ", log_file, log_pos, stage, rules_hash, epoch, " + StateTimes.text("updated_at")
                + " FROM seachange.checkpoint WHERE migration = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Checkpoint checkpoint = new Checkpoint(
                        Position.parse(Position.Kind.valueOf(row.getString(1)), row.getString(2)),
                        StateTimes.read(row, 3),
                        new LogPlace(row.getString(4), row.getLong(5)),
                        row.getString(6),
                        row.getString(7));
                return Optional.of(new StoredCheckpoint(checkpoint, row.getLong(8), StateTimes.readKnown(row, 9)));
            }
        }
    }

    static Optional<Mark> mark(Connection connection, String migration) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT owner, epoch FROM seachange.checkpoint WHERE migration = ?")) {
            query.setString(1, migration);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Mark(row.getString(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    /** Gives the checkpoint, if there is one, a new owner: whoever had it fails at its next epoch. */
    static void claim(Connection connection, Owner owner) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE seachange.checkpoint SET owner = ? WHERE migration = ?")) {
            update.setString(1, owner.token().toString());
            update.setString(2, owner.migration());
            update.executeUpdate();
        }
    }

    /** Says which rules make the rows from here on; false when the owner is another. */
    static boolean setRules(Connection connection, Owner owner, String hash) throws SQLException {
        String sql = "UPDATE seachange.checkpoint SET rules_hash = ?, updated_at = UTC_TIMESTAMP(6)"
                + " WHERE migration = ? AND owner = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, hash);
            update.setString(2, owner.migration());
            update.setString(3, owner.token().toString());
            return update.executeUpdate() == 1;
        }
    }

    /** Opens epoch {@code epoch}; false when the owner is another or the epoch before it is not the last one. */
    static boolean fence(Connection connection, Owner owner, long epoch) throws SQLException {
        String sql = "UPDATE seachange.checkpoint SET epoch = ? WHERE migration = ? AND owner = ? AND epoch = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, epoch);
            update.setString(2, owner.migration());
            update.setString(3, owner.token().toString());
            update.setLong(4, epoch - 1);
            return update.executeUpdate() == 1;
        }
    }

    /** Writes the checkpoint of an epoch; {@code from} is the epoch number that the row must have now. */
    static boolean advance(Connection connection, Owner owner, Checkpoint through, long from, long epoch)
            throws SQLException {
        String sql = "UPDATE seachange.checkpoint SET " + VALUES + " WHERE migration = ? AND owner = ? AND epoch = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, 1, through, epoch);
            update.setString(VALUE_COUNT + 1, owner.migration());
            update.setString(VALUE_COUNT + 2, owner.token().toString());
            update.setLong(VALUE_COUNT + 3, from);
            return update.executeUpdate() == 1;
        }
    }

    private static void bind(PreparedStatement statement, int from, Checkpoint checkpoint, long epoch)
            throws SQLException {
        statement.setLong(from, epoch);
        statement.setString(from + 1, checkpoint.position().kind().name());
        statement.setString(from + 2, checkpoint.position().toString());
        StateTimes.bind(statement, from + 3, checkpoint.sourceTime());
        statement.setString(from + 4, checkpoint.place().file());
        statement.setLong(from + 5, checkpoint.place().offset());
        statement.setString(from + 6, checkpoint.stage());
        statement.setString(from + 7, checkpoint.rulesHash());
    }
}
