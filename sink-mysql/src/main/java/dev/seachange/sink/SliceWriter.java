package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes slices into an open transaction. The fast way is folded, planned and checked by counts; whatever NEW refuses on it, or does not
 * match, is undone and applied in halves, down to single writes in the order of the source, where the culprit is dealt with.
 *
 * <p>Invariant: after each call NEW holds what the writes, one by one, would have made of it, except for parked keys, whose
 * writes are left out.
 */
final class SliceWriter {
    private final TargetTables tables;
    private final Target target;
    private final PartKeeper parts;
    private final EpochJournal journal;
    private final SingleWriter single;

    SliceWriter(TargetTables tables, Target target, EpochJournal journal) {
        this.tables = tables;
        this.target = target;
        this.parts = new PartKeeper(target);
        this.journal = journal;
        this.single = new SingleWriter(tables, target, journal);
    }

    /** Applies the writes, which are in the order of the source. */
    void write(List<Write> slice) {
        int to;
        for (int from = 0; from < slice.size(); from = to) {
            to = EpochJournal.decidable(slice, from);
            writeDecided(journal.withoutParked(slice.subList(from, to)));
        }
    }

    private void writeDecided(List<Write> decided) {
        List<Write> writes = decided;
        int from = 0;
        while (from < writes.size()) {
            int parkedBefore = journal.parkings();
            from = writeSegment(writes, from);
            if (journal.parkings() > parkedBefore) {
                // A key parked on the way takes its later writes with it.
                writes = journal.withoutParked(writes.subList(from, writes.size()));
                from = 0;
            }
        }
    }

    /** Applies as many writes as can be folded together, at least one; returns where it stopped. */
    private int writeSegment(List<Write> writes, int from) {
        Fold fold = new Fold(tables);
        int to = from;
        while (to < writes.size() && fold.add(writes.get(to))) {
            to++;
        }
        if (to == from) {
            single.write(writes.get(from));
            return from + 1;
        }
        segment(writes.subList(from, to), fold);
        return to;
    }

    private void segment(List<Write> writes, Fold fold) {
        target.savepoint();
        RowTally tally = new RowTally();
        try {
            bulk(fold, tally);
            journal.done(tally);
            journal.applied(writes);
        } catch (Refusal refusal) {
            target.rollbackToSavepoint();
            int half = cut(writes);
            if (half == 0) {
                writes.forEach(single::write);
                return;
            }
            journal.bisected(refusal);
            write(writes.subList(0, half));
            write(writes.subList(half, writes.size()));
        }
    }

    /**
     * Where to cut in two, about the middle: between two changes of the source, for what rules made of one change may need NEW's
     * order among themselves (parent and child from one row). 0 if there is one change only.
     */
    private static int cut(List<Write> writes) {
        int middle = writes.size() / 2;
        for (int at = middle; at < writes.size(); at++) {
            if (at > 0 && !ofOneChange(writes.get(at), writes.get(at - 1))) {
                return at;
            }
        }
        for (int at = middle - 1; at > 0; at--) {
            if (!ofOneChange(writes.get(at), writes.get(at - 1))) {
                return at;
            }
        }
        return 0;
    }

    /** By identity: two changes may well be equal. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean ofOneChange(Write a, Write b) {
        return a.origin() == b.origin();
    }

    private void bulk(Fold fold, RowTally tally) throws Refusal {
        for (Map.Entry<Shape, Map<RowKey, Fold.Mark>> marks : fold.marks().entrySet()) {
            mark(marks.getKey(), marks.getValue(), tally);
        }
        Map<TargetTable, Map<RowKey, Row>> probed = new HashMap<>();
        for (Map.Entry<TargetTable, List<RowKey>> wanted : Planner.toProbe(fold).entrySet()) {
            TargetTable table = wanted.getKey();
            probed.put(table, target.look(table, table.probeColumns, wanted.getValue()));
        }
        Planner planner = new Planner(fold, probed);
        for (Step step : planner.plan()) {
            run(step, tally);
        }
        for (Map.Entry<Shape, Map<RowKey, Row>> fed : fold.parts().entrySet()) {
            int matched = parts.feed(fed.getKey(), fed.getValue().values());
            tally.add(fed.getKey().table.id(), SinkListener.RowOperation.UPDATE, matched);
        }
        for (Step step : planner.rest()) {
            run(step, tally);
        }
    }

    private void mark(Shape shape, Map<RowKey, Fold.Mark> marks, RowTally tally) throws Refusal {
        for (boolean checked : new boolean[] {true, false}) {
            List<Row> rows = marks.entrySet().stream()
                    .filter(mark -> (mark.getValue().expected() == Expected.PRESENT) == checked)
                    .sorted(Map.Entry.comparingByKey(shape.table.keyOrder))
                    .map(mark -> mark.getValue().values())
                    .toList();
            if (!rows.isEmpty()) {
                Step step = new Step.Update(shape, rows);
                int matched = target.execute(step);
                if (checked) {
                    check(step, rows.size(), matched);
                }
                tally.add(shape.table.id(), SinkListener.RowOperation.UPDATE, matched);
            }
        }
    }

    private void run(Step step, RowTally tally) throws Refusal {
        int matched = parts.execute(step);
        switch (step) {
            case Step.Delete delete -> {
                if (delete.checked()) {
                    check(step, delete.keys().size(), matched);
                }
                tally.add(step.table().id(), SinkListener.RowOperation.DELETE, matched);
            }
            case Step.Release release -> check(step, release.keys().size(), matched);
            case Step.Update update -> {
                check(step, update.rows().size(), matched);
                tally.add(step.table().id(), SinkListener.RowOperation.UPDATE, matched);
            }
            case Step.Insert insert ->
                tally.add(step.table().id(), SinkListener.RowOperation.INSERT, insert.rows().size());
        }
    }

    private static void check(Step step, int expected, int found) throws Refusal {
        if (found != expected) {
            throw Refusal.mismatch(step, expected, found);
        }
    }
}
