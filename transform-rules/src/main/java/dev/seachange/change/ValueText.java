package dev.seachange.change;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;

/** A value of a column as text and back, without loss: the form in which values are kept. Bytes are hex digits. */
public final class ValueText {
    private ValueText() {}

    /** @param value in the Java form of its column's type; not NULL */
    public static String write(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    /** @throws IllegalArgumentException for text that stands for no value of the type; so do parsers of the JDK */
    public static Object read(ColumnType type, String text) {
        return switch (type) {
            case ColumnType.Int number -> number.exceedsLong() ? (Object) new BigInteger(text) : Long.valueOf(text);
            case ColumnType.Year year -> Long.valueOf(text);
            case ColumnType.Decimal decimal -> new BigDecimal(text);
            case ColumnType.Single single -> Float.valueOf(text);
            case ColumnType.DoublePrecision number -> Double.valueOf(text);
            case ColumnType.Text string -> text;
            case ColumnType.Enumeration label -> text;
            case ColumnType.LabelSet labels -> text;
            case ColumnType.Json json -> text;
            case ColumnType.Binary binary -> HexFormat.of().parseHex(text);
            case ColumnType.Bit bit -> HexFormat.of().parseHex(text);
            case ColumnType.Date date -> LocalDate.parse(text);
            case ColumnType.Time time -> Duration.parse(text);
            case ColumnType.DateTime dateTime -> LocalDateTime.parse(text);
            case ColumnType.Timestamp timestamp -> Instant.parse(text);
            case ColumnType.Other other -> throw new IllegalArgumentException("a value of an unsupported type");
        };
    }
}
