package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/**
 * Moments plus intervals, and what lies between two moments.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions" and "Temporal Intervals".
 */
final class DateArithmetic {
    private static final int MOST_FRACTION = 6;

    /** As many microseconds as there are from the first moment to the last. */
    private static final long LONGEST = (Days.MOST + 1) * Days.MICROS_OF_DAY;

    private static final Set<String> SHIFTS = Set.of("date_add", "date_sub");

    static final List<Function> ALL = List.of(
            Function.of("date_add", 2, 2, "date_add(d, interval n unit)",
                    "The moment or time so much later; also `d + interval n unit`. What would be a 31st of June becomes the 30th.",
                    call -> shifted(call, 1)),
            Function.of("date_sub", 2, 2, "date_sub(d, interval n unit)",
                    "The moment or time so much earlier; also `d - interval n unit`.", call -> shifted(call, -1)),
            Function.of("addtime", 2, 2, "addtime(d, time)", "The moment or time later by a TIME.", call -> timed(call, 1)),
            Function.of("subtime", 2, 2, "subtime(d, time)", "The moment or time earlier by a TIME.", call -> timed(call, -1)),
            Function.of("datediff", 2, 2, "datediff(a, b)", "Days from the date of `b` to that of `a`.",
                    DateArithmetic::dateDifference),
            Function.of("timestampdiff", 3, 3, "timestampdiff(unit, a, b)", "Whole units from `a` to `b`.",
                    DateArithmetic::difference));

    private DateArithmetic() {}

    /** Whether this argument of a function is an interval. */
    static boolean takesInterval(String function, int argument) {
        return SHIFTS.contains(function) && argument == 1;
    }

    /** Whether this argument of a function is the word of a unit. */
    static boolean takesUnit(String function, int argument) {
        return function.equals("timestampdiff") && argument == 0;
    }

    private static Compiled shifted(Call call, int sign) throws Misread {
        if (!call.words().containsKey(1)) {
            throw call.refused(1, "an interval is wanted here", "Write `interval 3 day`.");
        }
        TimeUnit unit = TimeUnit.of(call.word(1));
        Compiled amount = unit == TimeUnit.SECOND ? call.exact(1) : call.whole(1);
        Compiled start = call.argument(0).isTime() ? call.argument(0) : Moments.moment(call.argument(0));
        if (start.isTime() && unit.isWholeDays()) {
            throw call.refused(1, "a TIME plus days would begin at today's date", "Write hours: `interval 24 hour`.");
        }
        Compiled result = shifted(start, amount, unit, sign, call.span());
        // The same shift for all keeps different moments different; months may end on one day.
        return amount.isConstant() && unit.months() == 0 ? result.with(start.traits()) : result;
    }

    private static Compiled shifted(Compiled start, Compiled amount, TimeUnit unit, int sign, Span span) throws Misread {
        int fraction = Math.max(Moments.fraction(start.type()), fraction(unit, amount));
        return switch (start.type()) {
            case ColumnType.Time t -> Strict.of(start, amount, new ColumnType.Time(fraction), false, span, (time, n) ->
                    TimeSpans.of(TimeSpans.micros((Duration) time) + sign * TimeSpans.check(micros(n, unit))));
            case ColumnType.Date d when unit.isWholeDays() -> Strict.of(
                    start, amount, new ColumnType.Date(), false, span, (date, n) -> shifted((LocalDate) date, unit, sign, n));
            default -> Strict.of(
                    Moments.dateTime(start), amount, new ColumnType.DateTime(fraction), false, span, (moment, n) ->
                            shifted((LocalDateTime) moment, unit, sign, n));
        };
    }

    private static int fraction(TimeUnit unit, Compiled amount) {
        return switch (unit) {
            case MICROSECOND -> MOST_FRACTION;
            case SECOND -> Math.min(MOST_FRACTION, Arithmetic.scale(amount));
            case MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR -> 0;
        };
    }

    private static LocalDate shifted(LocalDate date, TimeUnit unit, int sign, Object amount) {
        return unit.months() > 0
                ? Days.plusMonths(date, sign * months(amount, unit))
                : Days.date(Days.of(date) + sign * micros(amount, unit) / Days.MICROS_OF_DAY);
    }

    private static LocalDateTime shifted(LocalDateTime moment, TimeUnit unit, int sign, Object amount) {
        return unit.months() > 0
                ? Days.plusMonths(moment.toLocalDate(), sign * months(amount, unit)).atTime(moment.toLocalTime())
                : Days.dateTime(Days.micros(moment) + sign * micros(amount, unit));
    }

    private static long months(Object amount, TimeUnit unit) {
        return within((Long) amount, (Days.MOST_YEAR + 1) * 12L) * unit.months();
    }

    /** Digits of a second beyond the sixth are cut, as MySQL cuts them. */
    private static long micros(Object amount, TimeUnit unit) {
        long most = LONGEST / unit.micros();
        if (amount instanceof Long number) {
            return within(number, most) * unit.micros();
        }
        BigDecimal seconds = (BigDecimal) amount;
        if (seconds.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Days.beyond();
        }
        return seconds.movePointRight(MOST_FRACTION).longValue();
    }

    private static long within(long number, long most) {
        if (number < -most || number > most) {
            throw Days.beyond();
        }
        return number;
    }

    private static Compiled timed(Call call, int sign) throws Misread {
        Compiled start = call.argument(0).isTime() ? call.argument(0) : Moments.dateTime(call.argument(0));
        Compiled span = Moments.time(call.argument(1));
        int fraction = Math.max(Moments.fraction(start.type()), Moments.fraction(span.type()));
        if (start.isTime()) {
            return Strict.of(start, span, new ColumnType.Time(fraction), false, call.span(), (time, more) ->
                    TimeSpans.of(TimeSpans.micros((Duration) time) + sign * TimeSpans.micros((Duration) more)));
        }
        return Strict.of(start, span, new ColumnType.DateTime(fraction), false, call.span(), (moment, more) ->
                Days.dateTime(Days.micros((LocalDateTime) moment) + sign * TimeSpans.micros((Duration) more)));
    }

    private static Compiled dateDifference(Call call) throws Misread {
        return Strict.of(call.date(0), call.date(1), DateParts.WHOLE, false, call.span(), (a, b) ->
                        Days.of((LocalDate) a) - Days.of((LocalDate) b))
                .with(Range.of(-Days.MOST, Days.MOST));
    }

    private static Compiled difference(Call call) throws Misread {
        TimeUnit unit = TimeUnit.of(call.word(0));
        Strict.Two between = unit.months() > 0
                ? (a, b) -> months((LocalDateTime) a, (LocalDateTime) b) / unit.months()
                : (a, b) -> (Days.micros((LocalDateTime) b) - Days.micros((LocalDateTime) a)) / unit.micros();
        long most = unit.months() > 0 ? (Days.MOST_YEAR + 1) * 12L / unit.months() : LONGEST / unit.micros();
        return Strict.of(call.dateTime(1), call.dateTime(2), DateParts.WHOLE, false, call.span(), between)
                .with(Range.of(-most, most));
    }

    /** Whole months: as many as can pass, the day of the month and the time of day of the earlier one being reached again. */
    private static long months(LocalDateTime from, LocalDateTime to) {
        if (to.isBefore(from)) {
            return -months(to, from);
        }
        long months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
        int day = Integer.compare(to.getDayOfMonth(), from.getDayOfMonth());
        boolean reached = day > 0 || (day == 0 && !to.toLocalTime().isBefore(from.toLocalTime()));
        return reached ? months : months - 1;
    }
}
