package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.Write;
import dev.seachange.references.NewReferences;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Parked;
import dev.seachange.sink.ReadProgress;
import dev.seachange.sink.Sink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers whole source transactions until they are committed together. A transaction larger than the bounds is streamed, slice
 * by slice, into one open transaction of NEW: memory stays bounded and it stays atomic.
 *
 * <p>Invariant: {@code pending} holds writes of whole transactions; {@code current} those told so far of one that has not ended;
 * when {@code streamed} is set, earlier rows of that same transaction are in NEW's open transaction and {@code pending} is empty.
 */
final class EpochBuilder {
    /** Rows whose lookups are asked for together, when many come at once. */
    private static final int FORESEEN_AT_ONCE = 4_000;

    private final Sink sink;
    private final Mapper mapper;
    private final NewReferences references;
    private final Bounds bounds;
    private final Supplier<Checkpoint> checkpoint;
    private final LongSupplier nanoClock;
    private final EpochCounts counts = new EpochCounts();
    private List<Write> pending = new ArrayList<>();
    private List<Write> current = new ArrayList<>();
    private final List<Parked> refused = new ArrayList<>();
    private @Nullable Epoch streamed;
    private Instant time = Instant.EPOCH;
    private boolean inside;
    private long currentBytes;
    private long pendingBytes;

    /**
     * @param checkpoint the row to commit with everything up to the last whole transaction
     * @param nanoClock as {@link System#nanoTime}
     */
    EpochBuilder(
            Sink sink, Mapper mapper, NewReferences references, Bounds bounds, Supplier<Checkpoint> checkpoint, LongSupplier nanoClock) {
        this.sink = sink;
        this.mapper = mapper;
        this.references = references;
        this.bounds = bounds;
        this.checkpoint = checkpoint;
        this.nanoClock = nanoClock;
    }

    EpochCounts counts() {
        return counts;
    }

    /** Whether rows of a transaction that has not ended have been told. */
    boolean inside() {
        return inside;
    }

    /** Whether there is nothing to write: there may be whole transactions, but only such as change nothing in NEW. */
    boolean isEmpty() {
        return pending.isEmpty() && refused.isEmpty();
    }

    boolean isFull() {
        return pending.size() >= bounds.rows()
                || pendingBytes >= bounds.bytes()
                || counts.transactions() >= bounds.rows();
    }

    /** When the running transaction was committed. */
    void timed(Instant committedAt) {
        time = committedAt;
    }

    /**
     * Maps a row change of the running transaction.
     *
     * @param bytes rough size of the change
     */
    void row(RowChange change, long bytes) {
        long started = nanoClock.getAsLong();
        mapper.map(change, time, current, refused);
        counts.mapped(nanoClock.getAsLong() - started);
        inside = true;
        currentBytes += bytes;
        if (current.size() >= bounds.rows() || currentBytes >= bounds.bytes()) {
            stream();
        }
    }

    private void stream() {
        Epoch open = streamed;
        if (open == null) {
            flush(List.of());
            open = sink.open();
            streamed = open;
        }
        write(open);
    }

    private void write(Epoch open) {
        long started = nanoClock.getAsLong();
        open.number(references.numbersSoFar());
        open.write(current);
        refused.forEach(open::park);
        references.writtenInto(open);
        counts.wrote(current.size(), nanoClock.getAsLong() - started);
        refused.clear();
        current.clear();
        currentBytes = 0;
    }

    /**
     * The running transaction has ended, and the checkpoint includes it from now on.
     *
     * @param committedAt by the source's clock; null when the log does not say
     * @return whether it is in NEW already, since it was streamed; else it is pending
     */
    boolean commit(@Nullable Instant committedAt) {
        counts.transaction(committedAt);
        inside = false;
        references.endOfTransaction();
        Epoch open = streamed;
        if (open != null) {
            write(open);
            long started = nanoClock.getAsLong();
            open.commit(checkpoint.get());
            references.committed();
            streamed = null;
            counts.wrote(0, nanoClock.getAsLong() - started);
            return true;
        }
        pendingBytes += currentBytes;
        currentBytes = 0;
        if (pending.isEmpty()) {
            List<Write> empty = pending;
            pending = current;
            current = empty;
        } else {
            pending.addAll(current);
            current.clear();
        }
        return false;
    }

    /**
     * Adds rows that a window read. Between transactions only, with nothing pending.
     *
     * @param at when they were read, by OLD's clock
     */
    void read(List<RowChange.Read> rows, Instant at) {
        for (int from = 0; from < rows.size(); from += FORESEEN_AT_ONCE) {
            List<RowChange.Read> part = rows.subList(from, Math.min(rows.size(), from + FORESEEN_AT_ONCE));
            mapper.foresee(part);
            part.forEach(row -> mapper.map(row, at, pending, refused));
        }
        references.endOfTransaction();
    }

    /**
     * Adds what a window found for a refresh, rows or none. Between transactions only, with nothing else pending.
     *
     * @param at when it was found, by OLD's clock
     * @param rules whose view of it is wanted; null for all
     */
    void found(List<RowChange> found, Instant at, @Nullable Set<String> rules) {
        for (int from = 0; from < found.size(); from += FORESEEN_AT_ONCE) {
            List<RowChange> part = found.subList(from, Math.min(found.size(), from + FORESEEN_AT_ONCE));
            mapper.foreseeFound(part);
            part.forEach(one -> mapper.refresh(one, at, rules, pending, refused));
        }
        references.endOfTransaction();
    }

    /** Commits what is pending, together with how far whatever read it then is. */
    void flush(List<? extends ReadProgress> progress) {
        long started = nanoClock.getAsLong();
        sink.apply(pending, progress, refused, references.numbersOfWholeTransactions(), checkpoint.get());
        references.committed();
        counts.wrote(pending.size(), nanoClock.getAsLong() - started);
        pending.clear();
        refused.clear();
        pendingBytes = 0;
    }

    /** Gives up a transaction that is being streamed: NEW forgets it, and the log still has it. */
    boolean abandon() {
        Epoch open = streamed;
        if (open == null) {
            return false;
        }
        open.abandon();
        streamed = null;
        return true;
    }
}
