package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.expression.Range;
import java.util.List;
import java.util.Map;

/**
 * A rule compiled for one source table, with what checks across rules need.
 *
 * @param constantKeys by key column, the values that are the same in all its rows
 * @param keyRanges by key column, the bounds of those that are exact numbers
 * @param keyColumns by key column, the source column that alone it is made of
 * @param owned what feeds the columns beside the key
 */
record CompiledRule(
        Match match,
        Binding binding,
        Map<String, Object> constantKeys,
        Map<String, Range> keyRanges,
        Map<String, Integer> keyColumns,
        List<CompiledFeed> owned) {
    CompiledRule {
        constantKeys = Map.copyOf(constantKeys);
        keyRanges = Map.copyOf(keyRanges);
        keyColumns = Map.copyOf(keyColumns);
        owned = List.copyOf(owned);
    }

    String name() {
        return binding.shape().rule();
    }

    /** For messages. */
    String said() {
        return "`" + name() + "` (from " + binding.source().id() + ")";
    }

    /** Whether it only feeds columns of rows that other rules make. */
    boolean isPart() {
        return !binding.shape().makesRows();
    }

    TableId target() {
        return binding.shape().target().id();
    }
}
