package dev.seachange.yaml;

/**
 * A single value.
 *
 * @param text as it means, quotes and escapes undone
 * @param spelled offset in its line from the start of {@link #place()} to {@code text} when that stands there letter by
 *     letter; negative when it does not (escapes, several lines)
 */
public record YamlScalar(Place place, String text, Kind kind, int spelled) implements YamlNode {

    /** What YAML 1.2 (core schema) makes of it. Anything quoted is a text. */
    public enum Kind {
        TEXT("a text"),
        WHOLE_NUMBER("a whole number"),
        NUMBER("a number"),
        TRUTH("true or false"),
        NOTHING("nothing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    @Override
    public String kindName() {
        return kind.label;
    }

    public boolean isNothing() {
        return kind == Kind.NOTHING;
    }

    /** Place of a part of {@link #text()}, from and to as in {@link String#substring}; the whole scalar if not known. */
    public Place span(int from, int to) {
        if (spelled < 0) {
            return place;
        }
        int start = Math.min(from, text.length());
        int end = Math.min(Math.max(to, start), text.length());
        int column = place.column() + spelled + text.codePointCount(0, start);
        return new Place(place.source(), place.line(), column, Math.max(1, text.codePointCount(start, end)));
    }

    @Override
    public String canonical() {
        return (kind == Kind.TEXT ? "" : kind.name()) + quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
