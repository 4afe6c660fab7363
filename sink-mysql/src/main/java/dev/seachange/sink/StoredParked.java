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
 * @param rulesHash of the rules that refused it; empty if not known
 * @param retryUntil tried again by itself until then, by NEW's clock; null: not at all
 * @param skipped changes of this key left out since, as far as the sink has seen them
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
        String rulesHash,
        @Nullable Instant retryUntil,
        long skipped) {}
