package dev.seachange.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the daemon tells of itself at one moment.
 *
 * @param at the moment
 * @param refreshes those that are open, in the order of their requests, then the last few that have ended, the newest first
 * @param trouble what stopped it or holds it up now; null when nothing does
 */
public record Status(
        Migration migration,
        Instant at,
        Stage stage,
        Readiness readiness,
        Lag lag,
        Progress progress,
        Throughput throughput,
        Copy copy,
        QueueFill queue,
        Disturbances disturbances,
        Quarantine quarantine,
        List<Refresh> refreshes,
        @Nullable Trouble trouble) {
    public Status {
        refreshes = List.copyOf(refreshes);
    }

    /** Before anything is known. */
    public static Status preparing(Migration migration, Instant at) {
        return new Status(
                migration, at, Stage.PREPARING, Readiness.unless(List.of("preparing")), Lag.UNKNOWN, Progress.UNKNOWN,
                Throughput.NONE, Copy.NONE, QueueFill.EMPTY, Disturbances.NONE, Quarantine.EMPTY, List.of(), null);
    }

    public Status withTrouble(@Nullable Trouble next) {
        return new Status(
                migration, at, stage, readiness, lag, progress, throughput, copy, queue, disturbances, quarantine, refreshes,
                next);
    }
}
