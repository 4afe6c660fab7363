package dev.seachange.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key in quarantine.
 *
 * @param table of OLD, {@code database.table}
 * @param key its values, joined by {@code |}
 * @param code what kind of refusal
 * @param rulesHash of the rules that refused it; empty if not known
 * @param retryUntil tried again by itself until then; null: not at all
 * @param skippedChanges later changes of this key, left out until its present state is brought over
 */
public record Parked(
        String rule,
        String table,
        String key,
        String code,
        String message,
        Instant since,
        String rulesHash,
        @Nullable Instant retryUntil,
        long skippedChanges) {}
