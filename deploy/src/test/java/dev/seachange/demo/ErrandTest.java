package dev.seachange.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrandTest {
    @Test
    void everyErrandIsRunSoonerOrLaterAndOrdersMostOften() {
        Map<Errand, Integer> counts = new EnumMap<>(Errand.class);
        SplittableRandom dice = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            counts.merge(Errand.any(dice), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys(Errand.values());
        assertThat(counts.get(Errand.PLACE_ORDER)).isBetween(7_500, 8_500);
    }

    @Test
    void thePoolForgetsWhatDoesNotFitAndGivesEachIdOnce() {
        SplittableRandom dice = new SplittableRandom(7);
        IdPool pool = new IdPool(2);
        pool.add(1, dice);
        pool.add(2, dice);
        pool.add(3, dice);
        long one = pool.take(dice);
        long other = pool.take(dice);
        assertThat(one).isNotEqualTo(other).isIn(1L, 2L, 3L);
        assertThat(other).isIn(1L, 2L, 3L);
        assertThat(pool.take(dice)).isEqualTo(IdPool.NONE);
    }
}
