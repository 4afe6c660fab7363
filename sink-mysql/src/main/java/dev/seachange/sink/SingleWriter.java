package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import dev.seachange.sink.SinkListener.RowOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies one write by itself, in its turn: what is refused here is the row's own fault and parks its key; what is not as expected is a
 * finding, and the row is written as it should be.
 */
final class SingleWriter {
    private final TargetTables tables;
    private final Target target;
    private final PartKeeper parts;
    private final EpochJournal journal;
    private final List<Finding> findings = new ArrayList<>();
    private RowTally tally = new RowTally();

    SingleWriter(TargetTables tables, Target target, EpochJournal journal) {
        this.tables = tables;
        this.target = target;
        this.parts = new PartKeeper(target);
        this.journal = journal;
    }

    void write(Write write) {
        findings.clear();
        tally = new RowTally();
        target.savepoint();
        try {
            apply(tables.shape(write.shape()), write);
            journal.done(tally);
            journal.applied(List.of(write));
            findings.forEach(journal::found);
        } catch (Refusal refusal) {
            target.rollbackToSavepoint();
            journal.park(write, refusal);
        }
    }

    private void apply(Shape shape, Write write) throws Refusal {
        switch (shape.written.share()) {
            case Share.Whole whole -> row(shape, write);
            case Share.Part part -> part(shape, write);
            case Share.Mark mark -> mark(shape, write);
        }
    }

    private void part(Shape shape, Write write) throws Refusal {
        switch (write) {
            case Write.Put put -> feed(shape, put.values());
            case Write.Delete delete -> feed(shape, shape.absentAt(delete.key()));
            case Write.Move move -> {
                if (!move.from().equals(move.key())) {
                    feed(shape, shape.absentAt(move.from()));
                }
                feed(shape, move.values());
            }
            case Write.Nothing nothing -> {}
            case Write.Clear clear -> throw new IllegalStateException("a part was to be cleared: " + shape);
        }
    }

    private void feed(Shape part, Row values) throws Refusal {
        tally.add(part.table.id(), RowOperation.UPDATE, parts.feed(part, List.of(values)));
    }

    private void mark(Shape shape, Write write) throws Refusal {
        if (!(write instanceof Write.Put put)) {
            throw new IllegalStateException("a mark can only be put: " + shape);
        }
        if (!update(shape, put.values()) && put.expected() == Expected.PRESENT) {
            find(Finding.Kind.ROW_GONE_ALREADY, shape, put.key());
        }
    }

    private void row(Shape shape, Write write) throws Refusal {
        switch (write) {
            case Write.Put put -> put(shape, put.key(), put.values(), put.expected());
            case Write.Delete delete -> delete(shape, delete.key(), delete.expected());
            case Write.Move move -> move(shape, move);
            case Write.Nothing nothing -> {}
            case Write.Clear clear -> clear(shape);
        }
    }

    private void put(Shape shape, RowKey key, Row values, Expected expected) throws Refusal {
        switch (expected) {
            case ABSENT -> insert(shape, key, values);
            case PRESENT -> {
                if (!update(shape, values)) {
                    find(Finding.Kind.ROW_MISSING, shape, key);
                    insertOnly(shape, values);
                }
            }
            case UNKNOWN -> {
                if (!update(shape, values)) {
                    insertOnly(shape, values);
                }
            }
        }
    }

    /** A duplicate may be that of the key, then the row is to be updated, or of another unique key, then it stands. */
    private void insert(Shape shape, RowKey key, Row values) throws Refusal {
        try {
            insertOnly(shape, values);
        } catch (Refusal refusal) {
            if (!refusal.duplicate() || !update(shape, values)) {
                throw refusal;
            }
            find(Finding.Kind.ROW_UNEXPECTED, shape, key);
        }
    }

    private void insertOnly(Shape shape, Row values) throws Refusal {
        parts.execute(new Step.Insert(shape, List.of(values)));
        tally.add(shape.table.id(), RowOperation.INSERT, 1);
    }

    private boolean update(Shape shape, Row values) throws Refusal {
        int matched = target.execute(new Step.Update(shape, List.of(values)));
        tally.add(shape.table.id(), RowOperation.UPDATE, matched);
        return matched > 0;
    }

    private void delete(Shape shape, RowKey key, Expected expected) throws Refusal {
        int matched = parts.execute(new Step.Delete(shape.table, List.of(key), false, false));
        tally.add(shape.table.id(), RowOperation.DELETE, matched);
        if (matched == 0 && expected == Expected.PRESENT) {
            find(Finding.Kind.ROW_GONE_ALREADY, shape, key);
        }
    }

    private void move(Shape shape, Write.Move move) throws Refusal {
        if (move.from().equals(move.key())) {
            put(shape, move.key(), move.values(), move.expected());
        } else if (!shape.movesInPlace) {
            replace(shape, move, Fold.arriving(move));
        } else {
            moveInPlace(shape, move);
        }
    }

    private void moveInPlace(Shape shape, Write.Move move) throws Refusal {
        int matched;
        try {
            matched = parts.move(shape, move.from(), move.key(), move.values());
        } catch (Refusal refusal) {
            if (!refusal.duplicate() || move.expected() != Expected.UNKNOWN) {
                throw refusal;
            }
            // Where rows outlive their source rows, one may stand in the way: the row that comes takes it over.
            replace(shape, move, Expected.UNKNOWN);
            return;
        }
        if (matched > 0) {
            if (shape.table.loose(move.from()).equals(shape.table.loose(move.key()))) {
                // MySQL 9.7 leaves the row as it was, without a word, when rows that follow its key are spelled in the new way already.
                target.execute(new Step.Update(shape, List.of(move.values())));
            }
            tally.add(shape.table.id(), RowOperation.UPDATE, 1);
        } else {
            if (move.expected() == Expected.PRESENT) {
                find(Finding.Kind.ROW_MISSING, shape, move.from());
            }
            put(shape, move.key(), move.values(), Expected.UNKNOWN);
        }
    }

    private void replace(Shape shape, Write.Move move, Expected arriving) throws Refusal {
        delete(shape, move.from(), move.expected());
        put(shape, move.key(), move.values(), arriving);
    }

    private void clear(Shape shape) throws Refusal {
        tally.add(shape.table.id(), RowOperation.DELETE, target.clear(shape.table));
    }

    private void find(Finding.Kind kind, Shape shape, RowKey key) {
        findings.add(new Finding(kind, shape.written.rule(), shape.table.id(), key));
    }
}
