package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.List;
import java.util.Map;

/**
 * A rule compiled for one source table, with what checks across rules need.
 *
 * @param constantKeys by key column, the values that are the same in all its rows
 * @param owned what feeds the columns beside the key
 */
record CompiledRule(Match match, Binding binding, Map<String, Object> constantKeys, List<CompiledFeed> owned) {
    CompiledRule {
        constantKeys = Map.copyOf(constantKeys);
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
