package dev.seachange.copy;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.window.HeldRows;
import dev.seachange.window.OpenWindow;
import dev.seachange.window.Windows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rows of the source once more while the stream flows, as the copy does: one request after the other, and beside them keys
 * that are tried again by themselves. {@link #offer}, {@link #beat}, {@link #progress} and {@link #close} may be called from any
 * thread, everything else belongs to the pipeline's.
 *
 * <p>From the moment a refresh begins to its end, {@link #concerns} says which changes of the stream have to make NEW right,
 * whatever it holds: a row that the stream touches in a window is not taken from the window.
 */
public final class Refresher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final long IDLE = Duration.ofSeconds(3).toNanos();
    /** How often reading may fail for reasons that may pass, with nothing applied in between. */
    private static final int MOST_FAILURES = 30;

    private final Windows windows;
    private final Copier.Limits limits;
    private final ReadingBoard<RefreshWalk> board;
    private final Readers<RefreshWalk> readers;
    private final Copier.SourceConnections source;
    private final Position.Kind kind;
    private final String migration;
    private final RefreshQueue queue = new RefreshQueue();
    private final Map<RefreshWalk, Exception> failures = new ConcurrentHashMap<>();
    private final List<RefreshWalk> running = new ArrayList<>();

    /**
     * @param nudge wakes the pipeline
     * @param limits of portions
     * @param nanoClock as {@link System#nanoTime}
     */
    public Refresher(
            Windows windows,
            Runnable nudge,
            Copier.Limits limits,
            Copier.SourceConnections source,
            Position.Kind kind,
            String migration,
            LongSupplier nanoClock) {
        this.windows = windows;
        this.limits = limits;
        this.source = source;
        this.kind = kind;
        this.migration = migration;
        this.board = new ReadingBoard<>(List.of(), limits.mostInFlight(), IDLE);
        this.readers = new Readers<>(board, windows, nudge, nanoClock, this::failed);
    }

    /** Takes a request, unless it has been taken before; or keys to be tried again, unless those of the rule are being tried. */
    public void offer(RefreshTask task) {
        queue.offer(task);
    }

    /** Whether a request has been taken. */
    public boolean knows(long id) {
        return queue.knows(id);
    }

    /** To be called about once a second: brings readers back that were lost. */
    public void beat() {
        if (failures.isEmpty() && !board.walks().isEmpty()) {
            ensureReaders();
        }
    }

    private void ensureReaders() {
        // Half of what may be in flight, as for the copy: one is read while another one waits for the stream.
        readers.ensure(Math.max(1, limits.mostInFlight() / 2), source::open, kind, "refresh-reader-" + migration);
    }

    private void failed(@Nullable RefreshWalk walk, Exception cause) {
        if (walk == null) {
            LOG.warn("A refresh cannot read OLD, and will try again: {}", cause.getMessage());
        } else {
            failures.putIfAbsent(walk, cause);
        }
    }

    /**
     * Begins what can be begun: the next request, and keys to be tried again.
     *
     * @param settled whether NEW holds a table whole: what is still to be copied is not refreshed
     * @param remember makes durable how a request stands
     */
    public void beginNext(Predicate<TableId> settled, Consumer<RefreshWork> remember) {
        if (queue.isEmpty()) {
            return;
        }
        RefreshTask request =
                running.stream().anyMatch(walk -> walk.task.from().isRequest()) ? null : queue.request(settled);
        if (request != null) {
            RefreshWalk walk = new RefreshWalk(request, limits.size());
            remember.accept(walk.now());
            queue.begun(request);
            begin(walk);
        }
        List<RefreshTask> atWork = running.stream().map(walk -> walk.task).toList();
        queue.retries(settled, atWork).forEach(retry -> begin(new RefreshWalk(retry, limits.size())));
    }

    private void begin(RefreshWalk walk) {
        running.add(walk);
        board.add(walk);
        ensureReaders();
    }

    /** Whether changes of the table have to make NEW right for this rule, whatever it holds. */
    public boolean concerns(TableId table, String rule) {
        return !running.isEmpty() && running.stream().anyMatch(walk -> walk.task.concerns(table, rule));
    }

    /** Whether {@link #concerns} holds for some rule. */
    public boolean concerns(TableId table) {
        return !running.isEmpty() && running.stream().anyMatch(walk -> walk.task.table().id().equals(table));
    }

    /**
     * A portion whose high place the stream has passed; null when there is none.
     *
     * @param remember makes durable that a request has failed
     */
    public @Nullable RefreshSlice ready(Predicate<LogPlace> passed, Consumer<RefreshWork> remember) {
        if (!failures.isEmpty()) {
            failures.keySet().retainAll(running);
        }
        for (Iterator<RefreshWalk> each = running.iterator(); each.hasNext(); ) {
            RefreshWalk walk = each.next();
            Exception failure = failures.get(walk);
            if (failure != null) {
                if (!goesOn(walk, failure, remember)) {
                    each.remove();
                    end(walk);
                }
                failures.remove(walk);
                continue;
            }
            RefreshSlice slice = ready(walk, passed);
            if (slice != null) {
                return slice;
            }
        }
        return null;
    }

    private @Nullable RefreshSlice ready(RefreshWalk walk, Predicate<LogPlace> passed) {
        RefreshSlice slice = board.guarded(() -> {
            Walk.Reading first = walk.first();
            HeldRows held = first == null ? null : first.held;
            return first != null && held != null && passed.test(held.high())
                    ? new RefreshSlice(walk.task, held, walk.after(first))
                    : null;
        });
        if (slice != null && slice.held().window().isBlurred(slice.held().absent())) {
            // Whether the stream has brought one of these keys in another spelling can only be told by reading once more.
            windows.close(slice.held().window());
            board.guarded(walk::readFirstAgain);
            return null;
        }
        return slice;
    }

    /** Whether a walk whose reader failed may go on from what has been applied. */
    private boolean goesOn(RefreshWalk walk, Exception failure, Consumer<RefreshWork> remember) {
        for (Walk.Reading dropped : board.guarded(walk::dropAll)) {
            CompletableFuture<OpenWindow> window = dropped.window;
            if (window != null) {
                // Windows open on this thread only, so it is this thread that closes it, now or later.
                Future<?> unused = window.thenAccept(windows::close);
            }
        }
        int times = board.guarded(walk::rewind);
        if (ReadFailures.mayPass(failure) && times <= MOST_FAILURES) {
            LOG.warn("Refresh of {}: reading failed, going on from what is in NEW: {}", walk.table, failure.getMessage());
            return true;
        }
        String why = ReadFailures.story(failure);
        LOG.error("Refresh of {} failed: {}", walk.table, why);
        board.guarded(() -> {
            walk.fail(why);
            return walk;
        });
        if (walk.task.from().isRequest()) {
            remember.accept(walk.now());
        }
        return false;
    }

    /** Says that the portion is committed. */
    public void applied(RefreshSlice slice) {
        windows.close(slice.held().window());
        RefreshWalk walk = running.stream()
                .filter(one -> one.task.equals(slice.task()))
                .findFirst()
                .orElseThrow();
        board.guarded(() -> {
            walk.applied(slice.after());
            return walk;
        });
        if (slice.after().state() == RefreshWork.State.DONE) {
            running.remove(walk);
            end(walk);
        }
    }

    private void end(RefreshWalk walk) {
        board.remove(walk);
        queue.ended(walk.task);
    }

    /** How far the requests are that are being worked on. Any thread. */
    public List<RefreshWork> progress() {
        return board.guarded(() -> board.walks().stream()
                .map(RefreshWalk::now)
                .filter(RefreshWork::isRequest)
                .toList());
    }

    /** Lets the readers end. Any thread. */
    @Override
    public void close() {
        readers.close();
    }
}
