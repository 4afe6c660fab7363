package dev.seachange.metrics;

import dev.seachange.change.TableId;
import dev.seachange.sink.SinkListener.RowOperation;
import dev.seachange.status.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The metrics of one migration. Counting is safe from any thread and cheap enough for once per epoch; {@link #scrape} reads one
 * status snapshot.
 */
public final class ReplicatorMetrics implements AutoCloseable {
    private static final double[] EPOCH_ROWS = {1, 10, 100, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000};
    private static final Duration[] EPOCH_DURATIONS = {
        Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(20),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10),
        Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(300)
    };

    private record RowsOf(TableId table, RowOperation operation) {}

    private final Supplier<Status> status;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<RowsOf, Counter> rows = new ConcurrentHashMap<>();
    private final Map<String, Counter> filtered = new ConcurrentHashMap<>();
    private final DistributionSummary epochRows;
    private final Timer epochDuration;
    private final StatusGauges gauges;

    /**
     * Sets the metrics up. {@code status} is first asked when somebody scrapes.
     *
     * @param migration name, put on every metric as label {@code migration}
     */
    public ReplicatorMetrics(String migration, String version, Supplier<Status> status) {
        this.status = status;
        registry.config().commonTags("migration", migration);
        epochRows = DistributionSummary.builder(Metric.EPOCH_ROWS.id())
                .description(Metric.EPOCH_ROWS.help())
                .serviceLevelObjectives(EPOCH_ROWS)
                .register(registry);
        epochDuration = Timer.builder(Metric.EPOCH_DURATION.id())
                .description(Metric.EPOCH_DURATION.help())
                .serviceLevelObjectives(EPOCH_DURATIONS)
                .register(registry);
        gauges = new StatusGauges(registry, version);
        bindProcess();
    }

    /** Rows of {@code table} (of NEW) written by a committed epoch. */
    public void rowsWritten(TableId table, RowOperation operation, long count) {
        rows.computeIfAbsent(new RowsOf(table, operation), this::rowCounter).increment((double) count);
    }

    /** Rows that the filter of {@code rule} kept out of NEW. */
    public void rowsFiltered(String rule, long count) {
        filtered.computeIfAbsent(rule, this::filterCounter).increment((double) count);
    }

    /**
     * An epoch was committed.
     *
     * @param writes that it asked for, before folding
     * @param nanos from the first statement to the end of COMMIT, retries included
     */
    public void epochDone(long writes, long nanos) {
        epochRows.record((double) writes);
        epochDuration.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The text that {@code /metrics} answers. Only one scrape at a time, so that each shows one snapshot. */
    public synchronized String scrape() {
        gauges.show(status.get());
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private Counter rowCounter(RowsOf which) {
        return Counter.builder(Metric.ROWS.id())
                .description(Metric.ROWS.help())
                .tag("table", which.table().toString())
                .tag("operation", which.operation().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter filterCounter(String rule) {
        return Counter.builder(Metric.ROWS_FILTERED.id())
                .description(Metric.ROWS_FILTERED.help())
                .tag("rule", rule)
                .register(registry);
    }

    private void bindProcess() {
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }
}
