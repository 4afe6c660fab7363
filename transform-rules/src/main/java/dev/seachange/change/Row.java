package dev.seachange.change;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of a row in the order of its columns; equal when all values are. Never printed: rows are customers' data. */
public final class Row {
    private final @Nullable Object[] values;

    private Row(@Nullable Object[] values) {
        this.values = values;
    }

    /** Takes the array over: the caller must not touch it again. */
    public static Row of(@Nullable Object... values) {
        return new Row(values);
    }

    public @Nullable Object get(int ordinal) {
        return values[ordinal];
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && Arrays.deepEquals(values, row.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "row of " + values.length + " values";
    }
}
