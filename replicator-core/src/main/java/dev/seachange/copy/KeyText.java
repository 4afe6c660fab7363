package dev.seachange.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keys as text and back without loss, as the state schema keeps them. */
public final class KeyText {
    private static final ObjectMapper JSON = new ObjectMapper();

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
}
