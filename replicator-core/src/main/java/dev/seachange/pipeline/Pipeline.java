package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.SourceEvent;
import dev.seachange.copy.Copier;
import dev.seachange.copy.CopyTable;
import dev.seachange.copy.RefreshWork;
import dev.seachange.copy.Refresher;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.Sink;
import dev.seachange.window.LogHead;
import dev.seachange.window.Windows;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run from a checkpoint: takes events, makes epochs of whole transactions, opens windows and applies what they read. Natural
 * batching: an epoch is whatever queued up while the last one was being written, so a single transaction goes at once and
 * thousands go together, without a timer.
 *
 * <p>{@link #run} belongs to one thread; {@link #stop} and {@link #head} may be called from any.
 */
public final class Pipeline {
    /** How long to wait for events at most, so that stopping and a new log head are noticed. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

    /** Progress without rows is committed at most this often. */
    private static final long BETWEEN_EMPTY_EPOCHS = TimeUnit.SECONDS.toNanos(1);

    /**
     * What a run is made of.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public record Parts(
            EventQueue queue,
            Windows windows,
            Copier copier,
            Refresher refresher,
            ParkedKeys parked,
            NewReferences references,
            TableGuard tables,
            PipelineMeter meter,
            Remember remember,
            StageKeeper stage,
            InstantSource clock,
            LongSupplier nanoClock) {}

    /** Makes durable outside epochs how reading the source stands. */
    public interface Remember {
        void begun(CopyTable table);

        void refresh(RefreshWork work);
    }

    private final Parts parts;
    private final Mapper mapper;
    private final WindowRows rows;
    private final EpochBuilder epoch;
    private final StreamPosition stream;
    private final String rulesHash;
    private final AtomicReference<@Nullable LogHead> head = new AtomicReference<>();
    private @Nullable Checkpoint committed;
    private long lastEmptyEpoch;
    private volatile boolean stopping;
    private volatile boolean draining;
    private volatile boolean abandoned;

    public Pipeline(Parts parts, RuleSet rules, Sink sink, Checkpoint from, Bounds bounds) {
        this.parts = parts;
        this.rulesHash = rules.hash();
        this.stream = new StreamPosition(from.position(), from.place());
        this.committed = from;
        this.mapper = new Mapper(rules, parts.copier(), parts.refresher(), parts.parked(), parts.references());
        this.epoch = new EpochBuilder(sink, mapper, parts.references(), bounds, this::checkpoint, parts.nanoClock());
        this.rows = new WindowRows(parts, epoch, this::done);
    }

    /** Ends {@link #run} at the next boundary; a transaction that is being streamed is given up. Any thread. */
    public void stop() {
        stopping = true;
        parts.queue().nudge();
    }

    /** Ends {@link #run} when all that has been received is in NEW. Any thread. */
    public void finish() {
        draining = true;
        parts.queue().nudge();
    }

    /** Tells where OLD's log ends now. Any thread. */
    public void head(LogHead now) {
        head.set(now);
        parts.queue().nudge();
    }

    /** Works until stopped; any failure leaves through an exception and loses nothing. */
    public void run() throws InterruptedException, SQLException {
        try {
            while (!stopping) {
                step();
            }
            if (!epoch.inside()) {
                flush();
                lastEmptyEpoch = parts.nanoClock().getAsLong() - BETWEEN_EMPTY_EPOCHS;
                commitProgress();
            }
        } finally {
            abandoned = epoch.abandon();
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Whether {@link #run} ended in the middle of a large transaction, whose rows NEW has then forgotten. */
    public boolean abandonedTransaction() {
        return abandoned;
    }

    private void step() throws InterruptedException, SQLException {
        parts.copier().beginNext(parts.remember()::begun);
        parts.refresher().beginNext(parts.copier()::settled, parts.remember()::refresh);
        EventQueue.Batch batch = parts.queue().poll(PATIENCE);
        if (batch == null && draining) {
            stopping = true;
        }
        while (batch != null && !stopping) {
            take(batch);
            // What queued up while this was being taken joins the epoch, up to its bounds.
            batch = epoch.isFull() ? null : parts.queue().poll(0);
        }
        if (!epoch.inside()) {
            flush();
            boundary();
            commitProgress();
        }
    }

    private void take(EventQueue.Batch batch) throws SQLException {
        long each = batch.events().isEmpty() ? 0 : batch.weight() / batch.events().size();
        mapper.foresee(batch.events());
        for (SourceEvent event : batch.events()) {
            epoch.counts().received(batch.receivedAt());
            take(event, each);
        }
    }

    private void take(SourceEvent event, long bytes) throws SQLException {
        switch (event) {
            case RowChange change -> {
                parts.windows().touched(change);
                epoch.row(change, bytes);
                if (change instanceof RowChange.Truncate) {
                    // A statement of its own: nothing of a transaction is pending behind it.
                    endOfStatement();
                }
            }
            case SourceEvent.Begin begin -> {
                stream.begin(begin);
                if (epoch.isFull() || parts.windows().hasRequests()) {
                    flush();
                    boundary();
                }
            }
            case SourceEvent.Timed timed -> epoch.timed(timed.committedAt());
            case SourceEvent.Commit commit -> {
                stream.commit(commit);
                if (epoch.commit(commit.committedAt())) {
                    done();
                }
            }
            case SourceEvent.Progress progress -> stream.progress(progress);
            case SourceEvent.TableAltered altered -> {
                altered(altered);
            }
        }
    }

    /** Behind the statement in any case, since its table is read anew after a stop; unless rows of it are still to come. */
    private void altered(SourceEvent.TableAltered altered) {
        boolean mayHaveRows = altered.ddl().stripLeading().regionMatches(true, 0, "CREATE", 0, 6);
        if (!mayHaveRows && !epoch.inside()) {
            stream.statement(altered.transaction());
        }
        epoch.flush(List.of());
        done();
        parts.tables().altered(altered, stream.place());
    }

    private void endOfStatement() {
        epoch.commit(null);
    }

    /** Between two transactions, with everything told before in NEW. */
    private void boundary() throws SQLException {
        parts.windows().openRequested(stream.seen());
        rows.applyReady(stream::passed);
        LogHead now = head.getAndSet(null);
        if (now != null) {
            stream.absorb(now);
            parts.meter().reached(stream.position());
            parts.stage().observe(parts.copier().allDone(), now, stream::passed);
        }
    }

    private void flush() {
        if (!epoch.isEmpty()) {
            epoch.flush(List.of());
            done();
        }
    }

    /** Transactions of other tables and statements without rows move the position, too. */
    private void commitProgress() {
        Checkpoint last = committed;
        long now = parts.nanoClock().getAsLong();
        boolean moved = last == null || !last.position().equals(stream.position()) || !last.stage().equals(parts.stage().word());
        if (moved && now - lastEmptyEpoch >= BETWEEN_EMPTY_EPOCHS) {
            lastEmptyEpoch = now;
            epoch.flush(List.of());
            done();
        }
    }

    private void done() {
        parts.meter().epochDone(epoch.counts()
                .take(stream.position(), mapper.takeFiltered(), parts.nanoClock().getAsLong(), parts.clock().instant()));
    }

    private Checkpoint checkpoint() {
        Checkpoint last = committed;
        var newest = epoch.counts().newest();
        Checkpoint next = new Checkpoint(
                stream.position(),
                newest != null || last == null ? newest : last.sourceTime(),
                stream.place(),
                parts.stage().word(),
                rulesHash);
        committed = next;
        return next;
    }
}
