package dev.seachange.rules;

import dev.seachange.yaml.SourceText;
import java.util.Objects;

/**
 * A rule file as data.
 *
 * @param name shown in problems: a path as the user gave it
 */
public record RuleFile(String name, String text) {
    public RuleFile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    SourceText source() {
        return new SourceText(name, text);
    }
}
