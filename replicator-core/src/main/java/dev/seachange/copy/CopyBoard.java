package dev.seachange.copy;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.window.HeldRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where readers find the next range and leave its rows, and the pipeline takes them. Safe from any thread. */
final class CopyBoard {
    /** A range whose end is still to be found. */
    record Plan(TableProgress progress, @Nullable RowKey after, int rows) {}

    private final Map<TableId, TableProgress> tables;
    private final int mostInFlight;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /** @param mostInFlight ranges read or being read and not yet applied: what bounds the memory */
    CopyBoard(Map<TableId, TableProgress> tables, int mostInFlight) {
        this.tables = tables;
        this.mostInFlight = mostInFlight;
    }

    /** Waits for work; null when there will be none any more. */
    @Nullable Plan take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !allDone()) {
                TableProgress next = inFlight() < mostInFlight ? leastBusy() : null;
                if (next != null) {
                    return new Plan(next, next.planFrom(), next.size.rows());
                }
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable TableProgress leastBusy() {
        TableProgress least = null;
        for (TableProgress table : tables.values()) {
            if (table.plannable() && (least == null || table.inFlight() < least.inFlight())) {
                least = table;
            }
        }
        return least;
    }

    private int inFlight() {
        return tables.values().stream().mapToInt(TableProgress::inFlight).sum();
    }

    private boolean allDone() {
        return tables.values().stream().allMatch(table -> table.state() == CopyTable.State.DONE);
    }

    TableProgress.Reading planned(Plan plan, @Nullable RowKey through) {
        lock.lock();
        try {
            TableProgress.Reading reading = plan.progress().planned(through);
            changed.signalAll();
            return reading;
        } finally {
            lock.unlock();
        }
    }

    void held(TableProgress progress, TableProgress.Reading reading, HeldRows held, long nanos) {
        lock.lock();
        try {
            reading.held = held;
            progress.size.learn(held.rows().size(), held.bytes(), nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Ranges that are next in their table and have been read. */
    List<HeldRows> heads() {
        lock.lock();
        try {
            List<HeldRows> heads = new ArrayList<>();
            for (TableProgress table : tables.values()) {
                HeldRows head = table.head();
                if (head != null) {
                    heads.add(head);
                }
            }
            return heads;
        } finally {
            lock.unlock();
        }
    }

    CopyTable applied(HeldRows held) {
        lock.lock();
        try {
            CopyTable now = progress(held.table().id()).applied(held);
            changed.signalAll();
            return now;
        } finally {
            lock.unlock();
        }
    }

    void begin(TableId table) {
        lock.lock();
        try {
            progress(table).begin();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<CopyTable> snapshot() {
        lock.lock();
        try {
            return tables.values().stream().map(table -> table.stored(null)).toList();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private TableProgress progress(TableId table) {
        TableProgress progress = tables.get(table);
        if (progress == null) {
            throw new IllegalArgumentException("not copied: " + table);
        }
        return progress;
    }
}
