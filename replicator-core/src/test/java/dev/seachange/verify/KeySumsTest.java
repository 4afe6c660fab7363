package dev.seachange.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.RowKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySumsTest {
    private final KeyPrint.Maker prints = new KeyPrint.Maker();

    @Test
    void theOrderOfKeysDoesNotMatter() {
        KeySums upwards = new KeySums();
        KeySums downwards = new KeySums();
        for (long i = 0; i < 1000; i++) {
            upwards.add(prints.of(RowKey.of(i)));
            downwards.add(prints.of(RowKey.of(999 - i)));
        }
        assertThat(differing(upwards, downwards)).isZero();
        assertThat(upwards.total()).isEqualTo(1000);
    }

    @Test
    void oneKeyInPlaceOfAnotherShowsThoughTheCountsAgree() {
        KeySums one = new KeySums();
        KeySums other = new KeySums();
        one.add(prints.of(RowKey.of(1L)));
        other.add(prints.of(RowKey.of(2L)));
        assertThat(one.total()).isEqualTo(other.total());
        assertThat(differing(one, other)).isPositive();
    }

    @Test
    void partsOfKeysDoNotRunIntoEachOther() {
        assertThat(prints.of(RowKey.of("ab", "c"))).isNotEqualTo(prints.of(RowKey.of("a", "bc")));
        assertThat(prints.of(RowKey.of("a|b", "c"))).isNotEqualTo(prints.of(RowKey.of("a", "b|c")));
        assertThat(prints.of(RowKey.of("", null))).isNotEqualTo(prints.of(RowKey.of(null, "")));
        assertThat(prints.of(RowKey.of("A"))).isNotEqualTo(prints.of(RowKey.of("a")));
    }

    private static long differing(KeySums one, KeySums other) {
        return IntStream.range(0, KeySums.BUCKETS)
                .filter(bucket -> !one.sameIn(bucket, other))
                .count();
    }
}
