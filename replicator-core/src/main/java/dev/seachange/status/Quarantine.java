package dev.seachange.status;

import java.util.List;

/**
 * Keys that a rule or NEW refused.
 *
 * @param keys how many are parked
 * @param counts the same by rule and code
 * @param first the longest parked ones: all or the first few
 */
public record Quarantine(long keys, List<Count> counts, List<Parked> first) {
    public static final Quarantine EMPTY = new Quarantine(0, List.of(), List.of());

    public Quarantine {
        counts = List.copyOf(counts);
        first = List.copyOf(first);
    }

    /** Sums the counts up. */
    public static Quarantine of(List<Count> counts, List<Parked> first) {
        return new Quarantine(counts.stream().mapToLong(Count::keys).sum(), counts, first);
    }

    /** Parked keys of one rule, refused for one reason. */
    public record Count(String rule, String code, long keys) {}
}
