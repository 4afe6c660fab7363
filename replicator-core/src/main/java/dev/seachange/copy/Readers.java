package dev.seachange.copy;

import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.window.HeldRows;
import dev.seachange.window.OpenWindow;
import dev.seachange.window.RangeReader;
import dev.seachange.window.Windows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Threads that read portions of the source for a board, each over a connection of its own. */
final class Readers<W extends Walk> {
    /** Opens a connection to the source, for one reader. */
    interface SourceConnections {
        Connection open() throws SQLException;
    }

    /** Told why a reader could not go on. */
    interface Failure<W> {
        /** @param walk what it was reading; null when it was nothing yet */
        void told(@Nullable W walk, Exception cause);
    }

    private final ReadingBoard<W> board;
    private final Windows windows;
    private final Runnable nudge;
    private final LongSupplier nanoClock;
    private final Failure<W> failure;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    /**
     * @param nudge wakes the pipeline
     * @param nanoClock as {@link System#nanoTime}
     */
    Readers(ReadingBoard<W> board, Windows windows, Runnable nudge, LongSupplier nanoClock, Failure<W> failure) {
        this.board = board;
        this.windows = windows;
        this.nudge = nudge;
        this.nanoClock = nanoClock;
        this.failure = failure;
    }

    /** Sees to it that so many are at work, if there is any. */
    void ensure(int count, SourceConnections source, Position.Kind kind, String name) {
        threads.removeIf(thread -> !thread.isAlive());
        int missing = board.hire(count);
        for (int i = 0; i < missing; i++) {
            Thread thread = new Thread(() -> work(source, kind), name);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(SourceConnections source, Position.Kind kind) {
        W at = null;
        try (Connection connection = source.open()) {
            Map<TableId, RangeReader> known = new HashMap<>();
            for (ReadingBoard.Job<W> job = board.take(); job != null; job = board.take()) {
                at = job.walk();
                var table = at.table;
                RangeReader reader = known.computeIfAbsent(table.id(), id -> new RangeReader(connection, kind, table, nanoClock));
                read(reader, job);
            }
        } catch (SQLException | RuntimeException e) {
            board.left();
            failure.told(at, e);
            nudge.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(RangeReader reader, ReadingBoard.Job<W> job) throws SQLException, InterruptedException {
        Walk.Planning planning = job.planning();
        Walk.Reading known = job.reading();
        Walk.Reading reading =
                known != null ? known : board.planned(job, Objects.requireNonNull(planning).next(reader));
        if (reading == null) {
            return;
        }
        CompletableFuture<OpenWindow> request = windows.request(job.walk().table.id());
        board.opens(reading, request);
        nudge.run();
        try {
            long started = nanoClock.getAsLong();
            HeldRows held = reader.read(request.get(), reading.stretch.portion());
            board.held(job.walk(), reading, held, nanoClock.getAsLong() - started);
            nudge.run();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets them end. Any thread. */
    void close() {
        board.close();
        threads.forEach(Thread::interrupt);
    }
}
