package dev.seachange.expression;

import dev.seachange.change.Row;
import dev.seachange.change.ZeroDate;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
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
    /**
     * What the row has in a column.
     *
     * @throws Unfit for a value without an exact form
     */
    public @Nullable Object value(int ordinal) {
        return exact(row.get(ordinal));
    }

    /** The same of the row before an update; null when there was none. */
    @Nullable Object valueBefore(int ordinal) {
        return before == null ? null : exact(before.get(ordinal));
    }

    private static @Nullable Object exact(@Nullable Object value) {
        if (value == ZeroDate.ZERO_DATE) {
            throw new Unfit(ValueCode.V111, "the value in OLD is a zero date (0000-00-00)");
        }
        return value;
    }

    /** A row alone, for expressions that look at nothing else. */
    public static Subject of(Row row) {
        return new Subject(row, null, Instant.EPOCH, References.NONE);
    }
}
