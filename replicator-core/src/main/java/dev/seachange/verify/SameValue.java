package dev.seachange.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.seachange.change.ColumnType;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two values of one column are the same. Stateless. */
final class SameValue {
    /** Numbers as exact decimals: as doubles, different ones could look equal. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.instance)
            .build();

    private static final Comparator<JsonNode> BY_MEANING = (a, b) -> {
        if (a.equals(b)) {
            return 0;
        }
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) : 1;
    };

    private SameValue() {}

    static boolean of(ColumnType type, @Nullable Object wanted, @Nullable Object found) {
        if (Objects.deepEquals(wanted, found)) {
            return true;
        }
        return type instanceof ColumnType.Json
                && wanted instanceof String wantedText
                && found instanceof String foundText
                && sameJson(wantedText, foundText);
    }

    private static boolean sameJson(String wanted, String found) {
        try {
            return JSON.readTree(wanted).equals(BY_MEANING, JSON.readTree(found));
        } catch (JsonProcessingException e) {
            return false; // not JSON, so only equal as text
        }
    }
}
