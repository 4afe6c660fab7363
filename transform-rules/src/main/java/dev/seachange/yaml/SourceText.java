package dev.seachange.yaml;

import java.util.Objects;

/**
 * A text that people wrote, and the name they know it by.
 *
 * @param name shown in problems: a path as the user gave it
 */
public record SourceText(String name, String text) {
    public SourceText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /** A line, counted from 1, without its end; empty beyond the last one. */
    public String line(int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }

    /** The very beginning, for what concerns the text as a whole. */
    public Place start() {
        return new Place(this, 1, 1, 0);
    }
}
