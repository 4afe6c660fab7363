package dev.seachange.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to read rows of OLD once more and make NEW right.
 *
 * @param table of OLD, {@code database.table}
 * @param rule only this rule; null: every one on the table
 * @param what which rows, for people
 * @param rowsDone rows and keys looked at
 * @param rowsEstimated about how many there are to look at; 0 until it begins
 * @param keysParked keys that it put into quarantine, or could not free
 * @param rowsUndecided rows that were taken since its condition could not be decided for them
 * @param reason why it failed
 */
public record Refresh(
        long id,
        String table,
        @Nullable String rule,
        String what,
        RefreshState state,
        long rowsDone,
        long rowsEstimated,
        double rowsPerSecond,
        long keysParked,
        long rowsUndecided,
        @Nullable String reason,
        Instant requestedAt,
        @Nullable Instant beganAt,
        @Nullable Instant doneAt) {

    /** Between 0 and 1; 1 only when it is done. */
    public double share() {
        if (state == RefreshState.DONE) {
            return 1;
        }
        return rowsEstimated <= 0 ? 0 : Math.min(0.99, (double) rowsDone / rowsEstimated);
    }

    /** Null while it cannot be told. */
    public @Nullable Double secondsLeft() {
        return state == RefreshState.RUNNING && rowsPerSecond > 0 && rowsEstimated > rowsDone
                ? (Double) ((rowsEstimated - rowsDone) / rowsPerSecond)
                : null;
    }
}
