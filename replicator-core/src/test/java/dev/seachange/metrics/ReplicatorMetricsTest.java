package dev.seachange.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableId;
import dev.seachange.sink.SinkListener.RowOperation;
import dev.seachange.status.Samples;
import dev.seachange.status.Status;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicatorMetricsTest {
    private static final TableId SEAFOOD = new TableId("market", "seafood");

    private final AtomicReference<Status> status = new AtomicReference<>(Samples.live());
    private final ReplicatorMetrics metrics = new ReplicatorMetrics("squid-to-seafood", "0.1.0", status::get);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shows_lag_by_stage_and_its_clock() {
        assertThat(samples()).contains(
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"total\"} 0.0124",
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"read\"} 0.004",
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"queue\"} 0.0011",
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"rules\"} 3.0E-4",
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"write\"} 0.007",
                "seachange_lag_clock_precision_seconds{migration=\"squid-to-seafood\"} 1.0E-6",
                "seachange_applied_time_seconds{migration=\"squid-to-seafood\"} 1.79517252498761E9");
    }

    @Test
    void what_is_not_known_is_not_zero() {
        status.set(Samples.preparing());
        assertThat(samples()).contains(
                "seachange_lag_seconds{migration=\"squid-to-seafood\",stage=\"total\"} NaN",
                "seachange_applied_time_seconds{migration=\"squid-to-seafood\"} NaN",
                "seachange_stage{migration=\"squid-to-seafood\",stage=\"preparing\"} 1.0",
                "seachange_ready{migration=\"squid-to-seafood\"} 0.0");
    }

    @Test
    void counts_rows_by_table_and_operation_and_epochs() {
        metrics.rowsWritten(SEAFOOD, RowOperation.INSERT, 500);
        metrics.rowsWritten(SEAFOOD, RowOperation.INSERT, 7);
        metrics.rowsWritten(SEAFOOD, RowOperation.DELETE, 1);
        metrics.rowsFiltered("squid-to-seafood", 3);
        metrics.epochDone(508, 12_000_000);
        assertThat(samples()).contains(
                "seachange_rows_total{migration=\"squid-to-seafood\",operation=\"insert\",table=\"market.seafood\"} 507.0",
                "seachange_rows_total{migration=\"squid-to-seafood\",operation=\"delete\",table=\"market.seafood\"} 1.0",
                "seachange_rows_filtered_total{migration=\"squid-to-seafood\",rule=\"squid-to-seafood\"} 3.0",
                "seachange_epoch_rows_bucket{migration=\"squid-to-seafood\",le=\"100.0\"} 0",
                "seachange_epoch_rows_bucket{migration=\"squid-to-seafood\",le=\"1000.0\"} 1",
                "seachange_epoch_duration_seconds_bucket{migration=\"squid-to-seafood\",le=\"0.01\"} 0",
                "seachange_epoch_duration_seconds_bucket{migration=\"squid-to-seafood\",le=\"0.02\"} 1",
                "seachange_epoch_duration_seconds_count{migration=\"squid-to-seafood\"} 1",
                "seachange_epochs_total{migration=\"squid-to-seafood\"} 45678.0",
                "seachange_events_total{migration=\"squid-to-seafood\"} 1234567.0",
                "seachange_transactions_total{migration=\"squid-to-seafood\"} 250001.0");
    }

    @Test
    void shows_the_copy_of_each_table_and_the_queue() {
        status.set(Samples.copying());
        assertThat(samples()).contains(
                "seachange_copy_state{migration=\"squid-to-seafood\",table=\"shop.squid\"} 1.0",
                "seachange_copy_rows_done{migration=\"squid-to-seafood\",table=\"shop.squid\"} 26000.0",
                "seachange_copy_rows_estimated{migration=\"squid-to-seafood\",table=\"shop.squid\"} 50000.0",
                "seachange_copy_left_seconds{migration=\"squid-to-seafood\"} 4.5",
                "seachange_queue_rows{migration=\"squid-to-seafood\"} 120.0",
                "seachange_queue_bytes{migration=\"squid-to-seafood\"} 65536.0",
                "seachange_queue_capacity_bytes{migration=\"squid-to-seafood\"} 3.3554432E7");
    }

    @Test
    void shows_trouble_and_forgets_keys_that_left_quarantine() {
        String parked =
                "seachange_quarantine_keys{code=\"TOO_LONG\",migration=\"squid-to-seafood\",rule=\"customer-to-person\"} 2.0";
        status.set(Samples.troubled());
        assertThat(samples()).contains(
                parked,
                "seachange_retries_total{cause=\"deadlock\",migration=\"squid-to-seafood\"} 3.0",
                "seachange_retries_total{cause=\"connection\",migration=\"squid-to-seafood\"} 1.0",
                "seachange_engine_restarts_total{migration=\"squid-to-seafood\"} 2.0",
                "seachange_findings_total{migration=\"squid-to-seafood\"} 1.0",
                "seachange_stopped{migration=\"squid-to-seafood\"} 0.0",
                "seachange_refresh_requests{migration=\"squid-to-seafood\",state=\"running\"} 1.0",
                "seachange_refresh_requests{migration=\"squid-to-seafood\",state=\"failed\"} 1.0",
                "seachange_refresh_rows_done{migration=\"squid-to-seafood\",table=\"shop.squid\"} 25000.0");
        status.set(Samples.live());
        assertThat(samples()).doesNotContain(parked);
    }

    @Test
    void names_the_build_the_rules_and_the_process() {
        assertThat(samples()).contains(
                "seachange_build_info{migration=\"squid-to-seafood\",version=\"0.1.0\"} 1",
                "seachange_rules_info{hash=\"3f9ac1d2\",migration=\"squid-to-seafood\"} 1",
                "seachange_rules_loaded{migration=\"squid-to-seafood\"} 4.0");
        assertThat(metrics.scrape()).contains("jvm_memory_used_bytes{", "process_cpu_usage", "jvm_gc_", "process_files_open");
    }

    @Test
    void every_metric_of_ours_has_a_help_text_and_is_shown_once_used() {
        metrics.rowsWritten(SEAFOOD, RowOperation.UPDATE, 1);
        metrics.rowsFiltered("r", 1);
        status.set(Samples.troubled());
        String text = metrics.scrape();
        for (Metric metric : Metric.values()) {
            assertThat(text).contains(metric.help());
        }
    }

    private List<String> samples() {
        return Arrays.stream(metrics.scrape().split("\n")).flatMap(Stream::of).toList();
    }
}
