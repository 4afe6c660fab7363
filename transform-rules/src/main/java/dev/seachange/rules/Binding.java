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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule compiled for one source table. Immutable; one evaluator for each column of the shape, in its order. */
final class Binding {
    private final TableSchema source;
    private final WriteShape shape;
    private final Evaluator[] evaluators;
    private final int[] key;
    private final Expressions.@Nullable Condition where;
    private final boolean deletes;

    Binding(
            TableSchema source,
            WriteShape shape,
            List<Evaluator> evaluators,
            Expressions.@Nullable Condition where,
            boolean deletes) {
        this.source = source;
        this.shape = shape;
        this.evaluators = evaluators.toArray(Evaluator[]::new);
        this.key = shape.keyOrdinals().stream().mapToInt(Integer::intValue).toArray();
        this.where = where;
        this.deletes = deletes;
    }

    TableSchema source() {
        return source;
    }

    WriteShape shape() {
        return shape;
    }

    /** Whether the target holds all rows of the source table, and loses those that the source loses. */
    boolean mirrors() {
        return where == null && deletes;
    }

    boolean deletes() {
        return deletes;
    }

    /** Any change but a truncation. */
    void apply(RowChange change, Circumstances around, Output out) {
        put(change, around, false, out);
    }

    /** See {@link RuleSet#refresh}. */
    void refresh(RowChange found, Circumstances around, Output out) {
        put(found, around, true, out);
    }

    private void put(RowChange change, Circumstances around, boolean refresh, Output out) {
        Write write;
        try {
            write = refresh ? settle(change, around) : decide(change, around);
        } catch (Unfit e) {
            out.rejected(new Rejection(shape, change, change.key(), e.column(), e.code().name(), e.message()));
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
                Subject before = subject(delete.before(), null, around);
                yield deletes && passes(before) ? leave(before, settled, change) : null;
            }
            case RowChange.Absent absent -> settle(absent, around);
            case RowChange.Truncate truncate -> throw new IllegalArgumentException("truncation is the rule set's");
        };
    }

    /** The write that makes the target right whatever it holds, or null when the rule wants it left alone. */
    private @Nullable Write settle(RowChange found, Circumstances around) {
        Subject row =
                switch (found) {
                    case RowChange.Read read -> subject(read.row(), null, around);
                    case RowChange.Absent absent -> subject(source.rowOf(absent.key()), null, around);
                    case RowChange.Insert insert -> throw unread();
                    case RowChange.Update update -> throw unread();
                    case RowChange.Delete delete -> throw unread();
                    case RowChange.Truncate truncate -> throw unread();
                };
        if (found instanceof RowChange.Read && passes(row)) {
            return put(row, null, Expected.UNKNOWN, found);
        }
        return deletes ? leave(row, false, found) : null;
    }

    private static IllegalArgumentException unread() {
        return new IllegalArgumentException("only what was read can be refreshed");
    }

    private static Subject subject(Row row, @Nullable Row before, Circumstances around) {
        return new Subject(row, before, around.time(), around.references());
    }

    private @Nullable Write arrive(Subject row, Expected expected, RowChange change) {
        return passes(row) ? put(row, null, expected, change) : null;
    }

    private @Nullable Write update(RowChange.Update update, Circumstances around) {
        boolean settled = around.settled();
        Subject before = subject(update.before(), null, around);
        Subject after = subject(update.after(), update.before(), around);
        boolean was = passes(before);
        boolean is = passes(after);
        if (!is) {
            return was && deletes ? leave(before, settled, update) : null;
        }
        if (!was) {
            return put(after, null, arriving(settled), update);
        }
        Row values = map(after);
        RowKey to = keyOf(values);
        RowKey from = sourceKeyOf(before);
        Row old = shape.wantsBefore() ? mapIfPossible(before) : null;
        return from.equals(to)
                ? new Write.Put(shape, to, values, old, present(settled), update)
                : new Write.Move(shape, from, to, values, old, moving(settled), update);
    }

    private Write put(Subject row, @Nullable Row before, Expected expected, RowChange origin) {
        Row values = map(row);
        return new Write.Put(shape, keyOf(values), values, before, expected, origin);
    }

    private Write leave(Subject row, boolean settled, RowChange origin) {
        return new Write.Delete(shape, sourceKeyOf(row), present(settled), origin);
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

    /** A before image only helps the sink to order writes: where it has no exact form, the sink does without. */
    private @Nullable Row mapIfPossible(Subject row) {
        try {
            return map(row);
        } catch (Unfit e) {
            return null;
        }
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

    /** The target's key of a source row of which only the key is known. */
    RowKey targetKeyOf(RowKey sourceKey) {
        return sourceKeyOf(Subject.of(source.rowOf(sourceKey)));
    }

    /** The target's key of a source row, its other columns left alone. */
    private RowKey sourceKeyOf(Subject row) {
        @Nullable Object[] parts = new Object[key.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = evaluate(key[i], row);
        }
        return RowKey.of(parts);
    }
}
