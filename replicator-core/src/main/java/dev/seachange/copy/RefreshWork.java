package dev.seachange.copy;

import org.jspecify.annotations.Nullable;

/**
 * How far a refresh is, as NEW remembers it.
 *
 * @param id of its request; 0 when nobody asked for it, so that nobody remembers it either
 * @param leg the part of the work that {@code through} belongs to; empty at the start
 * @param through how far that part is; null at its start
 * @param rowsDone rows and keys looked at
 * @param rowsUndecided rows that were taken since nobody can say whether they are wanted
 * @param reason why it failed
 */
public record RefreshWork(
        long id,
        State state,
        String leg,
        @Nullable String through,
        long rowsDone,
        long rowsEstimated,
        long rowsUndecided,
        @Nullable String reason) {

    public enum State {
        /** Not begun. */
        REQUESTED,
        /** Some of it may be in NEW. */
        RUNNING,
        /** All of it is in NEW. */
        DONE,
        /** It cannot go on; what is in NEW is right. */
        FAILED
    }

    /** Whether it is one that NEW remembers. */
    public boolean isRequest() {
        return id != 0;
    }

    RefreshWork running() {
        return new RefreshWork(id, State.RUNNING, leg, through, rowsDone, rowsEstimated, rowsUndecided, null);
    }

    RefreshWork failed(String why) {
        return new RefreshWork(id, State.FAILED, leg, through, rowsDone, rowsEstimated, rowsUndecided, why);
    }
}
