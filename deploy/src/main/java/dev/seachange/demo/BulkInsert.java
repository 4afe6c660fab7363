package dev.seachange.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Many rows by few statements. For our own data only: texts are quoted simply. */
final class BulkInsert implements AutoCloseable {
    private static final int ROWS = 1_000;

    private final Statement statement;
    private final String head;
    private final StringBuilder sql = new StringBuilder();
    private int rows;

    /** @param into table and columns, as in {@code shop.squid (id, sku)} */
    BulkInsert(Connection connection, String into) throws SQLException {
        this.statement = connection.createStatement();
        this.head = "INSERT INTO " + into + " VALUES ";
    }

    /** Numbers, texts and null. */
    void row(@Nullable Object... values) throws SQLException {
        sql.append(rows == 0 ? head : ",").append('(');
        for (int i = 0; i < values.length; i++) {
            sql.append(i == 0 ? "" : ",");
            if (values[i] instanceof String text) {
                sql.append('\'').append(text.replace("'", "''")).append('\'');
            } else {
                sql.append(values[i]);
            }
        }
        sql.append(')');
        if (++rows == ROWS) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (rows > 0) {
            statement.executeUpdate(sql.toString());
            sql.setLength(0);
            rows = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }
}
