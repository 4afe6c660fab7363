package dev.seachange.sink;

import org.jspecify.annotations.Nullable;

/**
 * How far a refresh is.
 *
 * @param id of its request
 * @param state REQUESTED, RUNNING, DONE or FAILED
 * @param leg the part of the work that {@code through} belongs to
 * @param through how far that part is, in its own notation; null at its start
 * @param rowsDone rows and keys looked at so far
 * @param rowsUndecided rows that were taken since its condition could not be decided for them
 * @param reason why it failed
 */
public record RefreshProgress(
        long id,
        String state,
        String leg,
        @Nullable String through,
        long rowsDone,
        long rowsEstimated,
        long rowsUndecided,
        @Nullable String reason)
        implements ReadProgress {}
