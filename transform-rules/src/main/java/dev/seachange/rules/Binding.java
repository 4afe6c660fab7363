package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule compiled for one source table. Immutable. */
final class Binding {
    private final TableSchema source;
    private final RowMaker rows;
    private final Expressions.@Nullable Condition where;
    private final boolean deletes;
    private final @Nullable RowMaker marks;
    private final Set<String> momentary;

    /**
     * @param deletes whether the target row goes with the source row
     * @param marks what is written when it stays, to say that the source row has gone; null for nothing
     * @param momentary columns whose values depend on the change, not on the row alone
     */
    Binding(
            TableSchema source,
            RowMaker rows,
            Expressions.@Nullable Condition where,
            boolean deletes,
            @Nullable RowMaker marks,
            Set<String> momentary) {
        this.source = source;
        this.rows = rows;
        this.where = where;
        this.deletes = deletes;
        this.marks = marks;
        this.momentary = Set.copyOf(momentary);
    }

    /** The same, of rows that other rules feed, too. */
    Binding sharedWith(List<WriteShape> parts) {
        WriteShape s = shape();
        WriteShape shared = new WriteShape(
                s.rule(), s.target(), s.columns(), s.keyOrdinals(), s.wantsBefore(), new Share.Whole(parts));
        return new Binding(source, rows.as(shared), where, deletes, marks, momentary);
    }

    TableSchema source() {
        return source;
    }

    WriteShape shape() {
        return rows.shape;
    }

    /** The shape of what says that a source row has gone; empty where nothing does. */
    Optional<WriteShape> marks() {
        return Optional.ofNullable(marks).map(maker -> maker.shape);
    }

    Set<String> momentary() {
        return momentary;
    }

    /** Whether the target holds all rows of the source table, and loses those that the source loses. */
    boolean mirrors() {
        return where == null && deletes;
    }

    /** Any change but a truncation. */
    void apply(RowChange change, Circumstances around, Output out) {
        Write write;
        try {
            write = decide(change, around, out);
        } catch (Unfit e) {
            out.rejected(new Rejection(shape(), change, change.key(), e.column(), e.code().name(), e.message()));
            return;
        }
        if (write == null) {
            out.filtered(shape().rule());
        } else {
            out.write(write);
        }
    }

    /** The last write that follows from a change, or null when none does; others are told before. */
    private @Nullable Write decide(RowChange change, Circumstances around, Output out) {
        boolean settled = around.settled();
        return switch (change) {
            case RowChange.Read read -> arrive(subject(read.row(), null, around), Expected.UNKNOWN, change);
            case RowChange.Insert insert -> arrive(subject(insert.after(), null, around), arriving(settled), change);
            case RowChange.Update update -> update(update, around, out);
            case RowChange.Delete delete -> {
                Subject before = subject(delete.before(), null, around);
                yield passesBefore(before) ? leave(before, settled, change) : null;
            }
            case RowChange.Truncate truncate -> throw new IllegalArgumentException("truncation is the rule set's");
        };
    }

    private static Subject subject(Row row, @Nullable Row before, Circumstances around) {
        return new Subject(row, before, around.time(), around.references());
    }

    private @Nullable Write arrive(Subject row, Expected expected, RowChange change) {
        return passes(row) ? put(row, null, expected, change) : null;
    }

    private @Nullable Write update(RowChange.Update update, Circumstances around, Output out) {
        boolean settled = around.settled();
        Subject before = subject(update.before(), null, around);
        Subject after = subject(update.after(), update.before(), around);
        boolean was = passes(before);
        boolean is = passes(after);
        if (!is) {
            return was ? leave(before, settled, update) : null;
        }
        if (!was) {
            return put(after, null, arriving(settled), update);
        }
        Row values = rows.row(after);
        RowKey to = rows.keyOf(values);
        RowKey from = rows.key(before);
        if (marks != null && !from.equals(to)) {
            // OLD's log tells of a changed key as of a row that goes and one that comes; where another column makes the key, do so.
            Write mark = leave(before, settled, update);
            if (mark != null) {
                out.write(mark);
            }
            return new Write.Put(shape(), to, values, null, arriving(settled), update);
        }
        Row old = shape().wantsBefore() ? rows.rowIfPossible(before) : null;
        return from.equals(to)
                ? new Write.Put(shape(), to, values, old, present(settled), update)
                : new Write.Move(shape(), from, to, values, old, moving(settled), update);
    }

    private Write put(Subject row, @Nullable Row before, Expected expected, RowChange origin) {
        Row values = rows.row(row);
        return new Write.Put(shape(), rows.keyOf(values), values, before, expected, origin);
    }

    /** What becomes of the target row when its source row goes; null for nothing. */
    private @Nullable Write leave(Subject row, boolean settled, RowChange origin) {
        RowMaker mark = marks;
        if (mark != null) {
            Row values = mark.row(new Subject(row.row(), row.row(), row.time(), row.references()));
            return new Write.Put(mark.shape, mark.keyOf(values), values, null, present(settled), origin);
        }
        return deletes ? new Write.Delete(shape(), rows.key(row), present(settled), origin) : null;
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

    /** The same of a row that goes; it does not matter where nothing follows from that. */
    private boolean passesBefore(Subject row) {
        return (deletes || marks != null) && passes(row);
    }
}
