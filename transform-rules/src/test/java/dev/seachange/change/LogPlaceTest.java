package dev.seachange.change;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LogPlaceTest {
    @Test
    void aMillionFilesComeAfterOneLess() {
        LogPlace last = new LogPlace("binlog.999999", 1_000);
        LogPlace next = new LogPlace("binlog.1000000", 4);
        assertThat(next.reaches(last)).isTrue();
        assertThat(last.reaches(next)).isFalse();
    }

    @Test
    void dotsInTheNameOfTheLogDoNotCount() {
        LogPlace one = new LogPlace("db1.example-bin.000009", 500);
        assertThat(new LogPlace("db1.example-bin.000010", 4)).isGreaterThan(one);
    }

    @Test
    void theStartIsBeforeEveryPlaceAndReachesItself() {
        assertThat(new LogPlace("binlog.000001", 4).reaches(LogPlace.START)).isTrue();
        assertThat(LogPlace.START.reaches(new LogPlace("binlog.000001", 0))).isFalse();
        assertThat(LogPlace.START.reaches(LogPlace.START)).isTrue();
    }

    @Property
    void theFileCountsBeforeTheOffset(
            @ForAll @LongRange(min = 1, max = 2_000_000) long fileA,
            @ForAll @LongRange(min = 4, max = 20_000_000_000L) long offsetA,
            @ForAll @LongRange(min = 1, max = 2_000_000) long fileB,
            @ForAll @LongRange(min = 4, max = 20_000_000_000L) long offsetB) {
        boolean reaches = fileA > fileB || (fileA == fileB && offsetA >= offsetB);
        assertThat(place(fileA, offsetA).reaches(place(fileB, offsetB))).isEqualTo(reaches);
    }

    private static LogPlace place(long file, long offset) {
        return new LogPlace("binlog.%06d".formatted(file), offset);
    }
}
