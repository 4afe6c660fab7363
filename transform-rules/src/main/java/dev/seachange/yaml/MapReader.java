package dev.seachange.yaml;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes known keys out of a map. Each method reports a value of the wrong kind and then answers as if the key were absent;
 * {@link #end} reports every key that nobody asked for.
 */
public final class MapReader {
    private final YamlMap map;
    private final Place place;
    private final String what;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /** Keys that may be asked for; empty when that is not said beforehand. */
    private final List<String> described;

    /**
     * @param place where to report a missing key: the key or name that this map belongs to
     * @param what the thing described, for messages: {@code rule `squid`}
     */
    public MapReader(YamlMap map, Place place, String what, Problems problems) {
        this(map, place, what, List.of(), problems);
    }

    /**
     * @param described every key there is, as it is listed to people; asking for another one is a defect. A key of it that stands
     *     there and is not asked for does not go with what else stands there
     */
    public MapReader(YamlMap map, Place place, String what, List<String> described, Problems problems) {
        this.map = map;
        this.place = place;
        this.what = what;
        this.described = List.copyOf(described);
        this.problems = problems;
    }

    /** The value of any kind, or null when the key is absent. */
    public @Nullable YamlNode node(String key) {
        if (!described.isEmpty() && !described.contains(key)) {
            throw new IllegalArgumentException("`" + key + "` is not described for " + what);
        }
        asked.add(key);
        return map.entry(key).map(YamlMap.Entry::value).orElse(null);
    }

    /** The value of any kind; a missing key is reported. */
    public @Nullable YamlNode required(String key) {
        return required(key, "");
    }

    private @Nullable YamlNode required(String key, String hint) {
        YamlNode node = node(key);
        if (node == null) {
            problems.add(place, FormCode.E105, what + " has no `" + key + "`", hint);
        }
        return node;
    }

    /** Where the key itself stands. */
    public Place placeOf(String key) {
        return map.entry(key).map(e -> e.key().place()).orElse(place);
    }

    /** A single value, not empty. */
    public @Nullable YamlScalar scalar(String key) {
        return asScalar(key, node(key));
    }

    public @Nullable YamlScalar requiredScalar(String key) {
        return asScalar(key, required(key));
    }

    /** @param hint what to do when it is missing */
    public @Nullable YamlScalar requiredScalar(String key, String hint) {
        return asScalar(key, required(key, hint));
    }

    public @Nullable String text(String key) {
        YamlScalar scalar = scalar(key);
        return scalar == null ? null : scalar.text();
    }

    public @Nullable YamlMap map(String key) {
        YamlNode node = node(key);
        if (node == null || node instanceof YamlMap) {
            return (YamlMap) node;
        }
        wrongKind(key, node, "a map", "Write names and what belongs to them: `" + key + ": { name: ... }`.");
        return null;
    }

    public @Nullable YamlList list(String key) {
        YamlNode node = node(key);
        if (node == null || node instanceof YamlList) {
            return (YamlList) node;
        }
        wrongKind(key, node, "a list", "Put what it has into brackets: `" + key + ": [...]`.");
        return null;
    }

    public @Nullable Boolean truth(String key) {
        YamlScalar scalar = scalar(key);
        if (scalar == null) {
            return null;
        }
        if (scalar.kind() != YamlScalar.Kind.TRUTH) {
            wrongKind(key, scalar, "true or false", "Write `" + key + ": true` or `" + key + ": false`.");
            return null;
        }
        return Boolean.valueOf(scalar.text());
    }

    /** A whole number within bounds, both included. */
    public @Nullable Long wholeNumber(String key, long least, long most) {
        YamlScalar scalar = scalar(key);
        if (scalar == null) {
            return null;
        }
        try {
            long number = Long.parseLong(scalar.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as any other value that is not one of these numbers
        }
        String message = "`" + key + "` must be a whole number from " + least + " to " + most;
        problems.add(scalar.place(), FormCode.E104, message);
        return null;
    }

    private @Nullable YamlScalar asScalar(String key, @Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        if (node instanceof YamlScalar scalar && !scalar.isNothing()) {
            return scalar;
        }
        wrongKind(key, node, "a single value", singleHint(key, node));
        return null;
    }

    /** The value is not in it, for it may be a secret. */
    private static String singleHint(String key, YamlNode node) {
        return switch (node) {
            case YamlList list -> "It takes one value: `" + key + ": ...`, without brackets.";
            case YamlMap map -> "It takes one value: `" + key + ": ...`, without braces; one with blanks in it may need quotes.";
            case YamlScalar empty -> "Give it a value, or take `" + key + "` out.";
        };
    }

    private void wrongKind(String key, YamlNode node, String wanted, String hint) {
        String message = "`" + key + "` must be " + wanted + ", not " + node.kindName();
        problems.add(visible(key, node), FormCode.E104, message, hint);
    }

    /** An empty value has no width of its own: point at its key instead. */
    private Place visible(String key, YamlNode node) {
        return node.place().length() == 0 ? placeOf(key) : node.place();
    }

    /** What to do about a key that should not be there; another word where it reads like the end of an expression that was cut off. */
    public static String hintFor(String key, String otherwise) {
        return YamlHints.isCutOff(key) ? YamlHints.cutOff() : otherwise;
    }

    /** To be called when all known keys were asked for. */
    public void end() {
        Collection<String> known = described.isEmpty() ? asked : described;
        for (YamlMap.Entry entry : map.entries()) {
            if (!asked.contains(entry.name())) {
                String message = known.contains(entry.name())
                        ? "`" + entry.name() + "` does not go with the other keys of " + what
                        : "unknown key `" + entry.name() + "` in " + what + Nearest.question(entry.name(), known);
                String hint = hintFor(entry.name(), "Known here: " + String.join(", ", known) + ".");
                problems.add(entry.key().place(), FormCode.E102, message, hint);
            }
        }
    }
}
