package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.copy.CopyTable;
import dev.seachange.pipeline.EventQueue;
import dev.seachange.pipeline.StageKeeper;
import dev.seachange.status.Copy;
import dev.seachange.status.CopyState;
import dev.seachange.status.Lag;
import dev.seachange.status.Migration;
import dev.seachange.status.Progress;
import dev.seachange.status.QueueFill;
import dev.seachange.status.Rate;
import dev.seachange.status.Readiness;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.status.TableCopy;
import dev.seachange.status.Trouble;
import dev.seachange.window.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what the daemon tells of itself. Asked by any thread; what NEW has to be asked for is refreshed by {@link #beat}. */
final class StatusMaker {
    private static final Duration RATE_OVER = Duration.ofSeconds(5);

    private final Migration migration;
    private final Parts parts;
    private final Board board;
    private final StageKeeper stage;
    private final RefreshWatch refreshes;
    private final Map<String, Rate> copyRates = new HashMap<>();
    private final ParkedWatch parked;
    private volatile @Nullable Session session;
    private volatile @Nullable Trouble trouble;

    StatusMaker(
            Migration migration,
            Parts parts,
            Board board,
            StageKeeper stage,
            RefreshWatch refreshes) {
        this.refreshes = refreshes;
        this.migration = migration;
        this.parts = parts;
        this.board = board;
        this.stage = stage;
        this.parked = new ParkedWatch(parts.state(), parts.clocks().nanos());
    }

    void session(@Nullable Session now) {
        session = now;
    }

    /** What stops or holds up the migration; null when nothing does. */
    void trouble(@Nullable Trouble now) {
        trouble = now;
    }

    /** To be called about once a second. */
    void beat() {
        board.beat();
        Session running = session;
        if (running != null) {
            for (CopyTable table : running.copier().progress()) {
                rate(table).observe(table.rowsDone());
            }
        }
        parked.beat();
    }

    /** Keys in quarantine, counted now; not beside {@link #beat}. */
    long parkedNow() {
        parked.look();
        return parked.told(null).keys();
    }

    private synchronized Rate rate(CopyTable table) {
        return copyRates.computeIfAbsent(table.table().toString(), t -> new Rate(parts.clocks().nanos(), RATE_OVER));
    }

    Status status() {
        Session running = session;
        Instant now = parts.clocks().wall().instant();
        EventQueue queue = running == null ? null : running.queue();
        Lag lag = board.lag().lag(now, queue == null ? null : queue.oldestCommit());
        EventQueue.Fill fill = queue == null ? new EventQueue.Fill(0, 0, 0) : queue.fill();
        return new Status(
                migration,
                now,
                stage.stage(),
                Readiness.unless(reasons(running, lag)),
                lag,
                progress(),
                board.throughput(),
                copy(running),
                new QueueFill(fill.events(), fill.bytes(), fill.capacityBytes()),
                board.disturbances(),
                parked.told(running),
                refreshes.status(running),
                trouble);
    }

    private List<String> reasons(@Nullable Session running, Lag lag) {
        List<String> reasons = new ArrayList<>();
        Trouble now = trouble;
        if (now != null) {
            reasons.add(now.what());
        }
        if (running == null) {
            reasons.add("no session is running");
        }
        if (stage.stage() == Stage.PREPARING) {
            reasons.add("preparing");
        }
        Double total = lag.totalSeconds();
        double most = parts.config().live().maxLag().toMillis() / 1e3;
        if (stage.stage() == Stage.LIVE && total != null && total > most) {
            reasons.add(String.format(Locale.ROOT, "lag is %.1f s, more than live.max_lag_seconds (%.0f)", total, most));
        }
        return reasons;
    }

    private Progress progress() {
        Position applied = board.lag().applied();
        LogHead head = board.lag().lastHead();
        return new Progress(
                applied == null ? null : applied.toString(),
                board.lag().appliedThrough(),
                head == null ? null : head.position().toString());
    }

    private Copy copy(@Nullable Session running) {
        if (running == null) {
            return Copy.NONE;
        }
        List<TableCopy> tables = new ArrayList<>();
        double total = 0;
        for (CopyTable table : running.copier().progress()) {
            double rate = rate(table).perSecond();
            total += rate;
            tables.add(TableCopy.of(
                    table.table().toString(), state(table.state()), table.rowsDone(), table.rowsEstimated(), rate));
        }
        return Copy.of(tables, total);
    }

    private static CopyState state(CopyTable.State state) {
        return switch (state) {
            case WAITING -> CopyState.WAITING;
            case RUNNING -> CopyState.RUNNING;
            case DONE -> CopyState.DONE;
        };
    }
}
