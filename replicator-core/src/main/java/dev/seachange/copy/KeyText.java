package dev.seachange.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A key as text and back, without loss: how far a table's copy is, as the state schema keeps it. */
final class KeyText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyText() {}

    /** A JSON array of strings, one per key column. */
    static String write(RowKey key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Object value = key.get(i);
            parts.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
        }
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static RowKey read(TableSchema table, String text) {
        try {
            List<String> parts = JSON.readValue(text, new TypeReference<List<String>>() {});
            if (parts.size() != table.key().size()) {
                throw new IllegalArgumentException("key of " + table + " has another number of columns now: " + text);
            }
            Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                ColumnType type = table.columns().get(table.ordinal(table.key().get(i))).type();
                values[i] = value(type, parts.get(i));
            }
            return RowKey.of(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a stored key: " + text, e);
        }
    }

    private static Object value(ColumnType type, String text) {
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
            case ColumnType.Other other -> throw new IllegalArgumentException("a key of an unsupported type");
        };
    }
}
