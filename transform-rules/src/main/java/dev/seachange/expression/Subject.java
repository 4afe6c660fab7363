package dev.seachange.expression;

import dev.seachange.change.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is computed for.
 *
 * @param row values of the source's columns
 * @param before the row before an update; null when the change is something else
 * @param time when the source committed the change, by its clock; for a row that was read, when it was read
 */
public record Subject(Row row, @Nullable Row before, Instant time, References references) {
    /** A row alone, for expressions that look at nothing else. */
    public static Subject of(Row row) {
        return new Subject(row, null, Instant.EPOCH, References.NONE);
    }
}
