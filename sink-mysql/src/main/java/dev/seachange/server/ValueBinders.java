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

    static void bindDouble(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.DOUBLE);
            return;
        }
        double number = (Double) value;
        if (number == 0 && 1 / number < 0) {
            // The literal -0.0 is a decimal, which knows no negative zero.
            statement.setString(index, "-0e0");
        } else {
            statement.setDouble(index, number);
        }
    }
}
