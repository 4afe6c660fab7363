package dev.seachange.rules;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** References as a test gives them: rows by lookup, and key maps that count by themselves. Notes what it was asked. */
final class GivenReferences implements References {
    final List<String> asked = new ArrayList<>();
    private final Map<String, Map<Object, @Nullable Object>> rows = new HashMap<>();
    private final Map<String, Map<RowKey, Long>> numbers = new HashMap<>();

    GivenReferences row(String lookup, Object match, @Nullable Object take) {
        rows.computeIfAbsent(lookup, l -> new HashMap<>()).put(match, take);
        return this;
    }

    @Override
    public long number(String map, RowKey key) {
        Map<RowKey, Long> known = numbers.computeIfAbsent(map, m -> new HashMap<>());
        asked.add(map + " " + key);
        return known.computeIfAbsent(key, k -> known.size() + 1L);
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        Long number = numbers.getOrDefault(map, Map.of()).get(key);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        asked.add(lookup.name() + " " + by);
        Map<Object, @Nullable Object> known = rows.getOrDefault(lookup.name(), Map.of());
        Object key = lookup.comparable(by);
        return known.containsKey(key) ? new Found(known.get(key)) : null;
    }
}
