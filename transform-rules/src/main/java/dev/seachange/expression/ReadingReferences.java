package dev.seachange.expression;

import dev.seachange.change.RowKey;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** References that are only looked at. */
record ReadingReferences(References references) implements References {
    @Override
    public long number(String map, RowKey key) {
        OptionalLong known = references.known(map, key);
        if (known.isEmpty()) {
            throw new Unfit(ValueCode.V205, "the key map `" + map + "` has no number for this key, so NEW cannot hold it");
        }
        return known.getAsLong();
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        return references.known(map, key);
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        return references.find(lookup, by);
    }

    @Override
    public References reading() {
        return this;
    }
}
