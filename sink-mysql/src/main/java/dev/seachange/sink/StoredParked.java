package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key in quarantine as NEW remembers it.
 *
 * @param keyHash see {@link KeyHash}
 * @param keyText the key for people
 * @param position the refused change lies right behind it in the source's log
 * @param parkedAt by NEW's clock
 * @param skipped changes of this key left out since, as far as the sink has seen them
 * @param retryUntil until when it is worth trying again by itself, by NEW's clock; null when it is not
 */
public record StoredParked(
        String rule,
        TableId table,
        String keyHash,
        String keyText,
        String code,
        String message,
        String position,
        Instant parkedAt,
        long skipped,
        @Nullable Instant retryUntil) {
    public StoredParked(
            String rule,
            TableId table,
            String keyHash,
            String keyText,
            String code,
            String message,
            String position,
            Instant parkedAt,
            long skipped) {
        this(rule, table, keyHash, keyText, code, message, position, parkedAt, skipped, null);
    }
}
