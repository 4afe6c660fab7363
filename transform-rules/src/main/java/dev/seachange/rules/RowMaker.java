package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Subject;
import dev.seachange.rules.Explanation.Outcome;
import dev.seachange.rules.Origins.Origin;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes rows of a shape: one evaluator for each of its columns, in their order. Immutable. May throw {@link Unfit}. */
final class RowMaker {
    final WriteShape shape;
    private final Evaluator[] evaluators;
    private final Referring referring;
    private final int[] key;

    /** @param feeds in the order of the shape's columns */
    RowMaker(WriteShape shape, List<CompiledFeed> feeds) {
        this(shape, feeds.stream().map(CompiledFeed::evaluator).toArray(Evaluator[]::new), new Referring(shape, feeds));
    }

    private RowMaker(WriteShape shape, Evaluator[] evaluators, Referring referring) {
        this.shape = shape;
        this.evaluators = evaluators;
        this.referring = referring;
        this.key = shape.keyOrdinals().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The same rows under another shape, which must have the same columns. */
    RowMaker as(WriteShape other) {
        return new RowMaker(other, evaluators, referring);
    }

    Referring referring() {
        return referring;
    }

    Row row(Subject of) {
        @Nullable Object[] values = new Object[evaluators.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluate(i, of);
        }
        return Row.of(values);
    }

    /**
     * A before image only helps the sink to order writes by unique values: where it has no exact form, or what was looked up
     * then is not known any more, the sink does without.
     */
    @Nullable Row rowIfPossible(Subject of) {
        if (referring.beforeUnknown()) {
            return null;
        }
        @Nullable Object[] values = new Object[evaluators.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = referring.isLookup(i) ? null : evaluate(i, of);
            }
        } catch (Unfit e) {
            return null;
        }
        return Row.of(values);
    }

    /** The target's key of a row as it was, its other columns left alone; null when it never had one, so is not there. */
    @Nullable RowKey formerKey(Subject of) {
        @Nullable Object[] parts = new Object[key.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = evaluate(key[i], of);
            }
        } catch (Unfit e) {
            if (e.code() == ValueCode.V205) {
                return null;
            }
            throw e;
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

    /** Evaluates these columns for the sake of what they ask. */
    void ask(Subject of, int[] columns) {
        for (int column : columns) {
            try {
                evaluators[column].evaluate(of);
            } catch (Unfit e) {
                // Told when the row is mapped; what the other columns ask is worth knowing all the same.
            }
        }
    }

    /**
     * Every value by itself, whether others are refused or not.
     *
     * @param origins of the columns, in the order of the shape
     * @param known ordinals of the source columns whose values the row holds; null: all
     */
    List<Explanation.Value> explained(Subject of, List<Origin> origins, @Nullable Set<Integer> known) {
        List<Explanation.Value> values = new ArrayList<>();
        for (int i = 0; i < evaluators.length; i++) {
            Origin origin = origins.get(i);
            boolean told = known == null || known.containsAll(origin.reads());
            values.add(new Explanation.Value(
                    shape.columns().get(i), origin.place(), told ? outcome(i, of, origin.momentary()) : new Outcome.Unknown()));
        }
        return values;
    }

    private Outcome outcome(int column, Subject of, boolean momentary) {
        try {
            Object value = evaluators[column].evaluate(of);
            return momentary ? new Outcome.OfTheChange() : new Outcome.Made(value);
        } catch (Unfit e) {
            return e.code() == ValueCode.V205
                    ? new Outcome.Unnumbered()
                    : new Outcome.Refused(e.code(), e.message(), e.retryFor());
        }
    }

    /** Whether this is a value of the key. */
    boolean isKey(int column) {
        return IntStream.of(key).anyMatch(part -> part == column);
    }

    private @Nullable Object evaluate(int column, Subject of) {
        try {
            return evaluators[column].evaluate(of);
        } catch (Unfit e) {
            throw e.in(shape.columns().get(column).name());
        }
    }
}
