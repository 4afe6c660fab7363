package dev.seachange.sink;

import dev.seachange.change.TableId;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have rows of a source table read once more.
 *
 * @param rule only this rule of the table; null: every one
 * @param wanted what the scope needs: the condition, or the keys in a notation of their own
 * @param by who wants it, for people
 */
public record RefreshRequest(TableId table, @Nullable String rule, Scope scope, @Nullable String wanted, String by) {
    private static final int LONGEST_NAME = 255;

    public RefreshRequest {
        by = by.length() <= LONGEST_NAME ? by : by.substring(0, LONGEST_NAME);
    }

    /** Which rows. */
    public enum Scope {
        /** All of them, and those of NEW that have none in OLD. */
        TABLE,
        /** Those for which a condition holds. */
        WHERE,
        /** Those with certain keys, whether they are there or not. */
        KEYS,
        /** Those whose keys are in quarantine. */
        PARKED
    }
}
