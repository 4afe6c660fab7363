package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule compiled for one source table. Immutable; one evaluator for each column of the shape, in its order. */
final class Binding {
    private final TableSchema source;
    private final WriteShape shape;
    private final Evaluator[] evaluators;
    private final int[] key;
    private final Referring referring;
    private final Expressions.@Nullable Condition where;
    private final boolean deletes;

    Binding(
            TableSchema source,
            WriteShape shape,
            List<Evaluator> evaluators,
            Referring referring,
            Expressions.@Nullable Condition where,
            boolean deletes) {
        this.source = source;
        this.shape = shape;
        this.evaluators = evaluators.toArray(Evaluator[]::new);
        this.key = shape.keyOrdinals().stream().mapToInt(Integer::intValue).toArray();
        this.referring = referring;
        this.where = where;
        this.deletes = deletes;
    }

    TableSchema source() {
        return source;
    }

    WriteShape shape() {
        return shape;
    }

    Referring referring() {
        return referring;
    }

    /** Whether the target holds all rows of the source table, and loses those that the source loses. */
    boolean mirrors() {
        return where == null && deletes;
    }

    /** Any change but a truncation. */
    void apply(RowChange change, Circumstances around, Output out) {
        Write write;
        try {
            write = decide(change, around);
        } catch (Unfit e) {
            out.rejected(new Rejection(shape, change, change.key(), e.column(), e.code().name(), e.message(), e.retryFor()));
            return;
        }
        if (write == null) {
            out.filtered(shape.rule());
        } else {
            out.write(write);
        }
    }

    /** The write that follows from a change, or null when none does. */
    private @Nullable Write decide(RowChange change, Circumstances around) {
        boolean settled = around.settled();
        return switch (change) {
            case RowChange.Read read -> arrive(subject(read.row(), null, around), Expected.UNKNOWN, change);
            case RowChange.Insert insert -> arrive(subject(insert.after(), null, around), arriving(settled), change);
            case RowChange.Update update -> update(update, around);
            case RowChange.Delete delete -> {
                Subject before = former(delete.before(), around);
                yield deletes && passes(before) ? leave(before, settled, change) : null;
            }
            case RowChange.Truncate truncate -> throw new IllegalArgumentException("truncation is the rule set's");
        };
    }

    private static Subject subject(Row row, @Nullable Row before, Circumstances around) {
        return new Subject(row, before, around.time(), around.references());
    }

    /** A row as it was: what it has no number for cannot be in the target. */
    private static Subject former(Row row, Circumstances around) {
        return new Subject(row, null, around.time(), around.references().reading());
    }

    private @Nullable Write arrive(Subject row, Expected expected, RowChange change) {
        return passes(row) ? put(row, null, expected, change) : null;
    }

    private @Nullable Write update(RowChange.Update update, Circumstances around) {
        boolean settled = around.settled();
        Subject before = former(update.before(), around);
        Subject after = subject(update.after(), update.before(), around);
        boolean was = passes(before);
        boolean is = passes(after);
        if (!is) {
            return was && deletes ? leave(before, settled, update) : null;
        }
        if (!was) {
            return put(after, null, arriving(settled), update);
        }
        RowKey from = formerKeyOf(before);
        if (from == null) {
            return put(after, null, Expected.UNKNOWN, update);
        }
        Row values = map(after);
        RowKey to = keyOf(values);
        Row old = shape.wantsBefore() ? mapIfPossible(before) : null;
        return from.equals(to)
                ? new Write.Put(shape, to, values, old, present(settled), update)
                : new Write.Move(shape, from, to, values, old, moving(settled), update);
    }

    private Write put(Subject row, @Nullable Row before, Expected expected, RowChange origin) {
        Row values = map(row);
        return new Write.Put(shape, keyOf(values), values, before, expected, origin);
    }

    private @Nullable Write leave(Subject row, boolean settled, RowChange origin) {
        RowKey from = formerKeyOf(row);
        return from == null ? null : new Write.Delete(shape, from, present(settled), origin);
    }

    private static Expected present(boolean settled) {
        return settled ? Expected.PRESENT : Expected.UNKNOWN;
    }

    /** Where deletes are ignored, a row that was here before may still be. */
    private Expected arriving(boolean settled) {
        return settled && deletes ? Expected.ABSENT : Expected.UNKNOWN;
    }

    private Expected moving(boolean settled) {
        return settled && deletes ? Expected.PRESENT : Expected.UNKNOWN;
    }

    /** SQL's rule: a filter lets through what is true, not what is unknown. */
    private boolean passes(Subject row) {
        return where == null || where.holds(row);
    }

    private Row map(Subject row) {
        @Nullable Object[] values = new Object[evaluators.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluate(i, row);
        }
        return Row.of(values);
    }

    /**
     * A before image only helps the sink to order writes by unique values: where it has no exact form, or what was looked
     * up then is not known any more, the sink does without.
     */
    private @Nullable Row mapIfPossible(Subject row) {
        if (referring.beforeUnknown()) {
            return null;
        }
        @Nullable Object[] values = new Object[evaluators.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = referring.isLookup(i) ? null : evaluate(i, row);
            }
        } catch (Unfit e) {
            return null;
        }
        return Row.of(values);
    }

    private @Nullable Object evaluate(int column, Subject row) {
        try {
            return evaluators[column].evaluate(row);
        } catch (Unfit e) {
            throw e.in(shape.columns().get(column).name());
        }
    }

    private RowKey keyOf(Row values) {
        @Nullable Object[] parts = new Object[key.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(key[i]);
        }
        return RowKey.of(parts);
    }

    /** The target's key of a row as it was, its other columns left alone; null when it never had one, so is not there. */
    private @Nullable RowKey formerKeyOf(Subject row) {
        @Nullable Object[] parts = new Object[key.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = evaluate(key[i], row);
            }
        } catch (Unfit e) {
            if (e.code() == ValueCode.V205) {
                return null;
            }
            throw e;
        }
        return RowKey.of(parts);
    }

    /** Evaluates what asks for something that NEW holds, for the sake of the questions. */
    void foresee(RowChange change, Circumstances around) {
        switch (change) {
            case RowChange.Read read -> ask(subject(read.row(), null, around), referring.columns());
            case RowChange.Insert insert -> ask(subject(insert.after(), null, around), referring.columns());
            case RowChange.Update update -> {
                ask(former(update.before(), around), referring.keyColumns());
                ask(subject(update.after(), update.before(), around), referring.columns());
            }
            case RowChange.Delete delete -> ask(former(delete.before(), around), referring.keyColumns());
            case RowChange.Truncate truncate -> {}
        }
    }

    private void ask(Subject row, int[] columns) {
        try {
            if (columns.length == 0 || !passes(row)) {
                return;
            }
        } catch (Unfit e) {
            return;
        }
        for (int column : columns) {
            try {
                evaluators[column].evaluate(row);
            } catch (Unfit e) {
                // Told when the row is mapped; what the other columns ask is worth knowing all the same.
            }
        }
    }
}
