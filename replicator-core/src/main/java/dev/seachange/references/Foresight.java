package dev.seachange.references;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes what rules ask for, answers as well as can be, and asks NEW for all of it at once, so that the real answers are at
 * hand when the same rules are applied. Gives no numbers. Answers are not to be used for anything else: a number that is not
 * known is 1 here, and a row that is not known is not there.
 */
public final class Foresight implements References {
    private final NewReferences references;
    private final IdentityHashMap<Lookup, Map<Object, Object>> rows = new IdentityHashMap<>();
    private final Map<String, Set<RowKey>> keys = new HashMap<>();

    Foresight(NewReferences references) {
        this.references = references;
    }

    @Override
    public long number(String map, RowKey key) {
        return known(map, key).orElse(1);
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        Long number = references.map(map).find(key);
        if (number == null) {
            keys.computeIfAbsent(map, m -> new LinkedHashSet<>()).add(key);
        }
        return number == null || number == KeyMap.NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        Object match = lookup.comparable(by);
        Answer answer = references.rows(lookup).find(match);
        if (answer == null) {
            rows.computeIfAbsent(lookup, l -> new LinkedHashMap<>()).put(match, by);
        }
        return answer == null ? null : answer.found();
    }

    /** Asks NEW for everything noted, and forgets it. */
    public void ask() {
        rows.forEach((lookup, wanted) -> parts(wanted.entrySet()).forEach(part -> {
            Map<Object, Object> some = new HashMap<>();
            part.forEach(entry -> some.put(entry.getKey(), entry.getValue()));
            references.ask(references.rows(lookup), some);
        }));
        keys.forEach((map, wanted) -> parts(wanted).forEach(part -> references.ask(references.map(map), part)));
        rows.clear();
        keys.clear();
    }

    private static <T> Stream<Collection<T>> parts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        return Stream.iterate(0, from -> from < list.size(), from -> from + NewSide.AT_ONCE)
                .map(from -> list.subList(from, Math.min(list.size(), from + NewSide.AT_ONCE)));
    }
}
