package dev.seachange.copy;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.window.HeldRows;
import dev.seachange.window.RangeReader;
import dev.seachange.window.Windows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies what is there while the stream flows: readers hold rows of ranges, the pipeline applies them when the stream has passed
 * their high place. Everything but {@link #progress} and {@link #close} belongs to the pipeline's thread.
 */
public final class Copier implements AutoCloseable {
    private static final long MOST_BYTES_PER_RANGE = 8L << 20;

    /**
     * @param mostInFlight ranges held in memory at most
     * @param mostRows bound of a range's rows
     * @param readTime how long reading a range should take
     */
    public record Limits(int mostInFlight, int mostRows, Duration readTime) {
        private RangeSize size() {
            return new RangeSize(MOST_BYTES_PER_RANGE, mostRows, readTime.toNanos());
        }
    }

    /** Opens a connection to the source, for one reader. */
    public interface SourceConnections {
        Connection open() throws SQLException;
    }

    private final CopyOrder order;
    private final Windows windows;
    private final CopyBoard board;
    private final Map<TableId, CopyTable.State> states = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Runnable nudge;
    private final List<Thread> readers = new ArrayList<>();
    private boolean allDone;

    /**
     * @param tables every table to copy, as NEW remembers it
     * @param schemas what they look like
     * @param nudge wakes the pipeline
     * @param limits of ranges
     */
    public Copier(
            CopyOrder order,
            List<CopyTable> tables,
            Map<TableId, TableSchema> schemas,
            Windows windows,
            Runnable nudge,
            Limits limits) {
        this.order = order;
        this.windows = windows;
        this.nudge = nudge;
        Map<TableId, TableProgress> progress = new TreeMap<>();
        for (CopyTable table : tables) {
            TableSchema schema = schemas.get(table.table());
            if (schema == null) {
                throw new IllegalArgumentException("no schema of " + table.table());
            }
            progress.put(table.table(), new TableProgress(schema, table, limits.size()));
            states.put(table.table(), table.state());
        }
        this.board = new CopyBoard(progress, limits.mostInFlight());
        this.allDone = done();
    }

    /** Starts {@code count} readers, unless all is copied. */
    public void start(int count, SourceConnections source, Position.Kind kind, String migration) {
        for (int i = 0; i < count && !allDone; i++) {
            Thread thread = new Thread(() -> readAll(source, kind), "copy-reader-" + migration + "-" + i);
            thread.setDaemon(true);
            readers.add(thread);
            thread.start();
        }
    }

    private void readAll(SourceConnections source, Position.Kind kind) {
        try (Connection connection = source.open()) {
            Map<TableId, RangeReader> known = new HashMap<>();
            for (CopyBoard.Plan plan = board.take(); plan != null; plan = board.take()) {
                TableSchema table = plan.progress().table;
                RangeReader reader =
                        known.computeIfAbsent(table.id(), id -> new RangeReader(connection, kind, table));
                read(reader, plan);
            }
        } catch (SQLException | RuntimeException e) {
            // Without its readers the copy would wait for ever: the pipeline throws it when it asks for the next range.
            failure.compareAndSet(null, e);
            nudge.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(RangeReader reader, CopyBoard.Plan plan) throws SQLException, InterruptedException {
        TableProgress.Reading reading = board.planned(plan, reader.boundary(plan.after(), plan.rows()));
        var request = windows.request(plan.progress().table.id());
        nudge.run();
        try {
            long started = System.nanoTime();
            HeldRows held = reader.read(request.get(), reading.range);
            board.held(plan.progress(), reading, held, System.nanoTime() - started);
            nudge.run();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether changes of the table are left out, since its copy has not begun. */
    public boolean skips(TableId table) {
        return !allDone && states.get(table) == CopyTable.State.WAITING;
    }

    /** Whether NEW holds the table whole, so that writes know what they find. */
    public boolean settled(TableId table) {
        return allDone || states.get(table) == CopyTable.State.DONE;
    }

    public boolean allDone() {
        return allDone;
    }

    /**
     * Begins the tables whose turn it is.
     *
     * @param remember makes durable that the table has begun; only then may its changes be applied
     */
    public void beginNext(Consumer<CopyTable> remember) {
        if (allDone) {
            return;
        }
        for (CopyTable table : board.snapshot()) {
            if (table.state() == CopyTable.State.WAITING
                    && order.before(table.table()).stream().allMatch(this::settled)) {
                remember.accept(new CopyTable(
                        table.table(), CopyTable.State.RUNNING, null, table.rowsDone(), table.rowsEstimated()));
                states.put(table.table(), CopyTable.State.RUNNING);
                board.begin(table.table());
            }
        }
    }

    /**
     * A range whose high place the stream has passed; null when there is none.
     *
     * @throws SQLException when a reader has lost OLD: the copy goes on only with new readers
     */
    public @Nullable HeldRows ready(Predicate<LogPlace> passed) throws SQLException {
        if (allDone) {
            return null;
        }
        switch (failure.get()) {
            case null -> {}
            case SQLException sql -> throw sql;
            case RuntimeException other -> throw other;
            case Exception other -> throw new IllegalStateException(other);
        }
        for (HeldRows held : board.heads()) {
            if (passed.test(held.high())) {
                return held;
            }
        }
        return null;
    }

    /** Says that the range is about to be committed: how far its table is then. */
    public CopyTable applied(HeldRows held) {
        windows.close(held.window());
        CopyTable now = board.applied(held);
        states.put(now.table(), now.state());
        allDone = done();
        return now;
    }

    private boolean done() {
        return states.values().stream().allMatch(state -> state == CopyTable.State.DONE);
    }

    /** How far each table is. Any thread. */
    public List<CopyTable> progress() {
        return board.snapshot();
    }

    /** Lets the readers end. Any thread. */
    @Override
    public void close() {
        board.close();
        readers.forEach(Thread::interrupt);
    }
}
