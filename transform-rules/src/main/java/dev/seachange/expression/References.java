package dev.seachange.expression;

import dev.seachange.change.RowKey;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What rules may see of NEW: numbers that stand for keys, and rows that are looked up. For one place in the stream the answer
 * is always the same: it counts what the changes before it made of NEW, written already or not, and nothing behind it.
 * Belongs to the thread that applies rules.
 */
public interface References {
    /** For rules that refer to nothing: a defect if it is asked. */
    References NONE = new References() {
        @Override
        public long number(String map, RowKey key) {
            throw new IllegalStateException("no key maps here: " + map);
        }

        @Override
        public OptionalLong known(String map, RowKey key) {
            throw new IllegalStateException("no key maps here: " + map);
        }

        @Override
        public @Nullable Found find(Lookup lookup, Object by) {
            throw new IllegalStateException("no lookups here: " + lookup.name());
        }
    };

    /**
     * What a lookup found.
     *
     * @param value of the column it takes, in the form of that column's type; null for NULL
     */
    record Found(@Nullable Object value) {}

    /**
     * The number that stands for the key in this map, given to it now if it has none yet. Counts from 1.
     *
     * @param key whole numbers are {@link Long} where that holds them, whatever their column's type is
     */
    long number(String map, RowKey key);

    /** The number that stands for the key, if it has one: gives none. */
    OptionalLong known(String map, RowKey key);

    /**
     * The row that matches; null when there is none.
     *
     * @param by not NULL, in the form of the type of {@link Lookup#match}; see {@link Lookup#comparable}
     */
    @Nullable Found find(Lookup lookup, Object by);

    /** The same without giving numbers: a key that has none is {@link dev.seachange.types.Unfit} (V205). */
    default References reading() {
        return new ReadingReferences(this);
    }
}
