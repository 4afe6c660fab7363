package dev.seachange.expression;

import dev.seachange.change.RowKey;
import dev.seachange.types.Numbers;

/**
 * Numbers that stand for keys, kept in NEW beside the rows: the only state an expression can see. For one place in the stream the
 * answer is always the same, since it is committed with the rows that use it. Belongs to the thread that applies rules.
 */
public interface References {
    /** For expressions that refer to nothing: a defect if it is asked. */
    References NONE = (map, key) -> {
        throw new IllegalStateException("no key maps here: " + map);
    };

    /** The number that stands for the key in this map, given to it now if it has none yet. Counts from 1. */
    long number(String map, RowKey key);
}
