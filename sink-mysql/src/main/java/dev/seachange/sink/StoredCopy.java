package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a source table as NEW remembers it; times are of NEW's clock.
 *
 * @param state WAITING, RUNNING or DONE
 * @param throughKey see {@link CopyProgress}
 */
public record StoredCopy(
        TableId table,
        String state,
        @Nullable String throughKey,
        long rowsCopied,
        long rowsEstimated,
        @Nullable Instant beganAt,
        @Nullable Instant doneAt) {}
