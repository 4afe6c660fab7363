package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.expression.Range;
import java.util.Map;

/**
 * A rule compiled for one source table, with what checks across rules need.
 *
 * @param constantKeys by key column, the values that are the same in all its rows
 * @param keyRanges by key column, the bounds of those that are exact numbers
 */
record CompiledRule(Match match, Binding binding, Map<String, Object> constantKeys, Map<String, Range> keyRanges) {
    CompiledRule {
        constantKeys = Map.copyOf(constantKeys);
        keyRanges = Map.copyOf(keyRanges);
    }

    TableId target() {
        return binding.shape().target().id();
    }
}
