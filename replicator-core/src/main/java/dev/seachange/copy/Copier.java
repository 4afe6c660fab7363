package dev.seachange.copy;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.window.HeldRows;
import dev.seachange.window.Windows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
        RangeSize size() {
            return new RangeSize(MOST_BYTES_PER_RANGE, mostRows, readTime.toNanos());
        }
    }

    /** Opens a connection to the source, for one reader. */
    public interface SourceConnections {
        Connection open() throws SQLException;
    }

    private final CopyOrder order;
    private final Windows windows;
    private final Map<TableId, TableProgress> tables = new TreeMap<>();
    private final ReadingBoard<TableProgress> board;
    private final Readers<TableProgress> readers;
    private final Map<TableId, CopyTable.State> states = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private boolean allDone;

    /**
     * @param copied every table to copy, as NEW remembers it
     * @param schemas what they look like
     * @param nudge wakes the pipeline
     * @param limits of ranges
     * @param nanoClock as {@link System#nanoTime}
     */
    public Copier(
            CopyOrder order,
            List<CopyTable> copied,
            Map<TableId, TableSchema> schemas,
            Windows windows,
            Runnable nudge,
            Limits limits,
            LongSupplier nanoClock) {
        this.order = order;
        this.windows = windows;
        for (CopyTable table : copied) {
            TableSchema schema = schemas.get(table.table());
            if (schema == null) {
                throw new IllegalArgumentException("no schema of " + table.table());
            }
            tables.put(table.table(), new TableProgress(schema, table, limits.size()));
            states.put(table.table(), table.state());
        }
        this.board = new ReadingBoard<>(List.copyOf(tables.values()), limits.mostInFlight(), 0);
        // Without its readers the copy would wait for ever: the pipeline throws the cause when it asks for the next range.
        this.readers = new Readers<>(board, windows, nudge, nanoClock, (table, cause) -> failure.compareAndSet(null, cause));
        this.allDone = done();
    }

    /** Starts {@code count} readers, unless all is copied. */
    public void start(int count, SourceConnections source, Position.Kind kind, String migration) {
        readers.ensure(count, source::open, kind, "copy-reader-" + migration);
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
        for (CopyTable table : progress()) {
            if (table.state() == CopyTable.State.WAITING
                    && order.before(table.table()).stream().allMatch(this::settled)) {
                remember.accept(new CopyTable(
                        table.table(), CopyTable.State.RUNNING, null, table.rowsDone(), table.rowsEstimated()));
                states.put(table.table(), CopyTable.State.RUNNING);
                begin(progressOf(table.table()));
            }
        }
    }

    private void begin(TableProgress table) {
        board.guarded(() -> {
            table.begin();
            return table;
        });
    }

    private TableProgress progressOf(TableId table) {
        TableProgress progress = tables.get(table);
        if (progress == null) {
            throw new IllegalArgumentException("not copied: " + table);
        }
        return progress;
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
        return board.guarded(() -> {
            for (TableProgress table : tables.values()) {
                Walk.Reading first = table.first();
                HeldRows held = first == null ? null : first.held;
                if (held != null && passed.test(held.high())) {
                    return held;
                }
            }
            return null;
        });
    }

    /** Says that the range is about to be committed: how far its table is then. */
    public CopyTable applied(HeldRows held) {
        windows.close(held.window());
        TableProgress table = progressOf(held.table().id());
        CopyTable now = board.guarded(table::applied);
        states.put(now.table(), now.state());
        allDone = done();
        return now;
    }

    private boolean done() {
        return states.values().stream().allMatch(state -> state == CopyTable.State.DONE);
    }

    /** How far each table is. Any thread. */
    public List<CopyTable> progress() {
        return board.guarded(
                () -> tables.values().stream().map(table -> table.stored(null)).toList());
    }

    /** Lets the readers end. Any thread. */
    @Override
    public void close() {
        readers.close();
    }
}
