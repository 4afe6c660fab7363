package dev.seachange.copy;

import dev.seachange.change.TableId;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy of one source table is, as NEW remembers it.
 *
 * @param through text of the last key copied; null before the first range
 */
public record CopyTable(TableId table, State state, @Nullable String through, long rowsDone, long rowsEstimated) {

    public enum State {
        /** Not begun: its changes are skipped, since its ranges will be read later. */
        WAITING,
        /** Some ranges are in NEW: its changes are applied, whatever rows they find. */
        RUNNING,
        /** All of it is in NEW. */
        DONE
    }
}
