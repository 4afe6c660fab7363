package dev.seachange.status;

import org.jspecify.annotations.Nullable;

/**
 * Copy of one table of OLD.
 *
 * @param table {@code database.table}
 * @param rowsEstimated as the server guesses; may prove too low or too high
 * @param secondsLeft null while it cannot be told
 */
public record TableCopy(
        String table,
        CopyState state,
        long rowsDone,
        long rowsEstimated,
        double rowsPerSecond,
        @Nullable Double secondsLeft) {

    /** With the time left worked out from what remains and the present rate. */
    public static TableCopy of(String table, CopyState state, long rowsDone, long rowsEstimated, double rowsPerSecond) {
        return new TableCopy(
                table, state, rowsDone, rowsEstimated, rowsPerSecond,
                secondsLeft(state, rowsDone, rowsEstimated, rowsPerSecond));
    }

    /** Between 0 and 1. Never 1 before the table is done, however wrong the estimate was. */
    public double share() {
        return share(state, rowsDone, rowsEstimated);
    }

    static double share(CopyState state, long rowsDone, long rowsEstimated) {
        if (state == CopyState.DONE) {
            return 1;
        }
        return rowsEstimated <= 0 ? 0 : Math.min(0.99, (double) rowsDone / rowsEstimated);
    }

    static @Nullable Double secondsLeft(CopyState state, long rowsDone, long rowsEstimated, double rowsPerSecond) {
        return switch (state) {
            case DONE -> 0.0;
            case FAILED -> null;
            // An estimate already passed says nothing about what is left.
            case WAITING, RUNNING ->
                    rowsPerSecond > 0 && rowsEstimated > rowsDone ? (rowsEstimated - rowsDone) / rowsPerSecond : null;
        };
    }
}
