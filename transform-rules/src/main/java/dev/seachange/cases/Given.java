package dev.seachange.cases;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a test see of NEW.
 *
 * @param found by lookup, and by what it compares ({@link Lookup#comparable}), what it finds; all else is a miss
 */
record Given(Map<Lookup, Map<Object, References.Found>> found) {
    static final Given NOTHING = new Given(Map.of());

    Given {
        found = Map.copyOf(found);
    }

    /** For one test: key maps begin at 1, in the order in which the rules ask. */
    References references() {
        Map<String, Map<RowKey, Long>> maps = new HashMap<>();
        return new References() {
            @Override
            public long number(String map, RowKey key) {
                Map<RowKey, Long> numbers = maps.computeIfAbsent(map, m -> new HashMap<>());
                Long known = numbers.putIfAbsent(key, numbers.size() + 1L);
                return known == null ? numbers.size() : known;
            }

            // A row that is there has its number.
            @Override
            public OptionalLong known(String map, RowKey key) {
                return OptionalLong.of(number(map, key));
            }

            @Override
            public @Nullable Found find(Lookup lookup, Object by) {
                return found.getOrDefault(lookup, Map.of()).get(lookup.comparable(by));
            }
        };
    }
}
