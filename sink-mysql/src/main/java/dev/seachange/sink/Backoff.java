package dev.seachange.sink;

import java.time.Duration;

/** Waits between attempts: twice as long each time, up to a bound, with jitter so that rivals part. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final SinkOptions options;
    private Duration next = FIRST;

    Backoff(SinkOptions options) {
        this.options = options;
    }

    /** Between half and one and a half times the next step. */
    void pause() {
        long nanos = (long) (next.toNanos() * (0.5 + options.random().nextDouble()));
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        try {
            options.pause().sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkFailure.Transient("Interrupted while waiting for NEW.", "Start again.", e);
        }
    }
}
