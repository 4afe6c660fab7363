package dev.seachange.copy;

import dev.seachange.window.HeldRows;
import dev.seachange.window.KeyList;
import dev.seachange.window.OpenWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where readers find the next portion and leave its rows, and the pipeline takes them. Safe from any thread. */
final class ReadingBoard<W extends Walk> {
    /**
     * Work for a reader.
     *
     * @param planning how to find the portion; null when it is known
     * @param reading what to read once more; null when the portion is still to be found
     */
    record Job<W>(W walk, int generation, Walk.@Nullable Planning planning, Walk.@Nullable Reading reading) {}

    private final List<W> walks;
    private final int mostInFlight;
    private final long idleNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int readers;
    private boolean closed;

    /**
     * @param mostInFlight portions read or being read and not yet applied: what bounds the memory
     * @param idleNanos how long a reader waits for work when all walks are finished
     */
    ReadingBoard(List<W> walks, int mostInFlight, long idleNanos) {
        this.walks = new ArrayList<>(walks);
        this.mostInFlight = mostInFlight;
        this.idleNanos = idleNanos;
    }

    /** Runs with the walks to itself. */
    <T extends @Nullable Object> T guarded(Supplier<T> work) {
        lock.lock();
        try {
            T result = work.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    void add(W walk) {
        guarded(() -> walks.add(walk));
    }

    void remove(W walk) {
        guarded(() -> walks.remove(walk));
    }

    List<W> walks() {
        return guarded(() -> List.copyOf(walks));
    }

    /** How many readers have to be started so that there are {@code wanted}; they count from now on. */
    int hire(int wanted) {
        return guarded(() -> {
            int missing = closed || allFinished() ? 0 : Math.max(0, wanted - readers);
            readers += missing;
            return missing;
        });
    }

    /** A reader has ended without being told so by {@link #take}. */
    void left() {
        guarded(() -> readers--);
    }

    /** Waits for work; null when the reader is to end, and then it no longer counts. */
    @Nullable Job<W> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = idleNanos;
            while (!closed && (!allFinished() || left > 0)) {
                Job<W> next = next();
                if (next != null) {
                    return next;
                }
                if (allFinished()) {
                    left = changed.awaitNanos(left);
                } else {
                    changed.await();
                    left = idleNanos;
                }
            }
            readers--;
            return null;
        } finally {
            lock.unlock();
        }
    }

    private boolean allFinished() {
        return walks.stream().allMatch(Walk::isFinished);
    }

    private @Nullable Job<W> next() {
        for (W walk : walks) {
            Walk.Reading again = walk.untaken();
            if (again != null) {
                again.taken = true;
                return new Job<>(walk, walk.generation(), null, again);
            }
        }
        W next = inFlight() < mostInFlight ? leastBusy() : null;
        return next == null ? null : new Job<>(next, next.generation(), next.plan(), null);
    }

    private @Nullable W leastBusy() {
        W least = null;
        for (W walk : walks) {
            if (walk.plannable() && (least == null || walk.inFlight() < least.inFlight())) {
                least = walk;
            }
        }
        return least;
    }

    private int inFlight() {
        return walks.stream().mapToInt(Walk::inFlight).sum();
    }

    /** The portion of a job has been found; null when the job has been dropped meanwhile. */
    Walk.@Nullable Reading planned(Job<W> job, Walk.Stretch stretch) {
        return guarded(() -> job.generation() == job.walk().generation() ? job.walk().planned(stretch) : null);
    }

    /** The reading happens in this window, when it opens. */
    void opens(Walk.Reading reading, CompletableFuture<OpenWindow> window) {
        guarded(() -> {
            reading.window = window;
            return window;
        });
    }

    /** Leaves what was read; nothing happens when the reading has been dropped meanwhile. */
    void held(W walk, Walk.Reading reading, HeldRows held, long nanos) {
        guarded(() -> {
            if (walk.holds(reading)) {
                reading.looked = held.portion() instanceof KeyList list ? list.keys().size() : held.rows().size();
                reading.held = walk.wanted(reading, held);
                walk.learn(held, nanos);
            }
            return reading;
        });
    }

    void close() {
        guarded(() -> {
            closed = true;
            return true;
        });
    }
}
