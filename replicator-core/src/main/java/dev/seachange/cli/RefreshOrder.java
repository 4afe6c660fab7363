package dev.seachange.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be refreshed, as it was typed.
 *
 * @param table null: every table with parked keys
 * @param rule only this rule; null: every one
 * @param where a condition on rows of OLD; null: none
 * @param keys as people read them; empty: not by keys
 * @param parked whether the keys in quarantine are meant
 */
public record RefreshOrder(
        @Nullable String table, @Nullable String rule, @Nullable String where, List<String> keys, boolean parked) {
    public RefreshOrder {
        keys = List.copyOf(keys);
    }
}
