package dev.seachange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void keepsTheRateWhoeverAsks() {
        Pacer pacer = new Pacer(200, 0);
        long last = 0;
        for (int i = 0; i <= 200; i++) {
            last = pacer.next(last);
        }
        assertThat(last).isEqualTo(SECOND);
    }

    @Test
    void makesUpForAMomentButNotForMore() {
        Pacer pacer = new Pacer(10, 0);
        assertThat(pacer.next(100 * SECOND)).isBetween(99 * SECOND, 100 * SECOND);
        assertThat(pacer.next(100 * SECOND)).isBetween(99 * SECOND, 100 * SECOND);
        assertThat(pacer.next(100 * SECOND)).isEqualTo(100 * SECOND);
        assertThat(pacer.next(100 * SECOND)).isEqualTo(100 * SECOND + SECOND / 10);
    }

    @Test
    void aStandstillIsNoticedAndProgressEndsIt() {
        Standstill standstill = new Standstill(Duration.ofSeconds(10));
        assertThat(standstill.after(0, 5 * SECOND)).isFalse();
        assertThat(standstill.after(0, 14 * SECOND)).isFalse();
        assertThat(standstill.after(1, 15 * SECOND)).isFalse();
        assertThat(standstill.after(1, 24 * SECOND)).isFalse();
        assertThat(standstill.after(1, 25 * SECOND)).isTrue();
    }
}
