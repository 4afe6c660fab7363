package dev.seachange.expression;

import dev.seachange.types.Unfit;
import org.jspecify.annotations.Nullable;

/** Computes a value, in the Java form of its type, or throws {@link dev.seachange.types.Unfit}. Stateless. */
@FunctionalInterface
public interface Evaluator {
    @Nullable Object evaluate(Subject subject);
}
