package dev.seachange.change;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Values of a key in key order. Equality is exact (same text, same bytes), which is finer than a case-insensitive collation:
 * two unequal keys may still name one row of a server.
 */
public final class RowKey {
    private final @Nullable Object[] values;
    private final int hash;

    private RowKey(@Nullable Object[] values) {
        this.values = values;
        this.hash = Arrays.deepHashCode(values);
    }

    /** Takes the array over: the caller must not touch it again. */
    public static RowKey of(@Nullable Object... values) {
        return new RowKey(values);
    }

    public @Nullable Object get(int part) {
        return values[part];
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RowKey key && hash == key.hash && Arrays.deepEquals(values, key.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** For messages and the quarantine: the parts joined by {@code |}, bytes as hex. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("|");
        for (Object value : values) {
            text.add(value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : String.valueOf(value));
        }
        return text.toString();
    }
}
