package dev.seachange.server;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Sets a statement parameter from the Java form of a column's type, without loss. Chosen once per column; stateless.
 *
 * <p>Works for statements of {@link Server} connections, whose drivers put parameters into the text as literals.
 */
@FunctionalInterface
public interface ValueBinder {
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

    /** @throws IllegalArgumentException for {@link ColumnType.Other}, which has no values */
    static ValueBinder of(ColumnType type) {
        return switch (type) {
            case ColumnType.Int number -> number.exceedsLong() ? whole(BigInteger.class::cast) : ValueBinders::bindLong;
            case ColumnType.Decimal decimal -> decimal(BigDecimal.class::cast);
            case ColumnType.Single single -> ValueBinders::bindFloat;
            case ColumnType.DoublePrecision number -> ValueBinders::bindDouble;
            case ColumnType.Text text -> text(String.class::cast);
            case ColumnType.Enumeration labels -> text(String.class::cast);
            case ColumnType.LabelSet labels -> text(String.class::cast);
            case ColumnType.Json json -> text(String.class::cast);
            case ColumnType.Binary binary -> ValueBinders::bindBytes;
            // As a number: bytes would count as text where a BIT is compared.
            case ColumnType.Bit bit -> whole(value -> new BigInteger(1, (byte[]) value));
            case ColumnType.Date date -> text(value -> TemporalText.of((LocalDate) value));
            case ColumnType.Time time -> text(value -> TemporalText.of((Duration) value));
            case ColumnType.DateTime dateTime -> text(value -> TemporalText.of((LocalDateTime) value));
            case ColumnType.Timestamp timestamp ->
                text(value -> TemporalText.of(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC)));
            case ColumnType.Year year -> ValueBinders::bindLong;
            case ColumnType.Other other -> throw new IllegalArgumentException("a column of this type cannot be written");
        };
    }

    private static ValueBinder text(java.util.function.Function<Object, String> form) {
        return (statement, index, value) -> {
            if (value == null) {
                statement.setNull(index, Types.VARCHAR);
            } else {
                statement.setString(index, form.apply(value));
            }
        };
    }

    private static ValueBinder decimal(java.util.function.Function<Object, BigDecimal> form) {
        return (statement, index, value) -> {
            if (value == null) {
                statement.setNull(index, Types.DECIMAL);
            } else {
                statement.setBigDecimal(index, form.apply(value));
            }
        };
    }

    private static ValueBinder whole(java.util.function.Function<Object, BigInteger> form) {
        return decimal(value -> new BigDecimal(form.apply(value)));
    }
}
