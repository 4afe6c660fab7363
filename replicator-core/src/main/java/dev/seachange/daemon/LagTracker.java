package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.pipeline.PipelineMeter;
import dev.seachange.status.Lag;
import dev.seachange.window.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Works out how far NEW is behind OLD: the age of the oldest transaction of OLD that is not in NEW. OLD is asked where its log
 * ends; the first such end that NEW does not cover was seen at a time, and what is missing is at least that old. Zero when NEW
 * covers the last one, so it is right when idle. Safe from any thread.
 *
 * <p>Bound of error: the time between two questions, plus the clock difference between this machine and itself, which is none:
 * both ends are read from one clock.
 */
final class LagTracker {
    /** Ends of the log kept while NEW does not cover them; with more, the oldest still counts and the rest are thinned out. */
    private static final int MOST_HEADS = 4096;

    private record Seen(LogHead head, Instant at) {}

    private final Deque<Seen> missing = new ArrayDeque<>();
    private final double clockPrecision;
    private @Nullable LogHead lastHead;
    private @Nullable Position applied;
    private @Nullable Instant appliedThrough;
    private PipelineMeter.@Nullable Timing timing;

    /** @param clockPrecision steps of OLD's commit times in seconds */
    LagTracker(double clockPrecision) {
        this.clockPrecision = clockPrecision;
    }

    synchronized void head(LogHead head, Instant at) {
        LogHead last = lastHead;
        lastHead = head;
        if (covers(head)) {
            missing.clear();
        } else if (last == null || !last.position().equals(head.position())) {
            if (missing.size() >= MOST_HEADS) {
                missing.removeLast();
            }
            missing.addLast(new Seen(head, at));
        }
    }

    synchronized void applied(PipelineMeter.EpochDone epoch) {
        if (epoch.sourceTime() != null) {
            appliedThrough = epoch.sourceTime();
            timing = epoch.timing();
        }
        reached(epoch.position());
    }

    /** NEW holds everything up to here. */
    synchronized void reached(Position position) {
        applied = position;
        while (!missing.isEmpty() && covers(missing.peekFirst().head())) {
            missing.removeFirst();
        }
    }

    private boolean covers(LogHead head) {
        return applied != null && applied.covers(head.position());
    }

    /** @param oldestQueued commit time of the oldest transaction read and not yet written; null when there is none */
    synchronized Lag lag(Instant now, @Nullable Instant oldestQueued) {
        Double total = total(now, oldestQueued);
        PipelineMeter.Timing last = timing;
        return last == null
                ? new Lag(total, null, null, null, null, clockPrecision)
                : new Lag(
                        total, last.readLag(), last.queued() / 1e9, last.mapped() / 1e9, last.written() / 1e9,
                        clockPrecision);
    }

    private @Nullable Double total(Instant now, @Nullable Instant oldestQueued) {
        if (lastHead == null || applied == null) {
            return null;
        }
        Seen oldest = missing.peekFirst();
        double queued = oldestQueued == null ? 0 : seconds(oldestQueued, now);
        // Times from the log may have whole seconds only: alone, without a missing head, they do not count.
        return oldest == null ? 0.0 : Math.max(queued, seconds(oldest.at(), now));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    synchronized @Nullable Instant appliedThrough() {
        return appliedThrough;
    }

    synchronized @Nullable Position applied() {
        return applied;
    }

    synchronized @Nullable LogHead lastHead() {
        return lastHead;
    }
}
