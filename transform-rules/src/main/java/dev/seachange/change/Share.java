package dev.seachange.change;

import java.util.List;

/** What of a target row is a rule's. */
public sealed interface Share {

    /**
     * The row: it is there because of the rule's writes, and goes with them.
     *
     * @param parts what other rules feed into the same row; one shape for each such rule
     */
    record Whole(List<WriteShape> parts) implements Share {
        public Whole {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Some columns of a row that is another rule's. A write of a part neither makes the row nor deletes it: what finds no row
     * waits for it, and outlives it.
     *
     * @param absent what the columns hold while the part is not there, in the order of the shape; null for those of the key
     */
    record Part(Row absent) implements Share {}

    /**
     * Some columns of the rule's own row, written when its source row has gone and the target row stays. A write of a mark finds
     * the row or does nothing.
     *
     * @param absent what the columns hold while the source row is there, in the order of the shape; null for those of the key
     */
    record Mark(Row absent) implements Share {}
}
