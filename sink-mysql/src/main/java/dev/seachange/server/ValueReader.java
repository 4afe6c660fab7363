package dev.seachange.server;

import dev.seachange.change.ColumnType;
import dev.seachange.change.ZeroDate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one column of a result into the Java form of its type. */
interface ValueReader {
    @Nullable Object read(ResultSet result, int index) throws SQLException;

    static ValueReader of(ColumnType type) {
        return of(type, ValueReader::text);
    }

    /** Reads a column of OLD, a date of which may be none: see {@link ZeroDate}. */
    static ValueReader ofOld(ColumnType type) {
        return of(type, parser -> text(value -> TemporalText.isZero(value) ? ZeroDate.ZERO_DATE : parser.apply(value)));
    }

    /** @param dates how a date is read that the server tells as text, by the parser given */
    private static ValueReader of(ColumnType type, Function<Function<String, Object>, ValueReader> dates) {
        return switch (type) {
            case ColumnType.Int number -> number.exceedsLong() ? text(BigInteger::new) : ValueReader::wholeNumber;
            case ColumnType.Decimal decimal -> text(value -> new BigDecimal(value).setScale(decimal.scale()));
            case ColumnType.Single single -> ValueReader::single;
            case ColumnType.DoublePrecision number -> ValueReader::doublePrecision;
            case ColumnType.Text text -> ResultSet::getString;
            case ColumnType.Enumeration labels -> ResultSet::getString;
            case ColumnType.LabelSet labels -> ResultSet::getString;
            case ColumnType.Json json -> ResultSet::getString;
            case ColumnType.Binary binary -> ResultSet::getBytes;
            case ColumnType.Bit bit -> bits((bit.length() + 7) / 8);
            case ColumnType.Date date -> dates.apply(TemporalText::date);
            case ColumnType.Time time -> text(TemporalText::time);
            case ColumnType.DateTime dateTime -> dates.apply(TemporalText::dateTime);
            case ColumnType.Timestamp timestamp ->
                dates.apply(value -> TemporalText.dateTime(value).toInstant(ZoneOffset.UTC));
            case ColumnType.Year year -> ValueReader::wholeNumber;
            case ColumnType.Other other -> ResultSet::getString;
        };
    }

    /**
     * How to select the column. FLOAT as text has six digits, so it is widened to DOUBLE, which prints all it needs (times one,
     * not plus zero, to keep the sign of -0). Dates become text on the server, so that no driver and no calendar touches them.
     */
    static String selected(ColumnType type, String column) {
        return switch (type) {
            case ColumnType.Single single -> "(" + column + " * 1e0)";
            case ColumnType.DoublePrecision number -> "(" + column + " * 1e0)";
            case ColumnType.Date date -> asText(column);
            case ColumnType.Time time -> asText(column);
            case ColumnType.DateTime dateTime -> asText(column);
            case ColumnType.Timestamp timestamp -> asText(column);
            case ColumnType.Year year -> "(" + column + " + 0)";
            case ColumnType.Other other -> "IF(" + column + " IS NULL, NULL, '')";
            case ColumnType.Int number -> column;
            case ColumnType.Decimal decimal -> column;
            case ColumnType.Text text -> column;
            case ColumnType.Enumeration labels -> column;
            case ColumnType.LabelSet labels -> column;
            case ColumnType.Json json -> column;
            case ColumnType.Binary binary -> column;
            case ColumnType.Bit bit -> column;
        };
    }

    private static String asText(String column) {
        return "CAST(" + column + " AS CHAR)";
    }

    private static ValueReader text(Function<String, Object> parser) {
        return (result, index) -> {
            String value = result.getString(index);
            return value == null ? null : parser.apply(value);
        };
    }

    private static @Nullable Object wholeNumber(ResultSet result, int index) throws SQLException {
        long value = result.getLong(index);
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object single(ResultSet result, int index) throws SQLException {
        double value = result.getDouble(index);
        return result.wasNull() ? null : (float) value;
    }

    private static @Nullable Object doublePrecision(ResultSet result, int index) throws SQLException {
        double value = result.getDouble(index);
        return result.wasNull() ? null : value;
    }

    private static ValueReader bits(int length) {
        return (result, index) -> {
            byte[] value = result.getBytes(index);
            return value == null ? null : aligned(value, length);
        };
    }

    /** Drops or adds zero bytes at the front: the value is a big-endian number. */
    private static byte[] aligned(byte[] value, int length) {
        if (value.length >= length) {
            return Arrays.copyOfRange(value, value.length - length, value.length);
        }
        byte[] longer = new byte[length];
        System.arraycopy(value, 0, longer, length - value.length, value.length);
        return longer;
    }
}
