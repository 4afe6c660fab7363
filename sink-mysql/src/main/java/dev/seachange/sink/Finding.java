package dev.seachange.sink;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;

/**
 * NEW did not hold what it should have: somebody else writes there, or rules overlap. The row was then written as it should be.
 *
 * @param table of NEW
 * @param key of NEW
 */
public record Finding(Kind kind, String rule, TableId table, RowKey key) {
    public enum Kind {
        /** An update found no row; it was inserted. */
        ROW_MISSING,
        /** An insert found its key taken; that row was updated. */
        ROW_UNEXPECTED,
        /** A delete found no row. */
        ROW_GONE_ALREADY
    }
}
