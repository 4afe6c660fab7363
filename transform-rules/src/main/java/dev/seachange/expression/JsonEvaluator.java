package dev.seachange.expression;

import org.jspecify.annotations.Nullable;

/** Gives JSON to other JSON functions without writing and reading it anew; as an {@link Evaluator} it gives what MySQL writes. */
interface JsonEvaluator extends Evaluator {
    /** Null for SQL's NULL. */
    @Nullable JsonValue tree(Subject subject);

    /**
     * Writes it, SQL's NULL as JSON's null.
     *
     * @param depth levels of arrays and objects around it
     */
    default void write(Subject subject, StringBuilder out, int depth) {
        JsonText.write(treeOrNothing(subject), out, depth);
    }

    default JsonValue treeOrNothing(Subject subject) {
        JsonValue value = tree(subject);
        return value == null ? new JsonValue.Nothing() : value;
    }

    @Override
    default @Nullable Object evaluate(Subject subject) {
        JsonValue value = tree(subject);
        return value == null ? null : value.rendered();
    }
}
