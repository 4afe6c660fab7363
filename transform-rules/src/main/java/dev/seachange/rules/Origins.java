package dev.seachange.rules;

import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a compiled rule comes from, for explanations, and how much of it can be found again in its rows.
 *
 * @param where its filter; null if it has none
 * @param columns what feeds each column of the shape, in its order
 * @param marks the same of the marks' shape; empty if it has none
 * @param filterReads ordinals of the source columns that the filter looks at
 * @param tells those whose values can be told from the rows that it makes
 */
record Origins(@Nullable Place where, List<Origin> columns, List<Origin> marks, Set<Integer> filterReads, Set<Integer> tells) {
    Origins {
        columns = List.copyOf(columns);
        marks = List.copyOf(marks);
        filterReads = Set.copyOf(filterReads);
        tells = Set.copyOf(tells);
    }

    /**
     * What feeds a column.
     *
     * @param reads ordinals of the source columns that it looks at
     * @param momentary whether it depends on the change, not on the row alone
     */
    record Origin(Place place, Set<Integer> reads, boolean momentary) {
        static Origin of(CompiledFeed feed) {
            return new Origin(feed.place(), feed.traits().reads(), feed.traits().event());
        }
    }

    /** Whether these columns of the shape are made of the source's key alone. */
    boolean areOfTheKey(List<Integer> ordinals, TableSchema source) {
        Set<Integer> key = source.key().stream().map(source::ordinal).collect(Collectors.toSet());
        return ordinals.stream().allMatch(i -> key.containsAll(columns.get(i).reads()));
    }

    /** Ordinals of all source columns that the rule looks at. */
    Set<Integer> reads() {
        Set<Integer> all = new HashSet<>(filterReads);
        columns.forEach(origin -> all.addAll(origin.reads()));
        marks.forEach(origin -> all.addAll(origin.reads()));
        return all;
    }
}
