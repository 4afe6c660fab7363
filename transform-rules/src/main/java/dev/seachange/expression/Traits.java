package dev.seachange.expression;

import java.util.HashSet;
import java.util.Set;

/**
 * What is known of an expression beside its type.
 *
 * @param reads ordinals of the source columns it looks at
 * @param determines those whose values can be told from its value, so that different rows give different values
 * @param event whether it looks at the change rather than at the row: {@code old.}, {@code event_time()}
 * @param maps key maps it takes numbers from
 * @param plain whether its texts differ from each other in digits, hyphens, points and lower-case letters alone, so that every collation
 *     tells them apart (none of the 285 of MySQL 9.7.4 and the 1285 of MariaDB 11.4.5 passes over any of these)
 */
public record Traits(Set<Integer> reads, Set<Integer> determines, boolean event, Set<KeyMap> maps, boolean plain) {
    /**
     * Use of a key map.
     *
     * @param kinds what its keys are made of, for people: values of different kinds never are one key
     */
    public record KeyMap(String name, String kinds) {}

    static final Traits NONE = new Traits(Set.of(), Set.of(), false, Set.of());

    public Traits {
        reads = Set.copyOf(reads);
        determines = Set.copyOf(determines);
        maps = Set.copyOf(maps);
    }

    public Traits(Set<Integer> reads, Set<Integer> determines, boolean event, Set<KeyMap> maps) {
        this(reads, determines, event, maps, false);
    }

    static Traits column(int ordinal) {
        return new Traits(Set.of(ordinal), Set.of(ordinal), false, Set.of());
    }

    static Traits change() {
        return new Traits(Set.of(), Set.of(), true, Set.of());
    }

    static Traits of(Iterable<Compiled> parts) {
        Set<Integer> reads = new HashSet<>();
        Set<Integer> determines = new HashSet<>();
        Set<KeyMap> maps = new HashSet<>();
        boolean event = false;
        for (Compiled part : parts) {
            reads.addAll(part.traits().reads());
            determines.addAll(part.traits().determines());
            maps.addAll(part.traits().maps());
            event |= part.traits().event();
        }
        return new Traits(reads, determines, event, maps);
    }

    /** Of what may give one value for different ones. */
    Traits blurred() {
        return new Traits(reads, Set.of(), event, maps);
    }

    Traits with(KeyMap map) {
        Set<KeyMap> all = new HashSet<>(maps);
        all.add(map);
        return new Traits(reads, determines, event, all);
    }

    Traits plain(boolean texts) {
        return new Traits(reads, determines, event, maps, texts);
    }
}
