package dev.seachange.sink;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A key of a source table that goes into quarantine: one rule's view of one row, which a rule or NEW has refused. Its later
 * changes by that rule are left out until its present state is brought over.
 *
 * @param code what kind of refusal, for grouping
 * @param message why, without the row's values
 * @param retryFor how long it is worth trying again by itself, since what is missing may come, from the moment it is first
 *     parked; null when it is not
 */
public record Parked(
        String rule, TableId table, RowKey key, String code, String message, @Nullable Duration retryFor) {

    /** A key that stays until somebody has it refreshed. */
    public Parked(String rule, TableId table, RowKey key, String code, String message) {
        this(rule, table, key, code, message, null);
    }

    /** A key whose row came from a parked key, or went to one, so that NEW may lack it or hold it by mistake. */
    public static Parked moved(String rule, TableId table, RowKey key) {
        return new Parked(rule, table, key, "MOVED", "the row came from a parked key, or went to one");
    }
}
