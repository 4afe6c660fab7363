package dev.seachange.it.expression;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a server about every character of Unicode. */
final class CodePoints {
    private static final int SLICE = 100_000;

    private CodePoints() {}

    /** Takes one row of an answer. */
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** Makes the table {@code numbers}, anew if it is there, with every code point up to the last but surrogates as {@code n}. */
    static void fill(Connection connection, int last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS digits, numbers");
            statement.execute("CREATE TABLE digits (d INT)");
            statement.execute("INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15)");
            statement.execute("CREATE TABLE numbers (n INT PRIMARY KEY)");
            statement.execute("INSERT INTO numbers SELECT n FROM (SELECT ((((o.d * 16 + p.d) * 16 + q.d) * 16 + r.d) * 16 + s.d) * 16 + t.d AS n"
                    + " FROM digits o, digits p, digits q, digits r, digits s, digits t WHERE o.d < 2) AS x"
                    + " WHERE n <= " + last + " AND NOT n BETWEEN 55296 AND 57343 ORDER BY n");
        }
    }

    /** @param sql with two parameters for the range of {@code n} */
    static void each(Connection connection, String sql, int last, Taker taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql + " ORDER BY n")) {
            for (int from = 0; from <= last; from += SLICE) {
                statement.setInt(1, from);
                statement.setInt(2, Math.min(last, from + SLICE - 1));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        taker.take(rows);
                    }
                }
            }
        }
    }
}
