package dev.seachange.verify;

/**
 * Fingerprint of a set of keys, in buckets: two sets are equal if counts and sums are. The order of adding does not matter, so
 * two sides in different key orders can be compared without sorting or keeping either.
 */
final class KeySums {
    static final int BUCKETS = 1 << 14;

    private final long[] counts = new long[BUCKETS];
    private final long[] highs = new long[BUCKETS];
    private final long[] lows = new long[BUCKETS];
    private long total;

    static int bucket(KeyPrint key) {
        return (int) (key.low() & (BUCKETS - 1));
    }

    void add(KeyPrint key) {
        int bucket = bucket(key);
        counts[bucket]++;
        highs[bucket] += key.high();
        lows[bucket] += key.low();
        total++;
    }

    long total() {
        return total;
    }

    long count(int bucket) {
        return counts[bucket];
    }

    boolean sameIn(int bucket, KeySums other) {
        return counts[bucket] == other.counts[bucket]
                && highs[bucket] == other.highs[bucket]
                && lows[bucket] == other.lows[bucket];
    }
}
