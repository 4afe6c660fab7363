package dev.seachange.pipeline;

import dev.seachange.change.SourceEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between the log reader's thread and the pipeline's thread: batches of events in order, bounded by weight. A full queue
 * blocks the reader, which is the only back-pressure there is.
 */
public final class EventQueue {
    /**
     * @param weight rough bytes of the rows
     * @param events in log order
     * @param receivedAt nanoseconds of the monotonic clock when the reader had decoded the batch
     */
    public record Batch(List<SourceEvent> events, long weight, long receivedAt) {}

    private final long capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Batch> batches = new ArrayDeque<>();
    private long weight;
    private long events;
    private boolean nudged;
    private boolean closed;

    /** @param capacity most weight held, in bytes; one batch is always accepted, however heavy */
    public EventQueue(long capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits while the queue is full.
     *
     * @return false when the queue has been closed, and the batch dropped
     */
    public boolean put(Batch batch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && weight > 0 && weight + batch.weight() > capacity) {
                changed.await();
            }
            if (closed) {
                return false;
            }
            batches.add(batch);
            weight += batch.weight();
            events += batch.events().size();
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next batch; null when none came within {@code timeoutNanos}, or somebody nudged. */
    public @Nullable Batch poll(long timeoutNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeoutNanos;
            while (batches.isEmpty() && !nudged && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            nudged = false;
            Batch batch = batches.poll();
            if (batch != null) {
                weight -= batch.weight();
                events -= batch.events().size();
                changed.signalAll();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the pipeline although no event came: rows of a window are ready, or it shall stop. */
    public void nudge() {
        lock.lock();
        try {
            nudged = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets go whoever waits; what is queued may be dropped, since the log holds it. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Commit time of the first transaction that ends in the oldest waiting batch; null when there is none. */
    public @Nullable Instant oldestCommit() {
        lock.lock();
        try {
            Batch oldest = batches.peek();
            if (oldest != null) {
                for (SourceEvent event : oldest.events()) {
                    if (event instanceof SourceEvent.Commit commit) {
                        return commit.committedAt();
                    }
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    public Fill fill() {
        lock.lock();
        try {
            return new Fill(events, weight, capacity);
        } finally {
            lock.unlock();
        }
    }

    /** How full it is, in events and bytes. */
    public record Fill(long events, long bytes, long capacityBytes) {}
}
