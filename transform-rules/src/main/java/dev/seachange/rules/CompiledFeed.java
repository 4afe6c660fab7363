package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.yaml.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What feeds a target column, ready to run.
 *
 * @param reads ordinals of the source columns it reads
 * @param constant its value when it reads none
 */
record CompiledFeed(
        Column target, Place place, Evaluator evaluator, Set<Integer> reads, @Nullable Object constant) {

    static CompiledFeed ofConstant(Column target, Place place, @Nullable Object value) {
        return new CompiledFeed(target, place, row -> value, Set.of(), value);
    }

    static CompiledFeed ofColumn(Column target, Place place, int ordinal, Evaluator evaluator) {
        return new CompiledFeed(target, place, evaluator, Set.of(ordinal), null);
    }
}
