package dev.seachange.metrics;

import dev.seachange.status.Lag;
import dev.seachange.status.Quarantine;
import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.status.TableCopy;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The part of the metrics that a status snapshot holds. Not thread-safe: its owner shows one snapshot after another. */
final class StatusGauges {
    private final MeterRegistry registry;
    private final MultiGauge copyState;
    private final MultiGauge copyRows;
    private final MultiGauge copyEstimate;
    private final MultiGauge refreshRows;
    private final MultiGauge refreshEstimate;
    private final MultiGauge quarantine;
    private final MultiGauge rules;
    private final Set<String> knownCauses = new HashSet<>();
    private @Nullable Status shown;

    StatusGauges(MeterRegistry registry, String version) {
        this.registry = registry;
        copyState = many(Metric.COPY_STATE);
        copyRows = many(Metric.COPY_ROWS);
        copyEstimate = many(Metric.COPY_ESTIMATE);
        refreshRows = many(Metric.REFRESH_ROWS);
        refreshEstimate = many(Metric.REFRESH_ESTIMATE);
        quarantine = many(Metric.QUARANTINE);
        rules = many(Metric.RULES_INFO);
        registerLag();
        registerTotals();
        registerState(version);
    }

    void show(Status status) {
        shown = status;
        List<TableCopy> tables = status.copy().tables();
        copyState.register(rows(tables, table -> table.state().number()), true);
        copyRows.register(rows(tables, TableCopy::rowsDone), true);
        copyEstimate.register(rows(tables, TableCopy::rowsEstimated), true);
        List<Refresh> running = status.refreshes().stream()
                .filter(refresh -> refresh.state() == RefreshState.RUNNING)
                .toList();
        refreshRows.register(refreshed(running, Refresh::rowsDone), true);
        refreshEstimate.register(refreshed(running, Refresh::rowsEstimated), true);
        quarantine.register(quarantined(status.quarantine()), true);
        rules.register(
                List.of(MultiGauge.Row.of(Tags.of("hash", status.migration().rulesHash()), 1)), true);
        status.disturbances().retries().keySet().forEach(this::registerRetries);
    }

    private void registerLag() {
        lag("total", Lag::totalSeconds);
        lag("read", Lag::readSeconds);
        lag("queue", Lag::queueSeconds);
        lag("rules", Lag::rulesSeconds);
        lag("write", Lag::writeSeconds);
        gauge(Metric.LAG_CLOCK_PRECISION, status -> orNaN(status.lag().clockPrecisionSeconds()));
        gauge(Metric.APPLIED_TIME, status -> seconds(status.progress().appliedThrough()));
    }

    private void registerTotals() {
        counter(Metric.EVENTS, Tags.empty(), status -> status.throughput().events());
        counter(Metric.TRANSACTIONS, Tags.empty(), status -> status.throughput().transactions());
        counter(Metric.EPOCHS, Tags.empty(), status -> status.throughput().epochs());
        counter(Metric.ENGINE_RESTARTS, Tags.empty(), status -> status.disturbances().engineRestarts());
        counter(Metric.FINDINGS, Tags.empty(), status -> status.disturbances().findings());
    }

    private void registerState(String version) {
        gauge(Metric.QUEUE_ROWS, status -> status.queue().rows());
        gauge(Metric.QUEUE_BYTES, status -> status.queue().bytes());
        gauge(Metric.QUEUE_CAPACITY, status -> status.queue().capacityBytes());
        gauge(Metric.COPY_TIME_LEFT, status -> orNaN(status.copy().secondsLeft()));
        gauge(Metric.READY, status -> status.readiness().ready() ? 1 : 0);
        gauge(Metric.STOPPED, status -> status.trouble() != null && status.trouble().stopped() ? 1 : 0);
        for (Stage stage : Stage.values()) {
            gauge(Metric.STAGE, Tags.of("stage", stage.toString()), status -> status.stage() == stage ? 1 : 0);
        }
        for (RefreshState state : RefreshState.values()) {
            gauge(
                    Metric.REFRESH_REQUESTS,
                    Tags.of("state", state.toString()),
                    status -> status.refreshes().stream().filter(refresh -> refresh.state() == state).count());
        }
        gauge(Metric.RULES, status -> status.migration().rules());
        gauge(Metric.BUILD, Tags.of("version", version), status -> 1);
    }

    private void lag(String stage, Function<Lag, @Nullable Double> part) {
        gauge(Metric.LAG, Tags.of("stage", stage), status -> orNaN(part.apply(status.lag())));
    }

    private void registerRetries(String cause) {
        if (knownCauses.add(cause)) {
            counter(
                    Metric.RETRIES,
                    Tags.of("cause", cause),
                    status -> status.disturbances().retries().getOrDefault(cause, 0L));
        }
    }

    private void gauge(Metric metric, ToDoubleFunction<Status> value) {
        gauge(metric, Tags.empty(), value);
    }

    private void gauge(Metric metric, Tags tags, ToDoubleFunction<Status> value) {
        Gauge.builder(metric.id(), () -> shown == null ? Double.NaN : value.applyAsDouble(shown))
                .description(metric.help())
                .baseUnit(metric.unit())
                .tags(tags)
                .register(registry);
    }

    private void counter(Metric metric, Tags tags, ToDoubleFunction<Status> value) {
        FunctionCounter.builder(metric.id(), this, gauges -> gauges.shown == null ? 0 : value.applyAsDouble(gauges.shown))
                .description(metric.help())
                .tags(tags)
                .register(registry);
    }

    private MultiGauge many(Metric metric) {
        return MultiGauge.builder(metric.id())
                .description(metric.help())
                .baseUnit(metric.unit())
                .register(registry);
    }

    private static List<MultiGauge.Row<?>> rows(List<TableCopy> tables, Function<TableCopy, Number> value) {
        return tables.stream()
                .<MultiGauge.Row<?>>map(
                        table -> MultiGauge.Row.of(Tags.of("table", table.table()), value.apply(table)))
                .toList();
    }

    private static List<MultiGauge.Row<?>> refreshed(List<Refresh> refreshes, Function<Refresh, Number> value) {
        return refreshes.stream()
                .<MultiGauge.Row<?>>map(
                        refresh -> MultiGauge.Row.of(Tags.of("table", refresh.table()), value.apply(refresh)))
                .toList();
    }

    private static List<MultiGauge.Row<?>> quarantined(Quarantine quarantine) {
        return quarantine.counts().stream()
                .<MultiGauge.Row<?>>map(
                        count -> MultiGauge.Row.of(Tags.of("rule", count.rule(), "code", count.code()), count.keys()))
                .toList();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double seconds(@Nullable Instant instant) {
        return instant == null ? Double.NaN : instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
