package dev.seachange.types;

import dev.seachange.yaml.YamlScalar;

/** A value written in a rule. */
public record Literal(Kind kind, String text) {
    public enum Kind {
        NULL,
        TRUTH,
        NUMBER,
        TEXT
    }

    public static final Literal NULL = new Literal(Kind.NULL, "null");

    /** A YAML value as it is, captures already replaced. */
    public static Literal of(YamlScalar.Kind kind, String text) {
        return switch (kind) {
            case NOTHING -> NULL;
            case TRUTH -> new Literal(Kind.TRUTH, text);
            case WHOLE_NUMBER, NUMBER -> new Literal(Kind.NUMBER, text);
            case TEXT -> new Literal(Kind.TEXT, text);
        };
    }

    public boolean isTrue() {
        return text.equalsIgnoreCase("true");
    }
}
