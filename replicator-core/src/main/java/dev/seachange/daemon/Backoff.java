package dev.seachange.daemon;

import java.time.Duration;

/** How long to wait before the next try, and when to give up. Starts over whenever something was achieved. One thread. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(15);

    private final Duration budget;
    private Duration next = FIRST;
    private Duration waited = Duration.ZERO;

    /** @param budget how long to go on trying without any progress */
    Backoff(Duration budget) {
        this.budget = budget;
    }

    void progress() {
        next = FIRST;
        waited = Duration.ZERO;
    }

    boolean exhausted() {
        return waited.compareTo(budget) >= 0;
    }

    Duration next() {
        Duration now = next;
        waited = waited.plus(now);
        next = next.multipliedBy(2).compareTo(MOST) > 0 ? MOST : next.multipliedBy(2);
        return now;
    }
}
