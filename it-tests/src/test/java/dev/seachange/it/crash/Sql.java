package dev.seachange.it.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Statements on one connection, without ceremony. */
record Sql(Connection connection) {

    /** What an errand wanted is not there: its transaction is rolled back, and nothing is wrong. */
    static final class GiveUp extends Exception {
        private static final long serialVersionUID = 1;

        GiveUp(String why) {
            super(why);
        }
    }

    /** How many rows it matched or changed. */
    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** For exactly one row. */
    void updateOne(String sql, Object... values) throws SQLException, GiveUp {
        if (update(sql, values) != 1) {
            throw new GiveUp(sql);
        }
    }

    /** First column of the first row. */
    long number(String sql, Object... values) throws SQLException, GiveUp {
        return Long.parseLong(text(sql, values));
    }

    String text(String sql, Object... values) throws SQLException, GiveUp {
        return row(1, sql, values)[0];
    }

    /** The first columns of the first row, as texts. */
    String[] row(int columns, String sql, Object... values) throws SQLException, GiveUp {
        return maybeRow(columns, sql, values).orElseThrow(() -> new GiveUp(sql));
    }

    private Optional<String[]> maybeRow(int columns, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            String[] row = new String[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = rows.getString(i + 1);
            }
            return Optional.of(row);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
