package dev.seachange.server;

import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values that some rows of a table have in one column.
 *
 * @param values the most frequent first, NULL left out
 * @param all whether no other value was met
 * @param rows how many rows were looked at
 */
public record FrequentValues(List<Value> values, boolean all, long rows) {
    /** A value as text, and how many of the rows have it. */
    public record Value(String text, long rows) {}

    public FrequentValues {
        values = List.copyOf(values);
    }

    /**
     * Looks at some rows, whichever come first.
     *
     * @param most how many values to tell
     * @param rows how many rows to look at, at most
     */
    public static FrequentValues read(Connection connection, TableId table, String column, int most, int rows)
            throws SQLException {
        String from = " FROM (SELECT CONVERT(" + Identifiers.quote(column) + " USING utf8mb4) AS v FROM "
                + Identifiers.quote(table) + " LIMIT " + rows + ") AS looked";
        List<Value> values = new ArrayList<>();
        // Byte by byte, or codes that differ in case would count as one.
        String sql = "SELECT MIN(v), COUNT(*)" + from + " WHERE v IS NOT NULL GROUP BY v COLLATE utf8mb4_bin"
                + " ORDER BY COUNT(*) DESC, MIN(v) LIMIT " + (most + 1);
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                values.add(new Value(row.getString(1), row.getLong(2)));
            }
        }
        boolean all = values.size() <= most;
        return new FrequentValues(all ? values : values.subList(0, most), all, count(connection, "SELECT COUNT(*)" + from));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
