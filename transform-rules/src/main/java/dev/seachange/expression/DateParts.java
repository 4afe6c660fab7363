package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Dates and what they consist of.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions".
 */
final class DateParts {
    /** Of a count. */
    static final ColumnType WHOLE = new ColumnType.Int(64, false);

    /** YEAR is unsigned to MySQL, also where it is computed with. */
    private static final ColumnType YEAR = new ColumnType.Int(63, true);

    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MOST_MODE = 7;

    /** From this number on a year is what it says; below, 70 to 99 mean 1970 to 1999, and 0 to 69 mean 2000 to 2069. */
    private static final int FIRST_PLAIN_YEAR = 100;

    static final List<Function> ALL = List.of(
            Function.of("date", 1, 1, "date(d)", "The date of a moment.", call -> call.date(0)),
            Function.of("year", 1, 1, "year(d)", "The year, 0 to 9999.", DateParts::year),
            part("quarter", "The quarter, 1 to 4.", 1, 4, date -> (date.getMonthValue() - 1) / MONTHS_OF_QUARTER + 1),
            part("month", "The month, 1 to 12.", 1, 12, LocalDate::getMonthValue),
            part("day", "The day of the month, 1 to 31.", 1, 31, LocalDate::getDayOfMonth),
            part("dayofmonth", "The day of the month, 1 to 31.", 1, 31, LocalDate::getDayOfMonth),
            part("dayofweek", "The day of the week: 1 is Sunday, 7 Saturday.", 1, 7, date ->
                    (Days.weekday(Days.of(date)) + 1) % 7 + 1),
            part("weekday", "The day of the week: 0 is Monday, 6 Sunday.", 0, 6, date -> Days.weekday(Days.of(date))),
            part("dayofyear", "The day of the year, 1 to 366.", 1, 366, Days::dayOfYear),
            Function.of("week", 1, 2, "week(d, mode)", "The number of the week, counted as MySQL's mode says, 0 if not said.",
                    DateParts::week),
            Function.of("last_day", 1, 1, "last_day(d)", "The last day of the month.", DateParts::lastDay),
            Function.of("to_days", 1, 1, "to_days(d)", "The number of the day: 1 is 0000-01-01.", DateParts::toDays),
            Function.of("from_days", 1, 1, "from_days(n)", "The date of the day with this number.", DateParts::fromDays),
            Function.of("makedate", 2, 2, "makedate(year, day)",
                    "The date of a day of a year. NULL where the day is less than 1 or the result beyond 9999.",
                    DateParts::makeDate));

    private DateParts() {}

    private interface Part {
        int of(LocalDate date);
    }

    private static Function part(String name, String summary, int least, int most, Part part) {
        return Function.of(name, 1, 1, name + "(d)", summary, call -> part(call, least, most, part));
    }

    private static Compiled part(Call call, int least, int most, Part part) throws Misread {
        return Strict.of(call.date(0), WHOLE, false, call.span(), date -> (long) part.of((LocalDate) date))
                .with(Range.of(least, most));
    }

    private static Compiled year(Call call) throws Misread {
        return Strict.of(call.date(0), YEAR, false, call.span(), date -> (long) ((LocalDate) date).getYear())
                .with(Range.of(0, Days.MOST_YEAR));
    }

    private static Compiled week(Call call) throws Misread {
        int mode = Objects.requireNonNullElse(call.constantWhole(1), 0);
        if (mode < 0 || mode > MOST_MODE) {
            throw call.refused(1, "there are the modes 0 to 7", "");
        }
        return part(call, 0, 53, date -> Week.of(date, mode).number());
    }

    private static Compiled lastDay(Call call) throws Misread {
        return Strict.of(call.date(0), new ColumnType.Date(), false, call.span(), date -> Days.lastOfMonth((LocalDate) date));
    }

    /** Different dates have different numbers. */
    private static Compiled toDays(Call call) throws Misread {
        Compiled date = call.date(0);
        return Strict.of(date, WHOLE, false, call.span(), value -> Days.of((LocalDate) value))
                .with(Range.of(1, Days.MOST))
                .with(date.traits());
    }

    private static Compiled fromDays(Call call) throws Misread {
        Compiled day = call.whole(0);
        return Strict.of(day, new ColumnType.Date(), false, call.span(), value -> Days.date((Long) value)).with(day.traits());
    }

    private static Compiled makeDate(Call call) throws Misread {
        return Strict.of(call.whole(0), call.whole(1), new ColumnType.Date(), true, call.span(), (year, day) -> {
            long y = (Long) year;
            long d = (Long) day;
            if (y < 0 || y > Days.MOST_YEAR || d < 1 || d > Days.MOST) {
                return null;
            }
            long number = Days.first((int) fullYear(y)) + d - 1;
            return number > Days.MOST ? null : Days.date(number);
        });
    }

    /** A year of two digits, as MySQL completes it. */
    static long fullYear(long year) {
        return year >= FIRST_PLAIN_YEAR ? year : year + (year < 70 ? 2000 : 1900);
    }
}
