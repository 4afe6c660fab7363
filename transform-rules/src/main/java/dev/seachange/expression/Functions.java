package dev.seachange.expression;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every function of the language, by name. */
final class Functions {
    private static final SortedMap<String, Function> ALL = all();

    private Functions() {}

    private static SortedMap<String, Function> all() {
        SortedMap<String, Function> all = new TreeMap<>();
        for (List<Function> family : List.of(
                ControlFunctions.ALL, NumberFunctions.ALL, TextFunctions.ALL, TextParts.ALL, TextPositions.ALL,
                RegexFunctions.ALL, TimeFunctions.ALL, JsonFunctions.ALL, HashFunctions.ALL, KeyFunctions.ALL)) {
            for (Function function : family) {
                if (all.put(function.name(), function) != null) {
                    throw new IllegalStateException("two functions are called " + function.name());
                }
            }
        }
        return all;
    }

    static @Nullable Function find(String name) {
        return ALL.get(name);
    }

    static Collection<String> names() {
        return ALL.keySet();
    }

    static Collection<Function> list() {
        return ALL.values();
    }
}
