package dev.seachange.sink;

import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Cuts rows into statements. Sizes are few (1 to 16, then powers of two), so that statements are prepared once and used again.
 *
 * @param rows most rows per statement
 * @param bytes rough most bytes per statement, unless one row has more
 */
record Chunks(int rows, long bytes) {
    static final Chunks SINGLE = new Chunks(1, Long.MAX_VALUE);

    private static final int EXACT = 16;

    /** Does one chunk and returns how many rows it matched. */
    interface Work<T> {
        int on(List<T> chunk) throws Refusal, SQLException;
    }

    /** Returns the sum of what the chunks matched. */
    <T> int over(List<T> items, ToLongFunction<T> size, Work<T> work) throws Refusal {
        int matched = 0;
        int from = 0;
        while (from < items.size()) {
            int to = from + count(items, from, size);
            try {
                matched += work.on(items.subList(from, to));
            } catch (SQLException e) {
                throw EpochBroken.at(null, e);
            }
            from = to;
        }
        return matched;
    }

    private <T> int count(List<T> items, int from, ToLongFunction<T> size) {
        long sum = size.applyAsLong(items.get(from));
        int count = 1;
        while (count < rows && from + count < items.size()) {
            sum += size.applyAsLong(items.get(from + count));
            if (sum > bytes) {
                break;
            }
            count++;
        }
        return count <= EXACT ? count : Integer.highestOneBit(count);
    }
}
