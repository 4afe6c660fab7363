package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule could not make an exact row of a change.
 *
 * @param shape the rule and the target table concerned
 * @param key key of the source row (after the change, if there is an after)
 * @param column target column; null when it was the filter that could not be decided
 * @param code V1xx: a value does not fit; V2xx: data that the rule does not know
 * @param message in plain words, without any value of the row
 * @param retryFor how long it is worth trying again, since what is missing may come; null when it is not
 */
public record Rejection(
        WriteShape shape,
        RowChange change,
        RowKey key,
        @Nullable String column,
        String code,
        String message,
        @Nullable Duration retryFor) {
    public Rejection(
            WriteShape shape, RowChange change, RowKey key, @Nullable String column, String code, String message) {
        this(shape, change, key, column, code, message, null);
    }

    public String rule() {
        return shape.rule();
    }
}
