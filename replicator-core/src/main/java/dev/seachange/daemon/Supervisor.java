package dev.seachange.daemon;

import dev.seachange.pipeline.StageKeeper;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.Sink;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.StoredCheckpoint;
import dev.seachange.status.Trouble;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session after another until it is stopped or a person must act. A session that ended for a reason that may pass is
 * followed by a new one from the checkpoint, with a pause that grows as long as nothing is achieved.
 */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration BUDGET = Duration.ofHours(24);

    private final Parts parts;
    private final Supplier<Sink> sinks;
    private final StatusMaker status;
    private final Board board;
    private final StageKeeper stage;
    private final Backoff backoff;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private volatile @Nullable Session session;
    private volatile @Nullable Ending wanted;

    Supervisor(
            Parts parts,
            Supplier<Sink> sinks,
            StatusMaker status,
            Board board,
            StageKeeper stage,
            Backoff backoff) {
        this.parts = parts;
        this.sinks = sinks;
        this.status = status;
        this.board = board;
        this.stage = stage;
        this.backoff = backoff;
    }

    static Backoff backoff() {
        return new Backoff(BUDGET);
    }

    CompletableFuture<Ending> ending() {
        return ending;
    }

    @Nullable Session session() {
        return session;
    }

    /** Asks for the end, and says what it shall be called. The first wish counts. */
    void stop(Ending why) {
        if (wanted == null) {
            wanted = why;
        }
        stopRequested.countDown();
        Session running = session;
        if (running != null) {
            running.stop();
        }
    }

    void run() {
        try {
            Ending end = null;
            while (end == null) {
                end = once();
            }
            ending.complete(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.complete(new Ending.Stopped());
        } catch (RuntimeException e) {
            LOG.error("supervisor", e);
            ending.complete(new Ending.Failed("A defect of Seachange: " + e, "Start again: nothing is lost."));
        }
    }

    /** One session; null when another one is to follow. */
    private @Nullable Ending once() throws InterruptedException {
        SessionEnd end = runSession();
        return switch (end) {
            case SessionEnd.Stopped stopped -> stopped(stopped);
            case SessionEnd.Again again -> again(again);
            case SessionEnd.Failed failed -> failed(failed);
        };
    }

    private SessionEnd runSession() throws InterruptedException {
        if (stopRequested.getCount() == 0) {
            return new SessionEnd.Stopped(false);
        }
        try {
            Checkpoint from = parts.state()
                    .checkpoint()
                    .map(StoredCheckpoint::checkpoint)
                    .orElseThrow(() -> new IllegalStateException("the checkpoint of " + parts.config().name() + " is gone"));
            LOG.info("From {} (log {})", from.position(), from.place());
            Session next = session(from);
            session = next;
            status.session(next);
            board.parkInto(next.parked());
            if (stopRequested.getCount() == 0) {
                next.stop();
            }
            status.trouble(null);
            return next.run();
        } catch (SinkFailure e) {
            return SessionEnds.of(e);
        } finally {
            session = null;
            status.session(null);
            board.parkInto(null);
        }
    }

    private Session session(Checkpoint from) {
        Sink sink = sinks.get();
        try {
            return new Session(parts, sink, from, stage, board);
        } catch (RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    private Ending stopped(SessionEnd.Stopped stopped) {
        LOG.info(stopped.abandonedTransaction()
                ? "Stopped in the middle of a large transaction: it was given up and will be read again from its start."
                : "Stopped between two transactions: everything read so far is in NEW.");
        Ending why = wanted;
        return why == null ? new Ending.Stopped() : why;
    }

    private @Nullable Ending again(SessionEnd.Again again) throws InterruptedException {
        if (backoff.exhausted()) {
            return failed(new SessionEnd.Failed(
                    again.what(), "Tried for " + BUDGET.toHours() + " hours without any progress. Mend it and start again.",
                    false));
        }
        Duration pause = backoff.next();
        board.restarted();
        status.trouble(new Trouble(
                again.what(), "Trying again by itself, next in " + pause.toMillis() + " ms.", parts.clocks().wall().instant(), false));
        LOG.warn("{} Going on from the checkpoint in {} ms.", again.what(), pause.toMillis());
        LOG.debug("the cause", again.cause());
        return stopRequested.await(pause.toMillis(), TimeUnit.MILLISECONDS) ? stopped(new SessionEnd.Stopped(false)) : null;
    }

    private Ending failed(SessionEnd.Failed failed) {
        if (failed.forgetHistory()) {
            parts.state().wipeHistory();
        }
        status.trouble(new Trouble(failed.what(), failed.remedy(), parts.clocks().wall().instant(), true));
        LOG.error("Stopped: {} {}", failed.what(), failed.remedy());
        return new Ending.Failed(failed.what(), failed.remedy());
    }
}
