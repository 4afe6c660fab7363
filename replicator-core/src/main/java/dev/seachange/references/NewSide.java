package dev.seachange.references;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.sink.Epoch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** NEW, as far as it is asked. Each answer counts everything that is committed by then, and what the open epoch has written. */
interface NewSide extends AutoCloseable {
    /**
     * A row of a lookup table.
     *
     * @param key empty where no rule writes the table
     */
    record LookedUp(RowKey key, Object match, @Nullable Object take) {}

    /** From here on questions go where this epoch can be seen; null when none is open. */
    void inside(@Nullable Epoch open);

    /**
     * The rows that match any of these by NEW's idea of equality, which is coarser than the lookup's.
     *
     * @param by at most {@link #AT_ONCE}
     */
    List<LookedUp> rows(Lookup lookup, Collection<Object> by);

    /**
     * Those of the keys that have a number.
     *
     * @param keys at most {@link #AT_ONCE}
     */
    Map<RowKey, Long> numbers(String map, Collection<RowKey> keys);

    /** The last number of the map; 0 before the first. */
    long lastNumber(String map);

    @Override
    void close();

    /** How much is asked in one statement at most. */
    int AT_ONCE = 500;
}
