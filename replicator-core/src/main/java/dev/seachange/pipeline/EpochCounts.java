package dev.seachange.pipeline;

import dev.seachange.change.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has gone into the epoch that is being made, for the meter. */
final class EpochCounts {
    private long transactions;
    private long events;
    private long writes;
    private long mappedNanos;
    private long writtenNanos;
    private long receivedAt;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;

    long transactions() {
        return transactions;
    }

    /** @param received when the event was received, nanoseconds of the monotonic clock; the oldest of an epoch counts */
    void received(long received) {
        if (receivedAt == 0) {
            receivedAt = received;
        }
    }

    void mapped(long nanos) {
        events++;
        mappedNanos += nanos;
    }

    void wrote(long rows, long nanos) {
        writes += rows;
        writtenNanos += nanos;
    }

    void transaction(@Nullable Instant committedAt) {
        transactions++;
        if (committedAt == null) {
            return;
        }
        newest = committedAt;
        if (oldest == null) {
            oldest = committedAt;
        }
    }

    @Nullable Instant newest() {
        return newest;
    }

    /** What the meter is told; counting starts anew. */
    PipelineMeter.EpochDone take(Position position, Map<String, Long> filtered, long now, Instant wallClock) {
        long queued = receivedAt == 0 ? 0 : Math.max(0, now - receivedAt - mappedNanos - writtenNanos);
        PipelineMeter.Timing timing = new PipelineMeter.Timing(queued, mappedNanos, writtenNanos, readLag(now, wallClock));
        PipelineMeter.EpochDone done =
                new PipelineMeter.EpochDone(position, newest, transactions, events, writes, timing, filtered);
        transactions = 0;
        events = 0;
        writes = 0;
        mappedNanos = 0;
        writtenNanos = 0;
        receivedAt = 0;
        oldest = null;
        newest = null;
        return done;
    }

    private @Nullable Double readLag(long now, Instant wallClock) {
        if (oldest == null || receivedAt == 0) {
            return null;
        }
        Instant received = wallClock.minusNanos(now - receivedAt);
        return Math.max(0, (received.toEpochMilli() - oldest.toEpochMilli()) / 1e3);
    }
}
