package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * Times of day, spans of time, and what they consist of.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions".
 */
final class TimeParts {
    private static final int MOST_FRACTION = 6;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    static final List<Function> ALL = List.of(
            Function.of("time", 1, 1, "time(d)", "The time of day.", call -> Moments.timeOfDay(call.argument(0))),
            Function.of("hour", 1, 1, "hour(t)", "The hour, 0 to 838, of a TIME without its sign.", TimeParts::hour),
            part("minute", "The minute, 0 to 59.", 59, time -> time.toMinutesPart()),
            part("second", "The second, 0 to 59.", 59, time -> time.toSecondsPart()),
            part("microsecond", "The microseconds, 0 to 999999.", 999_999, time -> time.toNanosPart() / 1000),
            Function.of("time_to_sec", 1, 1, "time_to_sec(t)", "Whole seconds of a TIME, or since midnight.", TimeParts::seconds),
            Function.of("sec_to_time", 1, 1, "sec_to_time(n)", "So many seconds as a TIME.", TimeParts::ofSeconds),
            Function.of("maketime", 3, 3, "maketime(hour, minute, second)",
                    "A TIME of its parts. NULL where minute or second is not from 0 to 59.", TimeParts::makeTime));

    private TimeParts() {}

    private interface Part {
        int of(Duration size);
    }

    private static Function part(String name, String summary, int most, Part part) {
        return Function.of(name, 1, 1, name + "(t)", summary, call -> part(call, most, part));
    }

    /** @param part of the time without its sign */
    private static Compiled part(Call call, int most, Part part) throws Misread {
        Compiled time = Moments.timeOfDay(call.argument(0));
        return Strict.of(time, DateParts.WHOLE, false, call.span(), value -> (long) part.of(((Duration) value).abs()))
                .with(Range.of(0, most));
    }

    private static Compiled hour(Call call) throws Misread {
        return part(call, call.argument(0).isMoment() ? 23 : 838, size -> (int) size.toHours());
    }

    private static Compiled seconds(Call call) throws Misread {
        Compiled time = Moments.timeOfDay(call.argument(0));
        Range range = call.argument(0).isMoment()
                ? Range.of(0, SECONDS_OF_DAY - 1)
                : Range.of(-TimeSpans.MOST_SECONDS, TimeSpans.MOST_SECONDS);
        return Strict.of(time, DateParts.WHOLE, false, call.span(), value ->
                        TimeSpans.micros((Duration) value) / Days.MICROS_OF_SECOND)
                .with(range);
    }

    private static Compiled ofSeconds(Call call) throws Misread {
        Compiled seconds = call.exact(0);
        ColumnType type = new ColumnType.Time(Math.min(MOST_FRACTION, Arithmetic.scale(seconds)));
        return Strict.of(seconds, type, false, call.span(), value -> TimeSpans.of(micros((BigDecimal) value)));
    }

    /** Rounded to microseconds, as MySQL rounds them. */
    private static long micros(BigDecimal seconds) {
        BigDecimal micros = seconds.movePointRight(MOST_FRACTION).setScale(0, RoundingMode.HALF_UP);
        if (micros.abs().compareTo(BigDecimal.valueOf(TimeSpans.MOST_MICROS)) > 0) {
            throw TimeSpans.beyond();
        }
        return micros.longValueExact();
    }

    private static Compiled makeTime(Call call) throws Misread {
        Compiled seconds = call.exact(2);
        ColumnType type = new ColumnType.Time(Math.min(MOST_FRACTION, Arithmetic.scale(seconds)));
        return Strict.of(call.whole(0), call.whole(1), seconds, type, true, call.span(), (hour, minute, second) -> {
            long h = (Long) hour;
            long m = (Long) minute;
            BigDecimal s = (BigDecimal) second;
            if (m < 0 || m > 59 || s.signum() < 0 || s.compareTo(SIXTY) >= 0) {
                return null;
            }
            if (h < -TimeSpans.MOST_SECONDS || h > TimeSpans.MOST_SECONDS) {
                throw TimeSpans.beyond();
            }
            long size = (Math.abs(h) * 60 + m) * 60 * Days.MICROS_OF_SECOND + micros(s);
            return TimeSpans.of(h < 0 ? -size : size);
        });
    }
}
