package dev.seachange.explain;

import dev.seachange.change.RowKey;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.StoredParked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the migration, and the row in it, stand. */
public sealed interface Standing {
    /**
     * NEW holds no state of it.
     *
     * @param numbers whether rules take numbers of key maps
     * @param lookups whether rules look values up
     */
    record NotBegun(String migration, boolean numbers, boolean lookups) implements Standing {}

    /** NEW holds the state that an older version has left. */
    record Outdated(String migration) implements Standing {}

    /** @param parked what is in quarantine of the row, by rule */
    record Begun(Checkpoint checkpoint, Rules rules, Copied copied, List<StoredParked> parked) implements Standing {
        public Begun {
            parked = List.copyOf(parked);
        }
    }

    /** How the rules in the files stand to those that made NEW's rows. */
    enum Rules {
        SAME,
        /** They mean the same, or differ in nothing that has to be decided. */
        AS_GOOD,
        /** The next start wants a decision. */
        CHANGED
    }

    /** How far the copy of the row's table is. */
    sealed interface Copied {
        /** The next start adds the table. */
        record Unplanned() implements Copied {}

        record Waiting() implements Copied {}

        /**
         * It is being copied.
         *
         * @param through the last key that is in NEW; null before the first range is
         * @param row whether the row is in NEW by that; null when OLD has no such row
         */
        record Running(@Nullable RowKey through, @Nullable Boolean row) implements Copied {}

        record Done() implements Copied {}
    }
}
