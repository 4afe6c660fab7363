package dev.seachange.draft;

import dev.seachange.change.TableId;
import java.util.List;

/**
 * A drafted rule.
 *
 * @param suggested whether the whole rule is a suggestion
 * @param questions about the rule as a whole
 * @param copy whether it takes all columns by their names, so that there are no items
 * @param fed notes on target columns that get their defaults; may be empty
 * @param drop what is left behind; empty when nothing is, or {@code dropRest} says it
 * @param dropRest remark on {@code drop: rest}; empty when it is not said
 */
record RuleDraft(
        String name,
        TableId from,
        TableId to,
        boolean suggested,
        List<String> questions,
        boolean copy,
        List<Item> key,
        List<Item> columns,
        String fed,
        List<Item> drop,
        String dropRest) {
    static RuleDraft copying(String name, TableId from, TableId to) {
        return new RuleDraft(name, from, to, false, List.of(), true, List.of(), List.of(), "", List.of(), "");
    }

    RuleDraft {
        questions = List.copyOf(questions);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        drop = List.copyOf(drop);
    }
}
