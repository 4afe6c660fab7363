package dev.seachange.demo;

import java.util.SplittableRandom;

/** Ids of rows that shoppers made, as far as they are remembered. Safe for many threads. */
final class IdPool {
    static final long NONE = -1;

    private final long[] ids;
    private int size;

    IdPool(int capacity) {
        ids = new long[capacity];
    }

    /** When it is full, one of those inside is forgotten. */
    synchronized void add(long id, SplittableRandom dice) {
        ids[size < ids.length ? size++ : dice.nextInt(size)] = id;
    }

    /** Takes one out; {@link #NONE} when there is none. */
    synchronized long take(SplittableRandom dice) {
        if (size == 0) {
            return NONE;
        }
        int at = dice.nextInt(size);
        long id = ids[at];
        ids[at] = ids[--size];
        return id;
    }
}
