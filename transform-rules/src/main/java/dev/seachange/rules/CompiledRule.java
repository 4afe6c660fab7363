package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.Map;

/**
 * A rule compiled for one source table, with what checks across rules need.
 *
 * @param constantKeys by key column, the values that are the same in all its rows
 * @param keyColumns by key column, the source column that alone it is made of
 */
record CompiledRule(
        Match match, Binding binding, Map<String, Object> constantKeys, Map<String, Integer> keyColumns) {
    CompiledRule {
        constantKeys = Map.copyOf(constantKeys);
        keyColumns = Map.copyOf(keyColumns);
    }

    TableId target() {
        return binding.shape().target().id();
    }
}
