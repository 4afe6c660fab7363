package dev.seachange.explain;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What rules see of NEW when the migration has not begun: rows that are there already, and no number of any key map.
 *
 * @param rows answers lookups
 */
public record BeforeTheStart(References rows) implements References {
    @Override
    public long number(String map, RowKey key) {
        throw new IllegalStateException("numbers are given by the daemon: " + map);
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        return OptionalLong.empty();
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        return rows.find(lookup, by);
    }
}
