package dev.seachange.demo;

import java.time.Duration;

/** Notices that nothing more is achieved. One thread. */
final class Standstill {
    private final long patience;
    private long achieved = -1;
    private long since;

    Standstill(Duration patience) {
        this.patience = patience.toNanos();
    }

    /** Whether {@code total}, which grows with what is achieved, has been the same for too long. */
    boolean after(long total, long nanoTime) {
        if (total != achieved) {
            achieved = total;
            since = nanoTime;
        }
        return nanoTime - since >= patience;
    }
}
