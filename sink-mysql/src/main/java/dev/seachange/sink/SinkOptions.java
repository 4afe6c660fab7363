package dev.seachange.sink;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What a sink needs from outside, and its limits.
 *
 * @param pause waits; interrupted waits end the epoch
 * @param random for jitter
 * @param nanoClock as {@link System#nanoTime}
 * @param attempts how often an epoch is tried before it counts as failed
 * @param patience how long to try to reach a lost server again
 * @param statementRows most rows in one statement
 * @param statementBytes rough most bytes in one statement
 */
public record SinkOptions(
        Pause pause,
        RandomGenerator random,
        LongSupplier nanoClock,
        int attempts,
        Duration patience,
        int statementRows,
        int statementBytes) {

    /** Waits for a time, as {@link Thread#sleep(Duration)}. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Limits that serve. */
    public static SinkOptions of(Pause pause, RandomGenerator random, LongSupplier nanoClock) {
        return new SinkOptions(pause, random, nanoClock, 10, Duration.ofSeconds(20), 512, 1 << 20);
    }
}
