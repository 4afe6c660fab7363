package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.WriteShape;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule makes of a row, or of a key without a row, step by step. Holds values of the row.
 *
 * @param values one for each column of the shape, in its order
 * @param leaving what becomes of the target row when the source row goes or does not pass the filter any more
 */
public record Explanation(WriteShape shape, Filter filter, List<Value> values, Leaving leaving) {
    public Explanation {
        values = List.copyOf(values);
    }

    /** What the filter says. */
    public sealed interface Filter {
        /** @param where null when there is none */
        record Passed(@Nullable Place where) implements Filter {}

        record LeftOut(Place where) implements Filter {}

        record Undecided(Place where, Outcome.Refused why) implements Filter {}

        /** There is no source row. */
        record Absent() implements Filter {}
    }

    /**
     * What a column gets.
     *
     * @param from what feeds it, in the rule file
     */
    public record Value(Column column, Place from, Outcome outcome) {}

    /** What comes of an expression. */
    public sealed interface Outcome {
        /** @param value in the Java form of the column's type */
        record Made(@Nullable Object value) implements Outcome {}

        /** @param retryFor how long the row is tried again by itself; null: not at all */
        record Refused(ValueCode code, String message, @Nullable Duration retryFor) implements Outcome {}

        /** A key map has no number for it yet: it gives one when the row is written. */
        record Unnumbered() implements Outcome {}

        /** It depends on the change ({@code event_time()}, {@code old.}), not on the row alone. */
        record OfTheChange() implements Outcome {}

        /** Without the source row it cannot be told. */
        record Unknown() implements Outcome {}
    }

    /** What {@code on_delete} says. */
    public sealed interface Leaving {
        /** The row is deleted; what a part has fed goes back to the defaults. */
        record Delete() implements Leaving {}

        record Ignore() implements Leaving {}

        /** @param values what is set, the key left out */
        record Mark(List<Value> values) implements Leaving {
            public Mark {
                values = List.copyOf(values);
            }
        }
    }

    /** The parts of the key, in its order. */
    public List<Value> key() {
        return shape.keyOrdinals().stream().map(values::get).toList();
    }

    /** The key in NEW; null when a part of it has no value. */
    public @Nullable RowKey targetKey() {
        List<Value> key = key();
        @Nullable Object[] parts = new Object[key.size()];
        for (int i = 0; i < parts.length; i++) {
            if (!(key.get(i).outcome() instanceof Outcome.Made made) || made.value() == null) {
                return null;
            }
            parts[i] = made.value();
        }
        return RowKey.of(parts);
    }

    /** What the columns of a part hold while it is not there, in the order of the shape; null for those of the key. */
    public @Nullable Row defaults() {
        return shape.share() instanceof Share.Part part ? part.absent() : null;
    }
}
