package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.expression.References;
import dev.seachange.expression.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change's rules may see beside the change itself.
 *
 * @param settled false while the table is being copied, so that nobody knows whether the target has the row
 * @param time when the source committed the change, by its clock; for a row that was read, when it was read
 * @param references numbers that stand for keys, and rows that are looked up
 */
public record Circumstances(boolean settled, Instant time, References references) {
    Subject subject(Row row, @Nullable Row before) {
        return new Subject(row, before, time, references);
    }

    /** A row as it was: what it has no number for cannot be in the target. */
    Subject former(Row row) {
        return new Subject(row, null, time, references.reading());
    }
}
