package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import org.jspecify.annotations.Nullable;

/** Rough bytes of values in the text of a statement. */
final class ValueSize {
    private static final long FIXED = 24;
    private static final long WIDE = 4096;

    private ValueSize() {}

    static long of(Row row) {
        long bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            bytes += of(row.get(i));
        }
        return bytes;
    }

    static long of(RowKey key) {
        long bytes = 0;
        for (int i = 0; i < key.size(); i++) {
            bytes += of(key.get(i));
        }
        return bytes;
    }

    /** Whether a value is so long that a derived table might not carry it whole: see {@link JdbcTarget}. */
    static boolean isWide(Row row) {
        for (int i = 0; i < row.size(); i++) {
            if (of(row.get(i)) > WIDE) {
                return true;
            }
        }
        return false;
    }

    private static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return FIXED + (long) text.length();
        }
        return value instanceof byte[] bytes ? FIXED + (long) bytes.length : FIXED;
    }

    /** Bytes of the row as the server receives it: text as UTF-8, and a backslash before what has to be escaped. */
    static long exact(Row row) {
        long bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            bytes += FIXED;
            if (value instanceof String text) {
                bytes += text.codePoints().mapToLong(ValueSize::escaped).sum();
            } else if (value instanceof byte[] raw) {
                for (byte b : raw) {
                    bytes += b < 0 ? 1 : escaped(b);
                }
            }
        }
        return bytes;
    }

    private static long escaped(int codePoint) {
        return switch (codePoint) {
            case 0, '\n', '\r', '\'', '"', '\\', 26 -> 2;
            default -> codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        };
    }
}
