package dev.seachange.expression;

import java.time.LocalDate;

/**
 * A week of a year.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions", on WEEK.
 *
 * @param year that it counts to, which need not be that of the day; -1 before the year 0
 * @param number from 1 on; 0 for days before the first week, where such days stay in their year
 */
record Week(int year, int number) {
    private static final int MONDAY_FIRST = 1;
    private static final int OWN_YEAR = 2;
    private static final int OTHER_START = 4;
    private static final int DAYS = 7;

    /** @param mode MySQL's, of which the last three bits count */
    static Week of(LocalDate date, int mode) {
        int year = date.getYear();
        long day = Days.of(date);
        long first = first(year, mode);
        boolean own = (mode & OWN_YEAR) != 0;
        if (day < first) {
            return own ? new Week(year - 1, number(day, first(year - 1, mode))) : new Week(year, 0);
        }
        return own && day >= first(year + 1, mode) ? new Week(year + 1, 1) : new Week(year, number(day, first));
    }

    private static int number(long day, long first) {
        return (int) ((day - first) / DAYS) + 1;
    }

    /** The day on which week 1 begins: the first that begins in the year, or else the first with most of its days in it. */
    private static long first(int year, int mode) {
        boolean monday = (mode & MONDAY_FIRST) != 0;
        boolean whole = ((mode & OTHER_START) != 0) == monday;
        long start = Days.first(year);
        int past = (Days.weekday(start) + (monday ? 0 : 1)) % DAYS;
        boolean counts = whole ? past == 0 : past < 4;
        return start - past + (counts ? 0 : DAYS);
    }
}
