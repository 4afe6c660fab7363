package dev.seachange.copy;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.window.HeldRows;
import dev.seachange.window.KeyRange;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One table's way through the copy. Guarded by its {@link CopyBoard}. */
final class TableProgress {
    /** A range that is being read, or has been and waits for the stream. */
    static final class Reading {
        final KeyRange range;
        @Nullable HeldRows held;

        private Reading(KeyRange range) {
            this.range = range;
        }
    }

    final TableSchema table;
    final RangeSize size;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private CopyTable.State state;
    private @Nullable RowKey planned;
    private boolean plannedAll;
    private boolean planning;
    private long rowsDone;
    private final long rowsEstimated;

    TableProgress(TableSchema table, CopyTable stored, RangeSize size) {
        this.table = table;
        this.size = size;
        this.state = stored.state();
        this.rowsDone = stored.rowsDone();
        this.rowsEstimated = stored.rowsEstimated();
        String through = stored.through();
        this.planned = through == null ? null : KeyText.read(table, through);
    }

    CopyTable.State state() {
        return state;
    }

    void begin() {
        state = CopyTable.State.RUNNING;
    }

    boolean plannable() {
        return state == CopyTable.State.RUNNING && !plannedAll && !planning;
    }

    int inFlight() {
        return readings.size();
    }

    /** Where the next range starts; only one reader at a time may look for its end. */
    @Nullable RowKey planFrom() {
        planning = true;
        return planned;
    }

    Reading planned(@Nullable RowKey through) {
        Reading reading = new Reading(new KeyRange(planned, through));
        planned = through;
        plannedAll = through == null;
        planning = false;
        readings.addLast(reading);
        return reading;
    }

    /** Ranges are applied in their order, so that one key says how far the copy is. */
    @Nullable HeldRows head() {
        Reading first = readings.peekFirst();
        return first == null ? null : first.held;
    }

    CopyTable applied(HeldRows held) {
        readings.removeFirst();
        rowsDone += held.rows().size();
        RowKey through = held.range().through();
        state = through == null ? CopyTable.State.DONE : CopyTable.State.RUNNING;
        return stored(through == null ? null : KeyText.write(through));
    }

    CopyTable stored(@Nullable String through) {
        return new CopyTable(table.id(), state, through, rowsDone, rowsEstimated);
    }
}
