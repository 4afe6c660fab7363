package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import org.jspecify.annotations.Nullable;

/**
 * A rule could not make an exact row of a change.
 *
 * @param shape the rule and the target table concerned
 * @param key key of the source row (after the change, if there is an after)
 * @param column target column; null when it was the filter that could not be decided
 * @param code V1xx: a value does not fit; V2xx: data that the rule does not know
 * @param message in plain words, without any value of the row
 */
public record Rejection(
        WriteShape shape, RowChange change, RowKey key, @Nullable String column, String code, String message) {
    public String rule() {
        return shape.rule();
    }
}
