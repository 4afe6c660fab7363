package dev.seachange.rules;

import dev.seachange.change.Row;
import org.jspecify.annotations.Nullable;

/** Computes a value of a row, or throws {@link Unfit}. Stateless. */
@FunctionalInterface
interface Evaluator {
    @Nullable Object evaluate(Row row);
}
