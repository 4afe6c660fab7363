package dev.seachange.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements on the schema history. */
final class HistoryTable {
    private HistoryTable() {}

    static void append(Connection connection, String migration, String record) throws SQLException {
        String sql = "INSERT INTO seachange.schema_history (migration, `record`) VALUES (?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, migration);
            insert.setString(2, record);
            insert.executeUpdate();
        }
    }

    static List<String> read(Connection connection, String migration) throws SQLException {
        String sql = "SELECT `record` FROM seachange.schema_history WHERE migration = ? ORDER BY id";
        List<String> records = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    records.add(rows.getString(1));
                }
            }
        }
        return records;
    }

    static void wipe(Connection connection, String migration) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM seachange.schema_history WHERE migration = ?")) {
            delete.setString(1, migration);
            delete.executeUpdate();
        }
    }
}
