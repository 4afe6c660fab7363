package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.Lag;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void durations_get_coarser_as_they_grow() {
        assertThat(Figures.duration((Double) null)).isEqualTo("unknown");
        assertThat(Figures.duration(0.0)).isEqualTo("0 ms");
        assertThat(Figures.duration(0.9994)).isEqualTo("999 ms");
        assertThat(Figures.duration(0.9996)).isEqualTo("1.0 s");
        assertThat(Figures.duration(9.96)).isEqualTo("10 s");
        assertThat(Figures.duration(119.6)).isEqualTo("2 min 00 s");
        assertThat(Figures.duration(7_199.0)).isEqualTo("119 min 59 s");
        assertThat(Figures.duration(7_260.0)).isEqualTo("2 h 01 min");
        assertThat(Figures.duration(200_000.0)).isEqualTo("2 d 07 h");
    }

    @Test
    void a_clock_of_whole_seconds_tells_no_milliseconds() {
        assertThat(Figures.duration(new Lag(0.3, null, null, null, null, 1.0))).isEqualTo("under 1 s");
        assertThat(Figures.duration(new Lag(0.0, null, null, null, null, 1.0))).isEqualTo("0 ms");
        assertThat(Figures.duration(new Lag(0.3, null, null, null, null, 0.000001))).isEqualTo("300 ms");
    }

    @Test
    void shares_never_round_up_to_the_whole() {
        assertThat(Figures.percent(0.999)).isEqualTo(" 99 %");
        assertThat(Figures.bar(0.99)).isEqualTo("[###################.]");
        assertThat(Figures.bar(1)).isEqualTo("[####################]");
    }

    @Test
    void rates_sizes_counts_and_times() {
        assertThat(Figures.rate(0.04, "rows")).isEqualTo("0.0 rows/s");
        assertThat(Figures.rate(2.34, "rows")).isEqualTo("2.3 rows/s");
        assertThat(Figures.rate(12_345.6, "rows")).isEqualTo("12,346 rows/s");
        assertThat(Figures.bytes(4_096)).isEqualTo("4,096 bytes");
        assertThat(Figures.bytes(65_536)).isEqualTo("64 KiB");
        assertThat(Figures.bytes(33_554_432)).isEqualTo("32 MiB");
        assertThat(Figures.counted(1, "row", "rows")).isEqualTo("1 row");
        assertThat(Figures.time(Instant.parse("2026-11-20T11:02:04.98761Z"))).isEqualTo("2026-11-20 11:02:04.98761 UTC");
        assertThat(Figures.time(Instant.parse("2026-11-20T11:02:04Z"))).isEqualTo("2026-11-20 11:02:04 UTC");
    }
}
