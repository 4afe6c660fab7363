package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements on the requests for a refresh. */
final class RefreshTable {
    private static final String COLUMNS = "id, source_table, rule, scope, wanted, requested_by, state, leg, through_key,"
            + " rows_done, rows_estimate, keys_parked, reason, rows_undecided, " + StateTimes.text("requested_at") + ", "
            + StateTimes.text("began_at") + ", " + StateTimes.text("done_at");
    private static final String OPEN = "state IN ('REQUESTED', 'RUNNING')";

    private RefreshTable() {}

    static long request(Connection connection, String migration, RefreshRequest request) throws SQLException {
        String sql = "INSERT INTO seachange.refresh (migration, source_table, rule, scope, wanted, requested_by, state, leg,"
                + " rows_done, rows_estimate, keys_parked, requested_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, 'REQUESTED', '', 0, 0, 0, UTC_TIMESTAMP(6))";
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, migration);
            insert.setString(2, request.table().toString());
            insert.setString(3, request.rule());
            insert.setString(4, request.scope().name());
            insert.setString(5, request.wanted());
            insert.setString(6, request.by());
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        }
    }

    /** @param parked keys that the epoch has parked; a request that somebody has deleted is not missed */
    static void save(Connection connection, String migration, RefreshProgress progress, long parked) throws SQLException {
        String sql = "UPDATE seachange.refresh SET state = ?, leg = ?, through_key = ?, rows_done = ?, rows_estimate = ?,"
                + " rows_undecided = ?, reason = ?, keys_parked = keys_parked + ?, began_at = COALESCE(began_at, UTC_TIMESTAMP(6)),"
                + " done_at = IF(? IN ('DONE', 'FAILED'), UTC_TIMESTAMP(6), NULL) WHERE id = ? AND migration = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, progress.state());
            update.setString(2, progress.leg());
            update.setString(3, progress.through());
            update.setLong(4, progress.rowsDone());
            update.setLong(5, progress.rowsEstimated());
            update.setLong(6, progress.rowsUndecided());
            update.setString(7, progress.reason());
            update.setLong(8, parked);
            update.setString(9, progress.state());
            update.setLong(10, progress.id());
            update.setString(11, migration);
            update.executeUpdate();
        }
    }

    /** What is still to be done, the oldest first. */
    static List<StoredRefresh> open(Connection connection, String migration) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM seachange.refresh WHERE migration = ? AND " + OPEN + " ORDER BY id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            return read(query);
        }
    }

    /** What has ended, the newest first. */
    static List<StoredRefresh> ended(Connection connection, String migration, int most) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM seachange.refresh WHERE migration = ? AND NOT " + OPEN
                + " ORDER BY done_at DESC, id DESC LIMIT ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setInt(2, most);
            return read(query);
        }
    }

    static List<StoredRefresh> find(Connection connection, String migration, long id) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM seachange.refresh WHERE migration = ? AND id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setLong(2, id);
            return read(query);
        }
    }

    private static List<StoredRefresh> read(PreparedStatement query) throws SQLException {
        List<StoredRefresh> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                RefreshRequest request = new RefreshRequest(
                        TableId.parse(row.getString(2)),
                        row.getString(3),
                        RefreshRequest.Scope.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6));
                RefreshProgress progress = new RefreshProgress(
                        row.getLong(1), row.getString(7), row.getString(8), row.getString(9), row.getLong(10),
                        row.getLong(11), row.getLong(14), row.getString(13));
                found.add(new StoredRefresh(
                        request, progress, row.getLong(12), StateTimes.readKnown(row, 15), StateTimes.read(row, 16),
                        StateTimes.read(row, 17)));
            }
        }
        return found;
    }
}
