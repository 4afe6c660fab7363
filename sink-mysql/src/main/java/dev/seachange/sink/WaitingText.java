package dev.seachange.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A waiting part as the text that NEW keeps, and back without loss. */
final class WaitingText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WaitingText() {}

    static String key(RowKey key) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parts.add(ValueText.write(Objects.requireNonNull(key.get(i))));
        }
        return json(parts);
    }

    static String values(WaitingPart part) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (int i = 0; i < part.columns().size(); i++) {
            Object value = part.values().get(i);
            values.put(part.columns().get(i).name(), value == null ? null : ValueText.write(value));
        }
        return json(values);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Columns that the table no longer has are left out. */
    static WaitingPart read(TargetTable table, String rule, String key, String values) {
        try {
            List<String> keyParts = JSON.readValue(key, new TypeReference<>() {});
            List<Column> keyColumns = Statements.key(table);
            Object[] parts = new Object[keyColumns.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = ValueText.read(keyColumns.get(i).type(), keyParts.get(i));
            }
            Map<String, @Nullable String> fed = JSON.readValue(values, new TypeReference<>() {});
            List<Column> columns = new ArrayList<>();
            List<@Nullable Object> texts = new ArrayList<>();
            fed.forEach((name, text) -> {
                Optional<Column> column = table.schema.column(name);
                column.ifPresent(c -> {
                    columns.add(c);
                    texts.add(text == null ? null : ValueText.read(c.type(), text));
                });
            });
            return new WaitingPart(rule, RowKey.of(parts), columns, Row.of(texts.toArray()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("seachange.part_waiting holds what is no JSON", e);
        }
    }
}
