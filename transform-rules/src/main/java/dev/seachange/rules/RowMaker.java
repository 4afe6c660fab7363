package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rows of a shape: one evaluator for each of its columns, in their order. Immutable. May throw {@link Unfit}. */
final class RowMaker {
    final WriteShape shape;
    private final Evaluator[] evaluators;
    private final int[] key;

    RowMaker(WriteShape shape, List<Evaluator> evaluators) {
        this(shape, evaluators.toArray(Evaluator[]::new));
    }

    private RowMaker(WriteShape shape, Evaluator[] evaluators) {
        this.shape = shape;
        this.evaluators = evaluators;
        this.key = shape.keyOrdinals().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same rows under another shape, which must have the same columns. */
    RowMaker as(WriteShape other) {
        return new RowMaker(other, evaluators);
    }

    Row row(Subject of) {
        @Nullable Object[] values = new Object[evaluators.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluate(i, of);
        }
        return Row.of(values);
    }

    /** A before image only helps the sink to order writes: where it has no exact form, the sink does without. */
    @Nullable Row rowIfPossible(Subject of) {
        try {
            return row(of);
        } catch (Unfit e) {
            return null;
        }
    }

    /** The target's key of a source row, its other columns left alone. */
    RowKey key(Subject of) {
        @Nullable Object[] parts = new Object[key.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = evaluate(key[i], of);
        }
        return RowKey.of(parts);
    }

    /** The key of a row that was made here. */
    RowKey keyOf(Row values) {
        @Nullable Object[] parts = new Object[key.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(key[i]);
        }
        return RowKey.of(parts);
    }

    private @Nullable Object evaluate(int column, Subject of) {
        try {
            return evaluators[column].evaluate(of);
        } catch (Unfit e) {
            throw e.in(shape.columns().get(column).name());
        }
    }
}
