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
import dev.seachange.expression.Lookup;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule compiled for one source table. Immutable. */
final class Binding {
    private final TableSchema source;
    private final RowMaker rows;
    private final Expressions.@Nullable Condition where;
    private final boolean deletes;
    private final @Nullable RowMaker marks;
    private final Set<String> momentary;
    private final Origins origins;
    private final boolean keyMakesKey;

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
            Set<String> momentary,
            Origins origins) {
        this.source = source;
        this.rows = rows;
        this.where = where;
        this.deletes = deletes;
        this.marks = marks;
        this.momentary = Set.copyOf(momentary);
        this.origins = origins;
        this.keyMakesKey = origins.areOfTheKey(rows.shape.keyOrdinals(), source);
    }

    /** The same, of rows that other rules feed, too. */
    Binding sharedWith(List<WriteShape> parts) {
        WriteShape s = shape();
        WriteShape shared = new WriteShape(
                s.rule(), s.target(), s.columns(), s.keyOrdinals(), s.wantsBefore(), new Share.Whole(parts));
        return new Binding(source, rows.as(shared), where, deletes, marks, momentary, origins);
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

    /** Where its columns, and those of its marks, look values up. */
    Set<Lookup> lookups() {
        return referring(Referring::lookups);
    }

    /** Names of the key maps that it takes numbers from. */
    Set<String> keyMaps() {
        return referring(Referring::maps);
    }

    private <T> Set<T> referring(Function<Referring, Set<T>> which) {
        Set<T> all = new LinkedHashSet<>(which.apply(rows.referring()));
        if (marks != null) {
            all.addAll(which.apply(marks.referring()));
        }
        return all;
    }

    /** Whether it asks for nothing that NEW holds. */
    boolean refersToNothing() {
        return rows.referring().isEmpty() && (marks == null || marks.referring().isEmpty());
    }

    /** Names of the source columns it looks at. */
    Set<String> reads() {
        return origins.reads().stream().map(i -> source.columns().get(i).name()).collect(Collectors.toSet());
    }

    /** Whether the values of a source column can be told from the rows that it makes. */
    boolean tells(String column) {
        return origins.tells().contains(source.ordinal(column));
    }

    /** What becomes of a row, or of a key without one, step by step. */
    Explainer explainer() {
        return new Explainer(source, rows, where, deletes, marks, origins);
    }

    /** Whether it takes every row. */
    boolean takesAll() {
        return where == null;
    }

    /** Whether the target holds all rows of the source table, and loses those that the source loses. */
    boolean mirrors() {
        return takesAll() && deletes;
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
            write = refresh ? settle(change, around) : decide(change, around, out);
        } catch (Unfit e) {
            out.rejected(new Rejection(shape(), change, change.key(), e.column(), e.code().name(), e.message(), e.retryFor()));
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
            case RowChange.Read read -> arrive(around.subject(read.row(), null), Expected.UNKNOWN, change);
            case RowChange.Insert insert -> arrive(around.subject(insert.after(), null), arriving(settled), change);
            case RowChange.Update update -> update(update, around, out);
            case RowChange.Delete delete -> {
                Subject before = around.former(delete.before());
                yield passesBefore(before) ? leave(before, around, change) : null;
            }
            case RowChange.Absent absent -> settle(absent, around);
            case RowChange.Truncate truncate -> throw new IllegalArgumentException("truncation is the rule set's");
        };
    }

    /**
     * The write that makes the target right whatever it holds, or null when the rule wants it left alone. A row that stays when
     * its source row goes is left alone, marked or not: only the change with which that went could tell what to mark it with.
     *
     * @throws Unfit for a key without a source row, where the target's key is made of more than that
     */
    private @Nullable Write settle(RowChange found, Circumstances around) {
        if (found instanceof RowChange.Absent absent) {
            return remove(around.former(last(absent)), found);
        }
        if (!(found instanceof RowChange.Read read)) {
            throw new IllegalArgumentException("only what was read can be refreshed");
        }
        Subject row = around.subject(read.row(), null);
        return passes(row) ? put(row, null, Expected.UNKNOWN, found) : remove(around.former(read.row()), found);
    }

    private Row last(RowChange.Absent absent) {
        Row last = absent.last();
        if (last == null && deletes && !keyMakesKey) {
            throw new Unfit(ValueCode.V206, "OLD has no such row any more, and the key of " + shape().target().id()
                    + " is made of more than that of " + source.id());
        }
        return last == null ? source.rowOf(absent.key()) : last;
    }

    private @Nullable Write remove(Subject former, RowChange found) {
        RowKey key = deletes ? rows.formerKey(former) : null;
        return key == null ? null : new Write.Delete(shape(), key, Expected.UNKNOWN, found);
    }

    private @Nullable Write arrive(Subject row, Expected expected, RowChange change) {
        return passes(row) ? put(row, null, expected, change) : null;
    }

    private @Nullable Write update(RowChange.Update update, Circumstances around, Output out) {
        boolean settled = around.settled();
        Subject before = around.former(update.before());
        Subject after = around.subject(update.after(), update.before());
        boolean was = passes(before);
        boolean is = passes(after);
        if (!is) {
            return was ? leave(before, around, update) : null;
        }
        if (!was) {
            return put(after, null, arriving(settled), update);
        }
        RowKey from = rows.formerKey(before);
        if (from == null) {
            return put(after, null, Expected.UNKNOWN, update);
        }
        Row values = rows.row(after);
        RowKey to = rows.keyOf(values);
        if (marks != null && !from.equals(to)) {
            // OLD's log tells of a changed key as of a row that goes and one that comes; where another column makes the key, do so.
            Write mark = leave(before, around, update);
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
    private @Nullable Write leave(Subject former, Circumstances around, RowChange origin) {
        RowKey from = rows.formerKey(former);
        if (from == null) {
            return null;
        }
        Expected expected = present(around.settled());
        RowMaker mark = marks;
        if (mark != null) {
            Row values = mark.row(around.subject(former.row(), former.row()));
            return new Write.Put(mark.shape, mark.keyOf(values), values, null, expected, origin);
        }
        return deletes ? new Write.Delete(shape(), from, expected, origin) : null;
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

    /** Evaluates what asks for something that NEW holds, for the sake of the questions. */
    void foresee(RowChange change, Circumstances around) {
        new Foretelling(source, rows, marks, where, around).foresee(change);
    }

    /** Whether a number of NEW is part of its keys. */
    boolean numbersKeys() {
        return rows.referring().keyColumns().length > 0;
    }

    /** The target's key of a source row of which only the key is known; null where that does not tell it. May throw {@link Unfit}. */
    @Nullable RowKey targetKeyOf(RowKey sourceKey, Circumstances around) {
        return keyMakesKey ? rows.formerKey(around.former(source.rowOf(sourceKey))) : null;
    }
}
