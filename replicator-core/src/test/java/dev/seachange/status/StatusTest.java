package dev.seachange.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void stages_know_what_may_come_before_them() {
        assertThat(Stage.PREPARING.predecessors()).isEmpty();
        assertThat(Stage.LIVE.predecessors()).containsExactly(Stage.CATCHING_UP);
        for (Stage stage : Stage.values()) {
            assertThat(stage.predecessors()).doesNotContain(stage);
            assertThat(Stage.parse(stage.toString())).isEqualTo(stage);
        }
        assertThatThrownBy(() -> Stage.parse("sunk")).hasMessageContaining("sunk");
    }

    @Test
    void copy_sums_its_tables_up_and_counts_finished_ones_as_they_were() {
        Copy copy = Samples.copying().copy();
        assertThat(copy.state()).isEqualTo(CopyState.RUNNING);
        assertThat(copy.rowsDone()).isEqualTo(35_870);
        assertThat(copy.rowsEstimated()).isEqualTo(89_870);
        assertThat(copy.secondsLeft()).isEqualTo(4.5);
        assertThat(Samples.live().copy().share()).isEqualTo(1);
        assertThat(Copy.of(List.of(), 0).state()).isEqualTo(CopyState.WAITING);
    }

    @Test
    void a_wrong_estimate_never_looks_finished() {
        TableCopy table = TableCopy.of("shop.squid", CopyState.RUNNING, 60_000, 50_000, 100);
        assertThat(table.share()).isEqualTo(0.99);
        assertThat(table.secondsLeft()).isNull();
        assertThat(TableCopy.of("shop.squid", CopyState.RUNNING, 5, 0, 100).share()).isZero();
        assertThat(TableCopy.of("shop.squid", CopyState.FAILED, 5, 10, 100).secondsLeft()).isNull();
        assertThat(Copy.of(List.of(TableCopy.of("shop.squid", CopyState.FAILED, 5, 10, 0)), 0).state())
                .isEqualTo(CopyState.FAILED);
    }

    @Test
    void not_ready_needs_a_reason_and_ready_has_none() {
        assertThatThrownBy(() -> new Readiness(false, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Readiness(true, List.of("no"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Readiness.unless(List.of()).ready()).isTrue();
    }

    @Test
    void rate_is_that_of_the_window_and_falls_to_zero_when_nothing_comes() {
        AtomicLong clock = new AtomicLong();
        Rate rate = new Rate(clock::get, Duration.ofSeconds(5));
        assertThat(rate.perSecond()).isZero();
        for (int second = 0; second <= 20; second++) {
            clock.set(second * 1_000_000_000L);
            rate.observe(second < 10 ? 100L * second : 1000);
        }
        assertThat(rate.perSecond()).isZero();
        for (int second = 21; second <= 24; second++) {
            clock.set(second * 1_000_000_000L);
            rate.observe(1000 + 50L * (second - 20));
        }
        assertThat(rate.perSecond()).isCloseTo(40, within(0.001));
    }
}
