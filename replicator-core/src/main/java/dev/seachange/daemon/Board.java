package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.metrics.ReplicatorMetrics;
import dev.seachange.pipeline.ParkedKeys;
import dev.seachange.pipeline.PipelineMeter;
import dev.seachange.sink.Finding;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.Parked;
import dev.seachange.sink.SinkListener;
import dev.seachange.status.Disturbances;
import dev.seachange.status.Rate;
import dev.seachange.status.Throughput;
import dev.seachange.window.LogHead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the rooms tell, over all sessions of this process. Safe from any thread. */
final class Board implements PipelineMeter, SinkListener {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final Duration RATE_OVER = Duration.ofSeconds(5);
    /** Findings logged one by one before only the counter goes on. */
    private static final long FINDINGS_LOGGED = 100;

    private final ReplicatorMetrics metrics;
    private final LagTracker lag;
    private final Runnable progressed;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong epochs = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();
    private final AtomicLong findings = new AtomicLong();
    private final Map<String, LongAdder> retries = new ConcurrentHashMap<>();
    private volatile @Nullable ParkedKeys parkedKeys;
    private final Rate eventRate;
    private final Rate rowRate;

    /**
     * @param nanoClock as {@link System#nanoTime}
     * @param progressed called when an epoch is in NEW
     */
    Board(ReplicatorMetrics metrics, LagTracker lag, LongSupplier nanoClock, Runnable progressed) {
        this.metrics = metrics;
        this.lag = lag;
        this.progressed = progressed;
        this.eventRate = new Rate(nanoClock, RATE_OVER);
        this.rowRate = new Rate(nanoClock, RATE_OVER);
    }

    @Override
    public void epochDone(EpochDone epoch) {
        events.addAndGet(epoch.events());
        transactions.addAndGet(epoch.transactions());
        epochs.incrementAndGet();
        lag.applied(epoch);
        metrics.epochDone(epoch.writes(), epoch.timing().mapped() + epoch.timing().written());
        epoch.filtered().forEach(metrics::rowsFiltered);
        progressed.run();
    }

    @Override
    public void reached(Position position) {
        lag.reached(position);
    }

    @Override
    public void rows(TableId table, RowOperation operation, long count) {
        rows.addAndGet(count);
        metrics.rowsWritten(table, operation, count);
    }

    @Override
    public void retried(String reason) {
        retries.computeIfAbsent(reason, r -> new LongAdder()).increment();
    }

    /** Whose keys are parked from now on; null between sessions. */
    void parkInto(@Nullable ParkedKeys keys) {
        parkedKeys = keys;
    }

    @Override
    public void parked(Parked key) {
        ParkedKeys keys = parkedKeys;
        if (keys != null) {
            keys.park(new ParkedKeys.View(key.rule(), key.table()), KeyHash.of(key.key()));
        }
    }

    @Override
    public void found(Finding finding) {
        if (findings.incrementAndGet() <= FINDINGS_LOGGED) {
            LOG.warn(
                    "Finding: {} in {} (rule {}, key hash {}); the row was written as it should be. Somebody else writes to"
                            + " NEW, or rules overlap.",
                    finding.kind(), finding.table(), finding.rule(), KeyHash.of(finding.key()).substring(0, 12));
        }
    }

    void restarted() {
        restarts.incrementAndGet();
    }

    /** To be called about once a second, so that rates are known. */
    void beat() {
        eventRate.observe(events.get());
        rowRate.observe(rows.get());
    }

    void head(LogHead head, Instant at) {
        lag.head(head, at);
    }

    LagTracker lag() {
        return lag;
    }

    double rowsPerSecond() {
        return rowRate.perSecond();
    }

    Throughput throughput() {
        return new Throughput(
                events.get(), transactions.get(), rows.get(), epochs.get(), eventRate.perSecond(), rowRate.perSecond());
    }

    Disturbances disturbances() {
        Map<String, Long> byCause = new HashMap<>();
        retries.forEach((cause, count) -> byCause.put(cause, count.sum()));
        return new Disturbances(byCause, restarts.get(), findings.get());
    }
}
