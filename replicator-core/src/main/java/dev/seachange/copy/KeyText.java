package dev.seachange.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.ValueText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Keys as text and back: without loss as the state schema keeps them, and as people write them. */
public final class KeyText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_READINGS = 100;

    private KeyText() {}

    /** A JSON array of strings, one per key column. */
    public static String write(RowKey key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parts.add(ValueText.write(Objects.requireNonNull(key.get(i))));
        }
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #write} has written. */
    public static RowKey read(TableSchema table, String text) {
        try {
            List<String> parts = JSON.readValue(text, new TypeReference<List<String>>() {});
            if (parts.size() != table.key().size()) {
                throw new IllegalArgumentException("key of " + table + " has another number of columns now: " + text);
            }
            Object[] values = new Object[parts.size()];
            for (int i = 0; i < values.length; i++) {
                ColumnType type = table.columns().get(table.ordinal(table.key().get(i))).type();
                values[i] = ValueText.read(type, parts.get(i));
            }
            return RowKey.of(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a stored key: " + text, e);
        }
    }

    /** Texts of keys as one text. */
    public static String join(List<String> typed) {
        try {
            return JSON.writeValueAsString(typed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link #join} has joined. */
    public static List<String> split(String joined) {
        try {
            return JSON.readValue(joined, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a list of keys: " + joined, e);
        }
    }

    /**
     * Keys that a text may stand for, written as {@link RowKey#toString} does: more than one when a part holds a bar itself.
     *
     * @throws IllegalArgumentException when there is none; says why
     */
    public static List<RowKey> readings(TableSchema table, String typed) {
        List<List<String>> ways = new ArrayList<>();
        cut(typed, table.key().size(), new ArrayList<>(), ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("the key of " + table + " is (" + String.join(", ", table.key())
                    + "), its parts joined by |, not `" + typed + "`");
        }
        List<RowKey> keys = new ArrayList<>();
        RuntimeException first = null;
        for (List<String> parts : ways) {
            try {
                keys.add(key(table, parts));
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("`" + typed + "` is no key of " + table + ": its key is "
                    + table.key().stream()
                            .map(name -> name + " " + table.columns().get(table.ordinal(name)).sqlType())
                            .collect(Collectors.joining(", ")), first);
        }
        return keys;
    }

    /** Every way to cut the text at bars into so many parts, up to a bound. */
    private static void cut(String text, int parts, List<String> before, List<List<String>> ways) {
        if (parts == 1) {
            List<String> whole = new ArrayList<>(before);
            whole.add(text);
            ways.add(whole);
            return;
        }
        for (int bar = text.indexOf('|'); bar >= 0 && ways.size() < MOST_READINGS; bar = text.indexOf('|', bar + 1)) {
            List<String> more = new ArrayList<>(before);
            more.add(text.substring(0, bar));
            cut(text.substring(bar + 1), parts - 1, more, ways);
        }
    }

    private static RowKey key(TableSchema table, List<String> parts) {
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            ColumnType type = table.columns().get(table.ordinal(table.key().get(i))).type();
            values[i] = ValueText.read(type, plain(type, parts.get(i)));
            if (values[i] instanceof BigDecimal number && type instanceof ColumnType.Decimal decimal) {
                values[i] = number.setScale(decimal.scale());
            }
        }
        return RowKey.of(values);
    }

    /** As people write it, in the form that is kept. */
    private static String plain(ColumnType type, String typed) {
        if (type instanceof ColumnType.Text || type instanceof ColumnType.Enumeration || type instanceof ColumnType.LabelSet) {
            return typed;
        }
        if (type instanceof ColumnType.Binary || type instanceof ColumnType.Bit) {
            return typed.startsWith("0x") ? typed.substring(2) : typed;
        }
        boolean moment = type instanceof ColumnType.DateTime || type instanceof ColumnType.Timestamp;
        return moment ? typed.strip().replace(' ', 'T') : typed.strip();
    }
}
