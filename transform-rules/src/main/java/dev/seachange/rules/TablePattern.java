package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression between slashes, for whole names {@code database.table}. */
final class TablePattern {
    private final Pattern pattern;

    private TablePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static boolean is(String text) {
        return text.startsWith("/");
    }

    /** Empty when it cannot be read, which is reported. */
    static Optional<TablePattern> parse(YamlScalar scalar, Problems problems) {
        String text = scalar.text();
        if (text.length() < 3 || !text.endsWith("/")) {
            problems.add(scalar.place(), RuleCode.E113, "a pattern stands between two slashes: /shop\\.(?<table>.+)/");
            return Optional.empty();
        }
        try {
            return Optional.of(new TablePattern(Pattern.compile(text.substring(1, text.length() - 1))));
        } catch (PatternSyntaxException e) {
            int at = Math.max(0, e.getIndex()) + 1;
            problems.add(Problem.of(scalar.span(at, at + 1), RuleCode.E113, "this pattern cannot be read: " + e.getDescription())
                    .withHint("Patterns are regular expressions of Java; a dot between names is written `\\.`."));
            return Optional.empty();
        }
    }

    /** What the named groups caught, if the pattern matches the whole name. */
    Optional<Captures> match(TableId table) {
        Matcher matcher = pattern.matcher(table.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String group : pattern.namedGroups().keySet()) {
            String value = matcher.group(group);
            values.put(group, value == null ? "" : value);
        }
        return Optional.of(new Captures(values));
    }
}
