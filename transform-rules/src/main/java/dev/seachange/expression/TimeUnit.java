package dev.seachange.expression;

import dev.seachange.yaml.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A unit of time: so many microseconds, or so many months. */
enum TimeUnit {
    MICROSECOND(1, 0),
    SECOND(Days.MICROS_OF_SECOND, 0),
    MINUTE(60 * Days.MICROS_OF_SECOND, 0),
    HOUR(3600 * Days.MICROS_OF_SECOND, 0),
    DAY(Days.MICROS_OF_DAY, 0),
    WEEK(7 * Days.MICROS_OF_DAY, 0),
    MONTH(0, 1),
    QUARTER(0, 3),
    YEAR(0, 12);

    private final long micros;
    private final int months;

    TimeUnit(long micros, int months) {
        this.micros = micros;
        this.months = months;
    }

    /** @param word one that the parser takes for a unit */
    static TimeUnit of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Misread unknown(String word, Span span) {
        List<String> words = Arrays.stream(values()).map(unit -> unit.name().toLowerCase(Locale.ROOT)).toList();
        return new Misread(
                ExpressionCode.E312, span, "`" + word + "` is no unit of time" + Nearest.question(word, words),
                "Known: " + String.join(", ", words) + ".");
    }

    /** 0 for what is counted in months. */
    long micros() {
        return micros;
    }

    /** 0 for what is counted in microseconds. */
    int months() {
        return months;
    }

    /** Whether a date plus some of it is a date. */
    boolean isWholeDays() {
        return months > 0 || micros >= Days.MICROS_OF_DAY;
    }
}
