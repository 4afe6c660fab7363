package dev.seachange.draft;

import dev.seachange.change.TableId;
import java.util.List;

/**
 * The values that some rows of OLD have in one column.
 *
 * @param values the most frequent first, NULL left out
 * @param all whether these are all the values that were met
 * @param rows how many rows were looked at
 */
public record Sample(CodeColumn column, List<Value> values, boolean all, long rows) {
    /** A value, in its text form. */
    public record Value(String text, long rows) {}

    /** A column of OLD that seems to hold codes. */
    public record CodeColumn(TableId table, String column) {}

    public Sample {
        values = List.copyOf(values);
    }
}
