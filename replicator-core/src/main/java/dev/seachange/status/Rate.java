package dev.seachange.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Pace of a growing total over the last few seconds. Feed it at a steady beat, about once a second; any thread may read.
 */
public final class Rate {
    private record Sample(long nanos, long total) {}

    private final LongSupplier nanoClock;
    private final long windowNanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    public Rate(LongSupplier nanoClock, Duration window) {
        this.nanoClock = nanoClock;
        this.windowNanos = window.toNanos();
    }

    public synchronized void observe(long total) {
        long now = nanoClock.getAsLong();
        samples.addLast(new Sample(now, total));
        // One sample at or before the edge of the window stays, so that the window is always spanned.
        while (samples.size() > 2 && now - second().nanos() >= windowNanos) {
            samples.removeFirst();
        }
    }

    /** Zero until two samples are there. */
    public synchronized double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        long nanos = samples.getLast().nanos() - samples.getFirst().nanos();
        long grown = samples.getLast().total() - samples.getFirst().total();
        return nanos <= 0 ? 0 : grown * 1e9 / nanos;
    }

    private Sample second() {
        var each = samples.iterator();
        each.next();
        return each.next();
    }
}
