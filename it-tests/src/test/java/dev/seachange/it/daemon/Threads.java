package dev.seachange.it.daemon;

import java.time.Duration;
import java.util.Collection;

/** The end of a test's own threads. */
public final class Threads {
    private static final Duration MOST = Duration.ofSeconds(30);

    private Threads() {}

    /** Waits until they have ended, after they were asked to. */
    public static void join(Collection<Thread> threads) {
        try {
            for (Thread thread : threads) {
                if (!thread.join(MOST)) {
                    throw new AssertionError("the thread " + thread.getName() + " does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
