package dev.seachange.status;

import java.time.Instant;

/**
 * One key in quarantine.
 *
 * @param table of OLD, {@code database.table}
 * @param key its values, joined by {@code |}
 * @param code what kind of refusal
 * @param skippedChanges later changes of this key, left out until its present state is brought over
 */
public record Parked(
        String rule, String table, String key, String code, String message, Instant since, long skippedChanges) {}
