package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.time.Duration;

/** Values of TIME, which may be negative and go beyond a day. */
final class TimeSpans {
    /** 838:59:59; servers refuse a fraction beyond it. */
    static final long MOST_SECONDS = 3_020_399;

    static final long MOST_MICROS = MOST_SECONDS * Days.MICROS_OF_SECOND;

    private static final int NANOS_OF_MICRO = 1000;

    private TimeSpans() {}

    static long micros(Duration time) {
        return time.toNanos() / NANOS_OF_MICRO;
    }

    /** @throws Unfit beyond TIME */
    static Duration of(long micros) {
        return Duration.ofNanos(check(micros) * NANOS_OF_MICRO);
    }

    /** Microseconds, if they are a TIME. */
    static long check(long micros) {
        if (micros < -MOST_MICROS || micros > MOST_MICROS) {
            throw beyond();
        }
        return micros;
    }

    static Unfit beyond() {
        return new Unfit(ValueCode.V102, "the time is out of the range of TIME, which ends at 838:59:59");
    }
}
