package dev.seachange.cases;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A NEW with rows to look up, and without key maps.
 *
 * @param values what a lookup takes, by what it matches; null where no row does
 */
record FoundRows(BiFunction<Lookup, Object, @Nullable Object> values) implements References {
    @Override
    public long number(String map, RowKey key) {
        return NONE.number(map, key);
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        return NONE.known(map, key);
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        Object value = values.apply(lookup, by);
        return value == null ? null : new Found(value);
    }
}
