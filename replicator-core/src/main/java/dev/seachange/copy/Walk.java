package dev.seachange.copy;

import dev.seachange.change.TableSchema;
import dev.seachange.window.HeldRows;
import dev.seachange.window.KeyRange;
import dev.seachange.window.OpenWindow;
import dev.seachange.window.Portion;
import dev.seachange.window.RangeReader;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A way through a table, or a part of it: portions are read in windows and applied in their order. Guarded by its board. */
abstract class Walk {
    /**
     * What to read next.
     *
     * @param leg part of the way, for those that have several
     * @param through where that part stands when the portion has been applied
     * @param last whether it ends that part
     */
    record Stretch(Portion portion, String leg, @Nullable String through, boolean last) {}

    /** Finds the next stretch; made under the lock of the board, called by a reader without it. */
    interface Planning {
        Stretch next(RangeReader reader) throws SQLException;
    }

    /** A stretch that is being read, or has been and waits for the stream. */
    static final class Reading {
        final Stretch stretch;
        /** Whether a reader is at it, or done with it. */
        boolean taken = true;

        @Nullable CompletableFuture<OpenWindow> window;
        @Nullable HeldRows held;
        /** Rows and keys looked at, whether they were wanted or not. */
        long looked;
        /** Of the rows, those that were taken though nobody can say whether they are wanted. */
        long undecided;

        private Reading(Stretch stretch) {
            this.stretch = stretch;
        }
    }

    final TableSchema table;
    final RangeSize size;
    private final Deque<Reading> readings = new ArrayDeque<>();
    private boolean planning;
    private int generation;

    Walk(TableSchema table, RangeSize size) {
        this.table = table;
        this.size = size;
    }

    /** Whether something is left to be planned. */
    abstract boolean hasMore();

    /** Whether all of it has been applied. */
    abstract boolean isFinished();

    /** How to find the next stretch from where the planning stands. */
    abstract Planning planning();

    /** The next stretch is known: the planning stands behind it. */
    abstract void advance(Stretch stretch);

    /** Of what was read, what is to be applied; the reading may be told more about it. */
    HeldRows wanted(Reading reading, HeldRows held) {
        return held;
    }

    final boolean plannable() {
        return !planning && hasMore();
    }

    /** Only one reader at a time may look for the next stretch. */
    final Planning plan() {
        planning = true;
        return planning();
    }

    final Reading planned(Stretch stretch) {
        Reading reading = new Reading(stretch);
        advance(stretch);
        planning = false;
        readings.addLast(reading);
        return reading;
    }

    /** A reading that has to be done once more; null when there is none. */
    final @Nullable Reading untaken() {
        return readings.stream().filter(reading -> !reading.taken).findFirst().orElse(null);
    }

    final int inFlight() {
        return readings.size();
    }

    /** Portions are applied in their order, so that one place says how far the walk is. */
    final @Nullable Reading first() {
        return readings.peekFirst();
    }

    final Reading removeFirst() {
        return readings.removeFirst();
    }

    final Reading readFirstAgain() {
        Reading first = readings.getFirst();
        first.held = null;
        first.window = null;
        first.taken = false;
        return first;
    }

    final boolean holds(Reading reading) {
        return readings.contains(reading);
    }

    /** Forgets what is planned and not applied; what readers still bring of it is passed over. */
    final List<Reading> dropAll() {
        List<Reading> dropped = List.copyOf(readings);
        readings.clear();
        planning = false;
        generation++;
        return dropped;
    }

    /** Grows when everything is dropped, so that work begun before can be told. */
    final int generation() {
        return generation;
    }

    final void learn(HeldRows held, long nanos) {
        if (held.portion() instanceof KeyRange) {
            size.learn(held.rows().size(), held.bytes(), nanos);
        }
    }
}
