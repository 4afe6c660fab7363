package dev.seachange.server;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Binders for types without a choice. */
final class ValueBinders {
    private ValueBinders() {}

    static void bindLong(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, (Long) value);
        }
    }

    static void bindBytes(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARBINARY);
        } else {
            statement.setBytes(index, (byte[]) value);
        }
    }

    /** Widened: the shortest text of the largest FLOAT is above it, so the server would refuse it as out of range. */
    static void bindFloat(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        bindDouble(statement, index, value == null ? null : (double) (Float) value);
    }

    /**
     * As text, which the server parses exactly. Among literals, 0.5 is a DECIMAL and 5e-1 a DOUBLE: where the two meet in one column
     * of a derived table digits get lost, and the sign of -0.0 gets lost anyway.
     */
    static void bindDouble(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, value.toString());
        }
    }
}
