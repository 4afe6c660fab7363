package dev.seachange.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a shopper works with: a connection without auto-commit, dice, and what is known of the shop. One thread. */
record Till(Connection connection, SplittableRandom dice, Shelf shelf) {

    /** Rows that were there at the start, and rows made since. */
    record Shelf(ShopData.Size start, IdPool customers, IdPool orders, IdPool squid) {
        private static final int REMEMBERED = 5_000;

        static Shelf of(ShopData.Size start) {
            return new Shelf(start, new IdPool(REMEMBERED), new IdPool(REMEMBERED), new IdPool(REMEMBERED));
        }
    }

    long anySquid() {
        return dice.nextInt(1, shelf.start().squid() + 1);
    }

    long anyCustomer() {
        return dice.nextInt(1, shelf.start().customers() + 1);
    }

    long anyOrder() {
        return dice.nextInt(1, shelf.start().orders() + 1);
    }

    /** Runs a statement; returns how many rows it touched. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Inserts a row; returns the id it was given. */
    long insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** All rows as texts. */
    List<List<String>> query(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>(columns);
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
