package dev.seachange.rules;

import dev.seachange.yaml.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a compiled rule comes from, for explanations, and how much of it can be found again in its rows.
 *
 * @param where its filter; null if it has none
 * @param columns what feeds each column of the shape, in its order
 * @param reads ordinals of the source columns that it looks at
 * @param tells those whose values can be told from the rows that it makes
 */
record Origins(@Nullable Place where, List<Place> columns, Set<Integer> reads, Set<Integer> tells) {
    Origins {
        columns = List.copyOf(columns);
        reads = Set.copyOf(reads);
        tells = Set.copyOf(tells);
    }
}
