package dev.seachange.demo;

import java.time.Duration;

/** Hands out moments at a steady rate, to any number of threads. Work missed by more than a moment is not made up for. */
final class Pacer {
    private static final long LEEWAY = Duration.ofMillis(200).toNanos();

    private final long interval;
    private long next;

    /** @param rate moments per second, at least 1 */
    Pacer(int rate, long nanoTime) {
        this.interval = Duration.ofSeconds(1).toNanos() / rate;
        this.next = nanoTime;
    }

    /** When to do the next piece of work, in {@link System#nanoTime} terms; perhaps past. */
    synchronized long next(long nanoTime) {
        if (next - nanoTime < -LEEWAY) {
            next = nanoTime - LEEWAY;
        }
        long due = next;
        next += interval;
        return due;
    }
}
