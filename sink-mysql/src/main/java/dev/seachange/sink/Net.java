package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write.Expected;
import org.jspecify.annotations.Nullable;

/** The net effect of a run of writes on one key of one table. */
final class Net {
    final Shape shape;
    final RowKey key;
    /** What NEW should hold under the key before the first of the writes. */
    Expected expected;
    /** The row that NEW holds before, if a write told it. */
    @Nullable Row before;
    /** What NEW shall hold; null when the row shall be gone. */
    @Nullable Row values;
    /** Whether the row that was there has to go before the new one comes, because an update would leave parts of it. */
    boolean replaces;

    Net(Shape shape, RowKey key, Expected expected, @Nullable Row before, @Nullable Row values) {
        this.shape = shape;
        this.key = key;
        this.expected = expected;
        this.before = before;
        this.values = values;
    }

    boolean gone() {
        return values == null;
    }

    Row row() {
        Row row = values;
        if (row == null) {
            throw new IllegalStateException("key " + key + " of " + shape + " is to be deleted");
        }
        return row;
    }
}
