package dev.seachange.source;

import dev.seachange.change.ColumnType;
import dev.seachange.change.ZeroDate;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/**
 * Turns one column's value as Debezium gives it into the Java form of its {@link ColumnType}. Chosen once per column and
 * table version. The forms depend on the options in {@link EngineSettings} (precise decimals and unsigned integers, bytes,
 * adaptive times).
 *
 * <p>Source: Debezium 3.5 documentation, "How MySQL connectors map data types".
 */
interface ValueDecoder {
    Object decode(Object value);

    /** @throws IllegalArgumentException when Debezium gives this type in a form not known here */
    static ValueDecoder of(ColumnType type, Schema schema) {
        return switch (type) {
            case ColumnType.Int number -> number.exceedsLong()
                    ? value -> ((BigDecimal) value).toBigIntegerExact()
                    : value -> ((Number) value).longValue();
            case ColumnType.Year year -> ValueDecoder::year;
            case ColumnType.Decimal decimal -> value -> ((BigDecimal) value).setScale(decimal.scale());
            case ColumnType.Single single -> value -> ((Number) value).floatValue();
            case ColumnType.DoublePrecision number -> value -> ((Number) value).doubleValue();
            case ColumnType.Text text -> text(text.charset());
            case ColumnType.Enumeration enumeration -> label(enumeration);
            case ColumnType.LabelSet labels -> String.class::cast;
            case ColumnType.Json json -> String.class::cast;
            case ColumnType.Binary binary -> binary.fixed() ? padded((int) binary.length()) : ValueDecoder::bytes;
            case ColumnType.Bit bit -> value -> bits(bit, value);
            case ColumnType.Date date -> value -> LocalDate.ofEpochDay(((Number) value).longValue());
            case ColumnType.Time time -> value -> Duration.of(((Number) value).longValue(), ChronoUnit.MICROS);
            case ColumnType.DateTime dateTime -> dateTime(schema);
            case ColumnType.Timestamp timestamp -> ValueDecoder::timestamp;
            case ColumnType.Other other -> throw new IllegalArgumentException("unsupported type");
        };
    }

    /**
     * The log's latin1 is decoded by Debezium as windows-1252 proper, which leaves five bytes without a character; MySQL gives
     * them one. No latin1 text holds the replacement character itself.
     */
    private static ValueDecoder text(String charset) {
        if (!charset.equals("latin1")) {
            return String.class::cast;
        }
        return value -> {
            if (((String) value).indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException("a latin1 text holds one of the bytes 81, 8D, 8F, 90, 9D (hex), which the"
                        + " log reader cannot decode");
            }
            return value;
        };
    }

    /** Year 0000 comes as 1900, which is no YEAR otherwise. */
    private static Long year(Object value) {
        long year = ((Number) value).longValue();
        return year == 1900 ? 0L : year;
    }

    /** Labels come with a backslash before commas and with doubled backslashes. */
    private static ValueDecoder label(ColumnType.Enumeration type) {
        Map<String, String> escaped = new HashMap<>();
        for (String label : type.labels()) {
            escaped.put(label.replace("\\", "\\\\").replace(",", "\\,"), label);
        }
        return value -> escaped.getOrDefault((String) value, (String) value);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof byte[] array) {
            return array;
        }
        ByteBuffer buffer = ((ByteBuffer) value).duplicate();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    /** The log drops trailing zero bytes of BINARY columns. */
    private static ValueDecoder padded(int length) {
        return value -> {
            byte[] bytes = bytes(value);
            return bytes.length < length ? Arrays.copyOf(bytes, length) : bytes;
        };
    }

    /** BIT(1) comes as a boolean, longer ones little-endian and without leading zero bytes. */
    private static byte[] bits(ColumnType.Bit bit, Object value) {
        byte[] bigEndian = new byte[(bit.length() + 7) / 8];
        if (value instanceof Boolean set) {
            bigEndian[bigEndian.length - 1] = (byte) (set ? 1 : 0);
            return bigEndian;
        }
        byte[] littleEndian = bytes(value);
        for (int i = 0; i < littleEndian.length && i < bigEndian.length; i++) {
            bigEndian[bigEndian.length - 1 - i] = littleEndian[i];
        }
        return bigEndian;
    }

    /** What comes for a zero date is earlier than the first TIMESTAMP, 1970-01-01 00:00:01. */
    private static Object timestamp(Object value) {
        Instant instant = OffsetDateTime.parse((String) value).toInstant();
        return instant.getEpochSecond() == 0 ? ZeroDate.ZERO_DATE : instant;
    }

    private static ValueDecoder dateTime(Schema schema) {
        return switch (String.valueOf(schema.name())) {
            case "io.debezium.time.Timestamp" -> value -> utc(Instant.ofEpochMilli(((Number) value).longValue()));
            case "io.debezium.time.MicroTimestamp" -> value ->
                    utc(Instant.EPOCH.plus(((Number) value).longValue(), ChronoUnit.MICROS));
            default -> throw new IllegalArgumentException("DATETIME as " + schema.name());
        };
    }

    /** Debezium counts a DATETIME from 1970 as if its zone were UTC. */
    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
