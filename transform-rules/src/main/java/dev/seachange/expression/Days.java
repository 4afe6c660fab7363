package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * Dates as MySQL counts them: day 1 is 0000-01-01, the last one 9999-12-31. The year 0 has no leap day, other than in Java.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions", on TO_DAYS and FROM_DAYS.
 */
final class Days {
    static final int MOST_YEAR = 9999;

    /** 9999-12-31. */
    static final long MOST = 3_652_424;

    static final long MICROS_OF_SECOND = 1_000_000;
    static final long MICROS_OF_DAY = 24 * 60 * 60 * MICROS_OF_SECOND;

    private static final long DAY_OF_EPOCH = 719_528;
    private static final LocalDate AFTER_LEAP_DAY = LocalDate.of(0, 3, 1);
    private static final int NANOS_OF_MICRO = 1000;

    private Days() {}

    static long of(LocalDate date) {
        return date.toEpochDay() + DAY_OF_EPOCH + (date.isBefore(AFTER_LEAP_DAY) ? 1 : 0);
    }

    /** @throws Unfit beyond the years 0 to 9999 */
    static LocalDate date(long day) {
        if (day < 1 || day > MOST) {
            throw beyond();
        }
        LocalDate date = LocalDate.ofEpochDay(day - DAY_OF_EPOCH);
        return date.isBefore(AFTER_LEAP_DAY) ? date.minusDays(1) : date;
    }

    /** The first day of a year; also of those just beyond 0 and 9999. */
    static long first(int year) {
        return year < 0 ? 1 - 365 : of(LocalDate.of(year, 1, 1));
    }

    /** 0 is Monday. */
    static int weekday(long day) {
        return (int) Math.floorMod(day + 5, 7L);
    }

    static int dayOfYear(LocalDate date) {
        return (int) (of(date) - first(date.getYear())) + 1;
    }

    static int lengthOfMonth(int year, int month) {
        return year == 0 && month == 2 ? 28 : YearMonth.of(year, month).lengthOfMonth();
    }

    static LocalDate lastOfMonth(LocalDate date) {
        return date.withDayOfMonth(lengthOfMonth(date.getYear(), date.getMonthValue()));
    }

    /** Months later or earlier; a day that the month does not have becomes its last one. */
    static LocalDate plusMonths(LocalDate date, long months) {
        long sum = date.getYear() * 12L + date.getMonthValue() - 1 + months;
        if (sum < 0 || sum > MOST_YEAR * 12L + 11) {
            throw beyond();
        }
        int year = (int) (sum / 12);
        int month = (int) (sum % 12) + 1;
        return LocalDate.of(year, month, Math.min(date.getDayOfMonth(), lengthOfMonth(year, month)));
    }

    /** Microseconds, counted on from day 0. */
    static long micros(LocalDateTime time) {
        return of(time.toLocalDate()) * MICROS_OF_DAY + time.toLocalTime().toNanoOfDay() / NANOS_OF_MICRO;
    }

    /** @throws Unfit beyond the years 0 to 9999 */
    static LocalDateTime dateTime(long micros) {
        LocalDate date = date(Math.floorDiv(micros, MICROS_OF_DAY));
        return date.atTime(LocalTime.ofNanoOfDay(Math.floorMod(micros, MICROS_OF_DAY) * NANOS_OF_MICRO));
    }

    static Unfit beyond() {
        return new Unfit(ValueCode.V102, "the date leaves the years 0 to 9999");
    }
}
