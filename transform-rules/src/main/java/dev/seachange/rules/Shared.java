package dev.seachange.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule file defines once for all of its rules, by name: value maps, or lookups.
 *
 * @param read those whose form is right
 * @param wrong names of the others, whose problems have been told: nothing more is told where rules use them
 */
record Shared<T>(Map<String, T> read, Set<String> wrong) {
    Shared() {
        this(new LinkedHashMap<>(), new LinkedHashSet<>());
    }

    @Nullable T get(String name) {
        return read.get(name);
    }

    boolean isWrong(String name) {
        return wrong.contains(name);
    }

    /** Every name that is defined. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(read.keySet());
        names.addAll(wrong);
        return names;
    }
}
