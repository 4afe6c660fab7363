package dev.seachange.rules;

import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the named groups of a rule's pattern caught in the name of one table; empty for a rule without a pattern. */
record Captures(Map<String, String> values) {
    static final Captures NONE = new Captures(Map.of());
    private static final Pattern USE = Pattern.compile("\\$\\{([^}]*)}");

    Captures {
        values = Map.copyOf(values);
    }

    /** The text with each {@code ${name}} replaced; null when a name is unknown, which is reported. */
    @Nullable String expand(YamlScalar scalar, Problems problems) {
        return expand(scalar, scalar.text(), 0, problems);
    }

    /** The same for a part of a scalar, which starts at {@code offset}. */
    @Nullable String expand(YamlScalar scalar, String part, int offset, Problems problems) {
        Matcher use = USE.matcher(part);
        StringBuilder text = new StringBuilder();
        boolean known = true;
        while (use.find()) {
            String name = use.group(1);
            String value = values.get(name);
            if (value == null) {
                known = false;
                String message = "unknown capture `" + name + "`" + Nearest.question(name, values.keySet());
                String hint = values.isEmpty()
                        ? "`from` of this rule is not a pattern with a group such as `(?<table>.+)`."
                        : "Groups of the pattern: " + String.join(", ", values.keySet().stream().sorted().toList()) + ".";
                problems.add(scalar.span(offset + use.start(), offset + use.end()), RuleCode.E213, message, hint);
            } else {
                use.appendReplacement(text, Matcher.quoteReplacement(value));
            }
        }
        return known ? use.appendTail(text).toString() : null;
    }
}
