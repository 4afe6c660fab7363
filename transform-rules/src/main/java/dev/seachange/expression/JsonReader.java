package dev.seachange.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON as strictly as MySQL does. Of a key that stands twice, the last one counts. */
final class JsonReader {
    private static final int LONGEST_KEY = 65_535;
    private static final int LONGEST_NUMBER = 10_000;

    /** Keys are not kept from one document to the next: they are data. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonValue.DEEPEST)
                    .maxStringLength(JsonText.LONGEST)
                    .maxNameLength(LONGEST_KEY)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private interface Numbers {
        @Nullable JsonValue read(String text);
    }

    private final JsonParser parser;
    private final Numbers numbers;

    private JsonReader(JsonParser parser, Numbers numbers) {
        this.parser = parser;
        this.numbers = numbers;
    }

    /** @throws Unfit when the text is no JSON, or nested too deeply */
    static JsonValue text(String text) {
        return told(read(text, JsonNumbers::ofText));
    }

    /** The same for what a JSON column holds, where numbers keep their digits. */
    static JsonValue stored(String text) {
        return told(read(text, JsonNumbers::ofColumn));
    }

    static boolean isJson(String text) {
        return read(text, JsonNumbers::ofText) != null;
    }

    private static JsonValue told(@Nullable JsonValue value) {
        if (value == null) {
            throw new Unfit(ValueCode.V111, "the text is no JSON");
        }
        return value;
    }

    /** Null when it is no JSON. */
    private static @Nullable JsonValue read(String text, Numbers numbers) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonReader reader = new JsonReader(parser, numbers);
            JsonValue value = reader.value(parser.nextToken());
            return value == null || parser.nextToken() != null ? null : value;
        } catch (StreamConstraintsException e) {
            throw new Unfit(ValueCode.V111, "the JSON is nested too deeply, or has a key or a number that is too long");
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable JsonValue value(@Nullable JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> whole(parser.getText()) ? new JsonValue.Text(parser.getText()) : null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.read(parser.getText());
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> new JsonValue.Nothing();
            case null, default -> null;
        };
    }

    private @Nullable JsonValue items() throws IOException {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonValue item = value(token);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return new JsonValue.Items(items);
    }

    private @Nullable JsonValue members() throws IOException {
        SortedMap<String, JsonValue> members = new TreeMap<>(JsonValue.KEY_ORDER);
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonValue member = value(parser.nextToken());
            if (member == null || !whole(key)) {
                return null;
            }
            members.put(key, member);
        }
        return new JsonValue.Members(members);
    }

    /** Whether each escaped half of a character has its other half. */
    private static boolean whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
