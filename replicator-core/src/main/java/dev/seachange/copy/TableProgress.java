package dev.seachange.copy;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.window.KeyRange;
import org.jspecify.annotations.Nullable;

/** One table's way through the copy. Guarded by its {@link ReadingBoard}. */
final class TableProgress extends Walk {
    private CopyTable.State state;
    private @Nullable RowKey planned;
    private boolean plannedAll;
    private long rowsDone;
    private final long rowsEstimated;

    TableProgress(TableSchema table, CopyTable stored, RangeSize size) {
        super(table, size);
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

    @Override
    boolean hasMore() {
        return state == CopyTable.State.RUNNING && !plannedAll;
    }

    @Override
    boolean isFinished() {
        return state == CopyTable.State.DONE;
    }

    @Override
    Planning planning() {
        RowKey after = planned;
        int rows = size.rows();
        return reader -> ranges(after, reader.boundary(after, rows), "");
    }

    /** The range up to a key; without one, the last. */
    static Stretch ranges(@Nullable RowKey after, @Nullable RowKey through, String leg) {
        return new Stretch(
                new KeyRange(after, through), leg, through == null ? null : KeyText.write(through), through == null);
    }

    @Override
    void advance(Stretch stretch) {
        planned = stretch.portion() instanceof KeyRange range ? range.through() : null;
        plannedAll = stretch.last();
    }

    /** The first range has been applied: how far the copy is. */
    CopyTable applied() {
        Reading reading = removeFirst();
        rowsDone += reading.looked;
        state = reading.stretch.last() ? CopyTable.State.DONE : CopyTable.State.RUNNING;
        return stored(reading.stretch.through());
    }

    CopyTable stored(@Nullable String through) {
        return new CopyTable(table.id(), state, through, rowsDone, rowsEstimated);
    }
}
