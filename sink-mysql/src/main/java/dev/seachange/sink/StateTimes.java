package dev.seachange.sink;

import dev.seachange.change.ColumnType;
import dev.seachange.server.ValueBinder;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants in DATETIME(6) columns of the state, which are in UTC. */
final class StateTimes {
    private static final ValueBinder BINDER = ValueBinder.of(new ColumnType.DateTime(6));

    private StateTimes() {}

    /** How to select such a column. */
    static String text(String column) {
        return "CAST(" + column + " AS CHAR)";
    }

    static @Nullable Instant read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    static Instant readKnown(ResultSet row, int index) throws SQLException {
        Instant time = read(row, index);
        return time == null ? Instant.EPOCH : time;
    }

    static void bind(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        LocalDateTime value =
                time == null ? null : LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        BINDER.bind(statement, index, value);
    }
}
