package dev.seachange.expression;

/** JSON as MySQL keeps and writes it. */
final class JsonValue {
    private final String text;

    private JsonValue(String text) {
        this.text = text;
    }

    static JsonValue parse(String text) {
        return new JsonValue(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
