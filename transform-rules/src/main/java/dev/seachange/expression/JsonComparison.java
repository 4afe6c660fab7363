package dev.seachange.expression;

import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code json_contains} and the merges find in two documents. */
final class JsonComparison {
    private JsonComparison() {}

    /**
     * Whether the second is in the first: every member of an object, and every item of an array in some item.
     *
     * <p>Source: MySQL Reference Manual, JSON_CONTAINS.
     */
    static boolean contains(JsonValue document, JsonValue part) {
        return switch (document) {
            case JsonValue.Members members -> part instanceof JsonValue.Members parts
                    && parts.values().entrySet().stream().allMatch(entry -> containsMember(members, entry));
            case JsonValue.Items items -> items(part).stream()
                    .allMatch(wanted -> items.values().stream().anyMatch(item -> containsItem(item, wanted)));
            default -> same(document, part);
        };
    }

    private static boolean containsMember(JsonValue.Members members, Map.Entry<String, JsonValue> wanted) {
        JsonValue member = members.values().get(wanted.getKey());
        return member != null && contains(member, wanted.getValue());
    }

    /** An array is looked for in arrays alone. */
    private static boolean containsItem(JsonValue item, JsonValue wanted) {
        boolean fits = item instanceof JsonValue.Items || !(wanted instanceof JsonValue.Items);
        return fits && contains(item, wanted);
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonValue.Items items ? items.values() : List.of(value);
    }

    /** Whether two scalars are equal. */
    private static boolean same(JsonValue left, JsonValue right) {
        BigDecimal number = number(left);
        BigDecimal other = number(right);
        if (number != null && other != null) {
            return number.compareTo(other) == 0;
        }
        return left.equals(right);
    }

    private static @Nullable BigDecimal number(JsonValue value) {
        return switch (value) {
            case JsonValue.Whole whole -> JsonNumbers.exact(whole);
            case JsonValue.Exact exact -> exact.value();
            case JsonValue.Approximate approximate -> Numbers.exact(approximate.value());
            default -> null;
        };
    }

    /** RFC 7396: members of the patch replace those of the target, and null takes them out. */
    static JsonValue patched(JsonValue target, JsonValue patch) {
        if (!(patch instanceof JsonValue.Members changes)) {
            return patch;
        }
        SortedMap<String, JsonValue> values = new TreeMap<>(JsonValue.KEY_ORDER);
        if (target instanceof JsonValue.Members members) {
            values.putAll(members.values());
        }
        changes.values().forEach((key, change) -> {
            if (change instanceof JsonValue.Nothing) {
                values.remove(key);
            } else {
                values.put(key, patched(values.getOrDefault(key, new JsonValue.Nothing()), change));
            }
        });
        return new JsonValue.Members(values);
    }

    /** Nothing gets lost: objects are joined, anything else is put together into one array. */
    static JsonValue joined(JsonValue first, JsonValue second) {
        if (first instanceof JsonValue.Members left && second instanceof JsonValue.Members right) {
            SortedMap<String, JsonValue> values = new TreeMap<>(left.values());
            right.values().forEach((key, value) -> values.merge(key, value, JsonComparison::joined));
            return new JsonValue.Members(values);
        }
        List<JsonValue> values = new ArrayList<>(items(first));
        values.addAll(items(second));
        return new JsonValue.Items(values);
    }
}
