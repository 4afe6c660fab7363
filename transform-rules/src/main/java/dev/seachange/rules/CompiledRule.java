package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.Map;

/**
 * A rule compiled for one source table, with what checks across rules need.
 *
 * @param constantKeys by key column, the values that are the same in all its rows
 */
record CompiledRule(Match match, Binding binding, Map<String, Object> constantKeys) {
    CompiledRule {
        constantKeys = Map.copyOf(constantKeys);
    }

    TableId target() {
        return binding.shape().target().id();
    }
}
