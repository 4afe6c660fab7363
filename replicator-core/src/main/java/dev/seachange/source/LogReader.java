package dev.seachange.source;

import dev.seachange.change.SourceEvent;
import dev.seachange.server.Server;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.StopEngineException;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of an embedded engine from a start point: tells events to its receiver until it is stopped or fails, then is of no
 * further use. Safe from any thread.
 */
public final class LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    /** Kept, since a logger that nobody holds forgets its level; what it says at INFO is no news for an operator. */
    private static final java.util.logging.Logger BINLOG_CLIENT = java.util.logging.Logger.getLogger("com.github.shyiko");

    static {
        BINLOG_CLIENT.setLevel(java.util.logging.Level.WARNING);
    }

    private final SourceSettings settings;
    private final HistoryStore history;
    private final EventReceiver receiver;
    private final RecordDecoder decoder;
    private final CompletableFuture<@Nullable SourceFailure> ended = new CompletableFuture<>();
    /** Held while a batch is handled, so that stopping never interrupts one (T6). */
    private final ReentrantLock handling = new ReentrantLock();

    private volatile boolean historyComplete;
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException ownFailure;
    private final LongSupplier nanoClock;
    private volatile long lastSign;
    private @Nullable DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;

    private LogReader(SourceSettings settings, HistoryStore history, EventReceiver receiver, LongSupplier nanoClock) {
        this.settings = settings;
        this.history = history;
        this.receiver = receiver;
        this.nanoClock = nanoClock;
        this.lastSign = nanoClock.getAsLong();
        this.decoder = new RecordDecoder(settings);
    }

    /**
     * Starts reading; failures of the start, too, are told by {@link #ended()}.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public static LogReader start(
            SourceSettings settings, StartPoint from, HistoryStore history, EventReceiver receiver, LongSupplier nanoClock) {
        LogReader reader = new LogReader(settings, history, receiver, nanoClock);
        reader.launch(from);
        return reader;
    }

    private void launch(StartPoint from) {
        try {
            if (decoder.moved().areThere() && Server.logsCascades(settings.server())) {
                decoder.moved().areLogged();
            }
        } catch (SQLException e) {
            ended.complete(EngineFailures.classify(String.valueOf(e.getMessage()), e));
            return;
        }
        historyComplete = StoredSchemaHistory.isComplete(history);
        if (!historyComplete) {
            // A first reading that was cut short left a part only.
            history.clear();
        }
        String id = EngineContext.register(new EngineContext(from, history));
        DebeziumEngine<RecordChangeEvent<SourceRecord>> built = DebeziumEngine.create(
                        ChangeEventFormat.of(Connect.class))
                .using(EngineSettings.of(settings, id, !historyComplete))
                .using(this::completed)
                .notifying(this::handle)
                .build();
        engine = built;
        Thread thread = new Thread(() -> run(built, id), EngineSettings.threadName(settings));
        thread.setDaemon(true);
        thread.start();
    }

    private void run(DebeziumEngine<RecordChangeEvent<SourceRecord>> built, String id) {
        try {
            built.run();
        } finally {
            EngineContext.forget(id);
            interruptLeftReader();
            ended.complete(null);
        }
    }

    /** The binlog client's thread may still wait at the engine's full queue, where nobody else would wake it. */
    private void interruptLeftReader() {
        String name = "blc-" + settings.server().host() + ":" + settings.server().port();
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Thread::interrupt);
    }

    private void handle(
            List<RecordChangeEvent<SourceRecord>> records,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        handling.lock();
        try {
            if (stopping) {
                throw new StopEngineException("asked to stop");
            }
            tell(records);
            lastSign = nanoClock.getAsLong();
        } finally {
            handling.unlock();
        }
        committer.markProcessed(records.getLast());
        committer.markBatchFinished();
    }

    /** T5: nothing is retried here; a failure ends the engine, and a new one starts from the checkpoint. */
    private void tell(List<RecordChangeEvent<SourceRecord>> records) throws InterruptedException {
        List<SourceEvent> events = new ArrayList<>(records.size());
        RowDecoder.Weight weight = new RowDecoder.Weight();
        try {
            for (RecordChangeEvent<SourceRecord> record : records) {
                decoder.decode(record.record(), events, weight);
                completeHistory(record.record());
            }
        } catch (RuntimeException e) {
            ownFailure = e;
            // What was told before the failure is whole and may be applied.
            receiver.receive(events, weight.bytes());
            throw e;
        }
        if (!events.isEmpty() && !receiver.receive(events, weight.bytes())) {
            stopping = true;
        }
    }

    private void completeHistory(SourceRecord record) {
        if (!historyComplete && !decoder.isOfSnapshot(record)) {
            history.append(StoredSchemaHistory.COMPLETE);
            historyComplete = true;
        }
    }

    private void completed(boolean success, @Nullable String message, @Nullable Throwable error) {
        RuntimeException own = ownFailure;
        if (own instanceof SourceFailure failure) {
            ended.complete(failure);
        } else if (own != null) {
            ended.complete(EngineFailures.ours(own));
        } else if (stopping || (success && error == null)) {
            ended.complete(null);
        } else {
            ended.complete(EngineFailures.classify(String.valueOf(message), error));
        }
    }

    /** Completed when the engine has ended: with null when it was stopped, else with the reason. */
    public CompletableFuture<@Nullable SourceFailure> ended() {
        return ended;
    }

    /**
     * Nanoseconds since the engine last handed anything over; zero while its receiver holds it back. An idle server sends a
     * sign every 200 ms, so a long silence means a dead connection (T3: nothing else would tell).
     */
    public long silentNanos() {
        return handling.isLocked() ? 0 : nanoClock.getAsLong() - lastSign;
    }

    /**
     * Stops the engine and waits for its end at most {@code timeoutMillis}. The receiver must not hold the reader back any more,
     * or its batch would be waited for.
     */
    public void stop(long timeoutMillis) {
        stopping = true;
        // A barrier only: the batch being handled ends, later ones see the flag. Closing while holding it would wait for the
        // engine's thread, which waits for it.
        handling.lock();
        try {
            LOG.debug("no batch is being handled any more");
        } finally {
            handling.unlock();
        }
        Thread closer = new Thread(this::close, "close-" + EngineSettings.threadName(settings));
        closer.setDaemon(true);
        closer.start();
        try {
            ended.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The log reader of {} has not ended within {} ms; it is left behind.", settings.migration(), timeoutMillis);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        DebeziumEngine<RecordChangeEvent<SourceRecord>> running = engine;
        if (running != null && !ended.isDone()) {
            try {
                running.close();
            } catch (IOException | IllegalStateException e) {
                // It is just starting or has just ended; while starting, the handler sees the flag with the first batch.
                LOG.debug("closing the engine", e);
            }
        }
    }
}
