package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statements on the copy's progress. */
final class CopyTables {
    private static final String SAVE = "UPDATE seachange.copy_table SET state = ?, through_key = ?, rows_copied = ?,"
            + " began_at = COALESCE(began_at, IF(? = 'WAITING', NULL, UTC_TIMESTAMP(6))),"
            + " done_at = IF(? = 'DONE', UTC_TIMESTAMP(6), NULL) WHERE migration = ? AND source_table = ?";

    private CopyTables() {}

    static List<StoredCopy> read(Connection connection, String migration) throws SQLException {
        String sql = "SELECT source_table, state, through_key, rows_copied, rows_estimate, "
                + StateTimes.text("began_at") + ", " + StateTimes.text("done_at")
                + " FROM seachange.copy_table WHERE migration = ? ORDER BY source_table";
        List<StoredCopy> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    tables.add(new StoredCopy(
                            TableId.parse(rows.getString(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            StateTimes.read(rows, 6),
                            StateTimes.read(rows, 7)));
                }
            }
        }
        return tables;
    }

    static void add(Connection connection, String migration, Map<TableId, Long> rowsEstimated) throws SQLException {
        // Only the primary key can be taken here, and then the row is to stay as it is.
        String sql = "INSERT INTO seachange.copy_table (migration, source_table, state, rows_copied, rows_estimate)"
                + " VALUES (?, ?, 'WAITING', 0, ?) ON DUPLICATE KEY UPDATE state = state";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<TableId, Long> table : rowsEstimated.entrySet()) {
                insert.setString(1, migration);
                insert.setString(2, table.getKey().toString());
                insert.setLong(3, table.getValue());
                insert.executeUpdate();
            }
        }
    }

    static void save(Connection connection, String migration, CopyProgress progress) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SAVE)) {
            update.setString(1, progress.state());
            update.setString(2, progress.throughKey());
            update.setLong(3, progress.rowsCopied());
            update.setString(4, progress.state());
            update.setString(5, progress.state());
            update.setString(6, migration);
            update.setString(7, progress.table().toString());
            if (update.executeUpdate() != 1) {
                throw new SQLException("the table " + progress.table() + " is not in the copy plan of " + migration);
            }
        }
    }
}
