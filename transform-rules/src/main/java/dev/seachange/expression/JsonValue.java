package dev.seachange.expression;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * JSON as MySQL keeps it. Immutable: lists and maps are taken over. Two places of a document that was read are two objects, even
 * where they hold the same, so that {@code **} can tell them apart.
 */
sealed interface JsonValue {
    /** Most levels of arrays and objects, as in MySQL. */
    int DEEPEST = 100;

    /** Keys as MySQL orders them: the shorter one in UTF-8 first, then by bytes. */
    Comparator<String> KEY_ORDER = JsonText::compareKeys;

    record Nothing() implements JsonValue {}

    record Truth(boolean value) implements JsonValue {}

    /** @param unsigned whether {@code value} holds 64 bits without a sign */
    record Whole(long value, boolean unsigned) implements JsonValue {}

    /** DECIMAL, which keeps its zeros behind the point. */
    record Exact(BigDecimal value) implements JsonValue {}

    record Approximate(double value) implements JsonValue {}

    record Text(String value) implements JsonValue {}

    /**
     * A date or a time, which MySQL keeps apart from texts within one expression.
     *
     * @param type {@code DATE}, {@code TIME} or {@code DATETIME}
     * @param text as it is written
     */
    record Moment(String type, String text) implements JsonValue {}

    record Items(List<JsonValue> values) implements JsonValue {}

    /** @param values in {@link #KEY_ORDER} */
    record Members(SortedMap<String, JsonValue> values) implements JsonValue {}

    /**
     * What a JSON column holds, whoever wrote the text.
     *
     * @throws dev.seachange.types.Unfit when it is no JSON
     */
    static String canonical(String text) {
        return JsonReader.stored(text).rendered();
    }

    /** As MySQL writes it. */
    default String rendered() {
        StringBuilder out = new StringBuilder();
        JsonText.write(this, out, 0);
        return out.toString();
    }

    /** What {@code json_unquote} makes of it: texts, dates and times without their quotes. */
    default String unquoted() {
        return switch (this) {
            case Text text -> text.value();
            case Moment moment -> moment.text();
            case Nothing n -> rendered();
            case Truth t -> rendered();
            case Whole w -> rendered();
            case Exact e -> rendered();
            case Approximate a -> rendered();
            case Items i -> rendered();
            case Members m -> rendered();
        };
    }

    /** What {@code json_type} says of it. */
    default String type() {
        return switch (this) {
            case Nothing n -> "NULL";
            case Truth t -> "BOOLEAN";
            case Whole w -> w.unsigned() ? "UNSIGNED INTEGER" : "INTEGER";
            case Exact e -> "DECIMAL";
            case Approximate a -> "DOUBLE";
            case Text t -> "STRING";
            case Moment m -> m.type();
            case Items i -> "ARRAY";
            case Members m -> "OBJECT";
        };
    }

    /** What {@code json_length} counts: members, items, or 1 for anything else. */
    default long length() {
        return switch (this) {
            case Items items -> items.values().size();
            case Members members -> members.values().size();
            default -> 1;
        };
    }

    /** Levels of values in it: 1 for a scalar and for what is empty. */
    default long depth() {
        return switch (this) {
            case Items items -> 1 + items.values().stream().mapToLong(JsonValue::depth).max().orElse(0);
            case Members members -> 1 + members.values().values().stream().mapToLong(JsonValue::depth).max().orElse(0);
            default -> 1;
        };
    }
}
