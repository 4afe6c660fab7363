package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one rule means for one source table, in a form that can be kept and compared: comments, layout, the order of keys and the
 * names of value maps do not show in it.
 *
 * @param parts by name: {@code to}, {@code key}, {@code where}, {@code on_delete}, {@code owns}, and each column behind a dot;
 *     values are texts for people
 */
public record Meaning(String rule, TableId source, SortedMap<String, String> parts) {
    public static final String TARGET = "to";
    public static final String KEY = "key";

    public Meaning {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** The table of NEW. */
    public String target() {
        return parts.getOrDefault(TARGET, "");
    }

    @Override
    public String toString() {
        return rule + ": " + source + " -> " + target();
    }
}
