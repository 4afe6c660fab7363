package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.WriteShape;
import dev.seachange.yaml.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule makes of a row, step by step. Holds values of the row.
 *
 * @param where the filter; null if there is none
 * @param passes whether the row passes it
 * @param undecided why the filter could not be decided, code and message; null if it could
 * @param deletes whether the target row goes when the source row does not pass or has gone
 * @param values one for each column of the shape, in its order
 */
public record Explanation(
        WriteShape shape, @Nullable Place where, boolean passes, @Nullable String undecided, boolean deletes, List<Value> values) {
    public Explanation {
        values = List.copyOf(values);
    }

    /**
     * What a column gets.
     *
     * @param from what feeds it, in the rule file
     * @param value in the Java form of the column's type; null if it was refused, too
     * @param refusal code and message; null if it was not refused
     */
    public record Value(Column column, Place from, @Nullable Object value, @Nullable String refusal) {}
}
