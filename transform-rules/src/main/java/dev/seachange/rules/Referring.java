package dev.seachange.rules;

import dev.seachange.change.UniqueKey;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Lookup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a rule asks of NEW. Columns are ordinals in its shape. */
final class Referring {
    private final int[] columns;
    private final int[] keyColumns;
    private final boolean[] isLookup;
    private final Set<Lookup> lookups = new LinkedHashSet<>();
    private final Set<String> maps = new LinkedHashSet<>();
    private boolean beforeUnknown;

    /** @param feeds in the order of the shape's columns */
    Referring(WriteShape shape, List<CompiledFeed> feeds) {
        this.columns = IntStream.range(0, feeds.size()).filter(i -> feeds.get(i).refers()).toArray();
        this.keyColumns = IntStream.of(columns).filter(shape.keyOrdinals()::contains).toArray();
        this.isLookup = new boolean[feeds.size()];
        for (int column : columns) {
            CompiledFeed feed = feeds.get(column);
            feed.traits().maps().forEach(map -> maps.add(map.name()));
            Lookup lookup = feed.lookup();
            if (lookup != null) {
                lookups.add(lookup);
                isLookup[column] = true;
                beforeUnknown |= isUnique(shape, feed);
            }
        }
    }

    private static boolean isUnique(WriteShape shape, CompiledFeed feed) {
        List<UniqueKey> keys = shape.target().uniqueKeys();
        return keys.stream().anyMatch(key -> key.columns().contains(feed.target().name()));
    }

    boolean isEmpty() {
        return columns.length == 0;
    }

    /** Those that ask. Not to be changed. */
    int[] columns() {
        return columns;
    }

    /** Those that ask and are part of the key. Not to be changed. */
    int[] keyColumns() {
        return keyColumns;
    }

    boolean isLookup(int column) {
        return isLookup[column];
    }

    /** Whether unique values of the row as it was cannot be told, since what was found then may have changed. */
    boolean beforeUnknown() {
        return beforeUnknown;
    }

    Set<Lookup> lookups() {
        return lookups;
    }

    /** Names of the key maps. */
    Set<String> maps() {
        return maps;
    }
}
