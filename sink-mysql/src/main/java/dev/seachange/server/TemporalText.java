package dev.seachange.server;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Dates and times in the notation of the server: {@code 2024-02-29 23:59:59.000001}, {@code -838:59:59}. */
final class TemporalText {
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICRO_DIGITS = 6;

    private TemporalText() {}

    /** Whether a date, with or without a time, has no year, no month or no day. */
    static boolean isZero(String text) {
        return text.length() >= 10 && (text.startsWith("0000") || text.startsWith("00", 5) || text.startsWith("00", 8));
    }

    static LocalDate date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new DateTimeException("not a date: " + text);
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (month == 0 || day == 0) {
            throw new DateTimeException("the date " + text + " does not exist");
        }
        return LocalDate.of(year, month, day);
    }

    static LocalDateTime dateTime(String text) {
        if (text.length() < 19 || text.charAt(10) != ' ') {
            throw new DateTimeException("not a date and time: " + text);
        }
        LocalDate date = date(text.substring(0, 10));
        int nanos = micros(text, 19) * NANOS_PER_MICRO;
        return date.atTime(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), nanos);
    }

    static Duration time(String text) {
        boolean negative = text.startsWith("-");
        int start = negative ? 1 : 0;
        int colon = text.indexOf(':');
        if (colon < 0 || text.length() < colon + 6) {
            throw new DateTimeException("not a time: " + text);
        }
        long seconds = digits(text, start, colon) * 3600L
                + digits(text, colon + 1, colon + 3) * 60L
                + digits(text, colon + 4, colon + 6);
        Duration time = Duration.ofSeconds(seconds, micros(text, colon + 6) * (long) NANOS_PER_MICRO);
        return negative ? time.negated() : time;
    }

    static String of(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        append(text, date);
        return text.toString();
    }

    static String of(LocalDateTime dateTime) {
        StringBuilder text = new StringBuilder(26);
        append(text, dateTime.toLocalDate());
        text.append(' ');
        padded(text, dateTime.getHour(), 2).append(':');
        padded(text, dateTime.getMinute(), 2).append(':');
        padded(text, dateTime.getSecond(), 2);
        fraction(text, dateTime.getNano());
        return text.toString();
    }

    static String of(Duration time) {
        Duration size = time.abs();
        StringBuilder text = new StringBuilder(17).append(time.isNegative() ? "-" : "");
        padded(text, Math.toIntExact(size.toHours()), 2).append(':');
        padded(text, size.toMinutesPart(), 2).append(':');
        padded(text, size.toSecondsPart(), 2);
        fraction(text, size.toNanosPart());
        return text.toString();
    }

    private static void append(StringBuilder text, LocalDate date) {
        padded(text, date.getYear(), 4).append('-');
        padded(text, date.getMonthValue(), 2).append('-');
        padded(text, date.getDayOfMonth(), 2);
    }

    /** All nine digits if need be: digits the column has no room for shall not vanish here. */
    private static void fraction(StringBuilder text, int nanos) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        if (nanos % NANOS_PER_MICRO == 0) {
            padded(text, nanos / NANOS_PER_MICRO, MICRO_DIGITS);
        } else {
            padded(text, nanos, 9);
        }
    }

    private static StringBuilder padded(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    private static int micros(String text, int dot) {
        if (text.length() == dot) {
            return 0;
        }
        int given = text.length() - dot - 1;
        if (text.charAt(dot) != '.' || given < 1 || given > MICRO_DIGITS) {
            throw new DateTimeException("not a fraction of a second: " + text);
        }
        int micros = digits(text, dot + 1, text.length());
        for (int i = given; i < MICRO_DIGITS; i++) {
            micros *= 10;
        }
        return micros;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a date or time: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
