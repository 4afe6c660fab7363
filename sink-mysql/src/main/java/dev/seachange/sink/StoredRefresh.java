package dev.seachange.sink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as NEW remembers it; times are of NEW's clock.
 *
 * @param progress how far it is
 * @param keysParked keys that it put into quarantine, or could not free
 */
public record StoredRefresh(
        RefreshRequest request,
        RefreshProgress progress,
        long keysParked,
        Instant requestedAt,
        @Nullable Instant beganAt,
        @Nullable Instant doneAt) {
    public long id() {
        return progress.id();
    }

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return progress.state().equals("REQUESTED") || progress.state().equals("RUNNING");
    }

    /** Whether it cannot be done; {@code progress} says why. */
    public boolean isFailed() {
        return progress.state().equals("FAILED");
    }
}
