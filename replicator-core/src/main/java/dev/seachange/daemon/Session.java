package dev.seachange.daemon;

import dev.seachange.change.SourceEvent;
import dev.seachange.config.MigrationConfig;
import dev.seachange.copy.Copier;
import dev.seachange.copy.CopyTable;
import dev.seachange.copy.RefreshWork;
import dev.seachange.copy.Refresher;
import dev.seachange.pipeline.Bounds;
import dev.seachange.pipeline.EventQueue;
import dev.seachange.pipeline.ParkedKeys;
import dev.seachange.pipeline.Pipeline;
import dev.seachange.pipeline.PipelineMeter;
import dev.seachange.pipeline.StageKeeper;
import dev.seachange.pipeline.TableGuard;
import dev.seachange.references.NewReferences;
import dev.seachange.server.Server;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.CopyProgress;
import dev.seachange.sink.RefreshProgress;
import dev.seachange.sink.Sink;
import dev.seachange.sink.StoredCopy;
import dev.seachange.sink.StoredParked;
import dev.seachange.source.LogReader;
import dev.seachange.source.SourceFailure;
import dev.seachange.source.SourceSettings;
import dev.seachange.source.StartPoint;
import dev.seachange.window.LogHead;
import dev.seachange.window.Windows;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run from the checkpoint: a log reader, copy readers and a pipeline around one queue. {@link #run} takes the caller's
 * thread; the other methods may be called from any.
 */
final class Session {
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long SILENCE_AT_START = TimeUnit.MINUTES.toNanos(5);
    private static final long READER_STOPS_WITHIN_MILLIS = 3_000;

    private final Parts parts;
    private final Sink sink;
    private final EventQueue queue;
    private final Copier copier;
    private final Refresher refresher;
    private final ParkedKeys parked = new ParkedKeys();
    private final NewReferences references;
    private final Pipeline pipeline;
    private final Checkpoint from;
    private final AtomicReference<@Nullable SessionEnd> end = new AtomicReference<>();
    private volatile @Nullable LogReader reader;
    private volatile boolean heard;

    Session(Parts parts, Sink sink, Checkpoint from, StageKeeper stage, PipelineMeter meter) {
        this.parts = parts;
        this.sink = sink;
        this.from = from;
        this.queue = new EventQueue(parts.config().queue().maxBytes());
        Windows windows = new Windows();
        MigrationConfig.CopySettings copy = parts.config().copy();
        Copier.Limits limits = new Copier.Limits(copy.readers() * 2, copy.rangeMaxRows(), copy.rangeTime());
        this.copier = new Copier(parts.order(), copyTables(), parts.tables(), windows, queue::nudge, limits, parts.clocks().nanos());
        this.refresher = new Refresher(
                windows, queue::nudge, limits, () -> Server.connect(parts.oldServer()), parts.positionKind(),
                parts.config().name(), parts.clocks().nanos());
        loadParked();
        this.references = new NewReferences(
                parts.newServer(), parts.config().name(), parts.rules().lookups(), parts.rules().targets());
        Pipeline.Parts around = new Pipeline.Parts(
                queue, windows, copier, refresher, parked, references, new TableGuard(parts.tables()), meter, remember(), stage,
                parts.clocks().wall(), parts.clocks().nanos());
        Bounds bounds = new Bounds(
                parts.config().epoch().maxRows(), parts.config().epoch().maxBytes());
        this.pipeline = new Pipeline(around, parts.rules(), sink, from, bounds);
    }

    private List<CopyTable> copyTables() {
        return parts.state().copyTables().stream()
                .filter(table -> parts.tables().containsKey(table.table()))
                .map(Session::copyTable)
                .toList();
    }

    private static CopyTable copyTable(StoredCopy stored) {
        return new CopyTable(
                stored.table(),
                CopyTable.State.valueOf(stored.state()),
                stored.throughKey(),
                stored.rowsCopied(),
                stored.rowsEstimated());
    }

    private void loadParked() {
        for (StoredParked key : parts.state().quarantine(Integer.MAX_VALUE)) {
            parked.park(new ParkedKeys.View(key.rule(), key.table()), key.keyHash());
        }
    }

    private Pipeline.Remember remember() {
        return new Pipeline.Remember() {
            @Override
            public void begun(CopyTable table) {
                parts.state()
                        .saveCopy(new CopyProgress(table.table(), table.state().name(), table.through(), table.rowsDone()));
            }

            @Override
            public void refresh(RefreshWork work) {
                parts.state()
                        .refreshes()
                        .save(new RefreshProgress(
                                work.id(), work.state().name(), work.leg(), work.through(), work.rowsDone(),
                                work.rowsEstimated(), work.rowsUndecided(), work.reason()));
            }
        };
    }

    /** Works until it is stopped or something fails. */
    SessionEnd run() throws InterruptedException {
        SourceSettings settings = new SourceSettings(
                parts.config().name(),
                parts.oldServer(),
                parts.config().source().serverId(),
                parts.tables());
        LogReader started = LogReader.start(
                settings, new StartPoint(from.position(), from.place()), new StoredHistory(parts.state()), this::receive,
                parts.clocks().nanos());
        reader = started;
        Future<?> unused = started.ended().thenAccept(this::readerEnded);
        copier.start(
                parts.config().copy().readers(),
                () -> Server.connect(parts.oldServer()),
                parts.positionKind(),
                parts.config().name());
        try {
            pipeline.run();
            SessionEnd reason = end.get();
            return reason == null ? new SessionEnd.Stopped(pipeline.abandonedTransaction()) : reason;
        } catch (RuntimeException | SQLException e) {
            SessionEnd reason = end.get();
            return reason instanceof SessionEnd.Failed ? reason : SessionEnds.of(e);
        } finally {
            queue.close();
            copier.close();
            refresher.close();
            started.stop(READER_STOPS_WITHIN_MILLIS);
            references.close();
            sink.close();
        }
    }

    private boolean receive(List<SourceEvent> events, long weight) throws InterruptedException {
        heard = true;
        return queue.put(new EventQueue.Batch(events, weight, parts.clocks().nanos().getAsLong()));
    }

    private void readerEnded(@Nullable SourceFailure failure) {
        if (failure == null) {
            if (!pipeline.isStopping()) {
                fail(new SessionEnd.Again("The log reader ended by itself.", new IllegalStateException("engine ended")));
            }
            return;
        }
        end.compareAndSet(null, SessionEnds.of(failure));
        // What was read before the failure is whole; with it in NEW, the position stands right before the trouble.
        pipeline.finish();
    }

    private void fail(SessionEnd reason) {
        end.compareAndSet(null, reason);
        pipeline.stop();
    }

    /** Ends {@link #run} soon: the open epoch is finished, or given up if it is a large transaction's. */
    void stop() {
        pipeline.stop();
    }

    /** Where OLD's log ends now; also the beat at which a dead connection of the reader is noticed. */
    void head(LogHead head) {
        LogReader running = reader;
        if (running != null && running.silentNanos() > (heard ? SILENCE : SILENCE_AT_START)) {
            fail(new SessionEnd.Again(
                    "OLD's log reader has been silent for " + TimeUnit.NANOSECONDS.toSeconds(running.silentNanos())
                            + " s although OLD answers; its connection is taken for dead.",
                    new IllegalStateException("silence")));
        }
        pipeline.head(head);
    }

    EventQueue queue() {
        return queue;
    }

    Copier copier() {
        return copier;
    }

    Refresher refresher() {
        return refresher;
    }

    ParkedKeys parked() {
        return parked;
    }
}
