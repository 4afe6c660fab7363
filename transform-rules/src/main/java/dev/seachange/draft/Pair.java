package dev.seachange.draft;

import dev.seachange.change.Column;
import java.util.List;

/**
 * A table of OLD, a table of NEW, and which column of the one seems to be which of the other.
 *
 * @param matches the surest first; no column stands in two of them
 * @param likeness of the tables as a whole, from 0 to 1
 * @param held the part of the target's columns that is matched, from 0 to 1
 * @param used the part of the source's columns that is matched, from 0 to 1
 */
record Pair(TableWords from, TableWords to, List<ColumnMatch> matches, double likeness, double held, double used) {
    Pair {
        matches = List.copyOf(matches);
    }

    /**
     * Two columns that seem to be the same.
     *
     * @param likeness from 0 to 1
     * @param sure whether no other column comes near
     */
    record ColumnMatch(Column from, Column to, double likeness, boolean sure) {}
}
