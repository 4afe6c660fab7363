package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** A text on its way to become a date or a time: how far it has been read, and what was found. Of one value, of one thread. */
final class PartsRead {
    private static final int NOON = 12;

    private final String text;
    private int at;
    private boolean any;
    private int year;
    private int month;
    private int day;
    private int dayOfYear;
    private int hour;
    private boolean halves;
    private boolean afternoon;
    private int minute;
    private int second;
    private int micros;

    PartsRead(String text) {
        this.text = text;
    }

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Whether anything follows. */
    boolean skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    /** To be called when all steps are done, or the text has ended: what then is left is too much. */
    PartsRead end() {
        if (skipBlanks()) {
            throw new Unfit(ValueCode.V111, "the text goes on behind the date or time");
        }
        if (!any) {
            throw none();
        }
        return this;
    }

    private static Unfit none() {
        return new Unfit(ValueCode.V111, "the text is not a date or time in the form of the format");
    }

    void literal(char c) {
        if (text.charAt(at) != c) {
            throw none();
        }
        at++;
    }

    private int number(int mostDigits) {
        int end = at;
        int number = 0;
        while (end < text.length() && end - at < mostDigits && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            number = number * 10 + text.charAt(end) - '0';
            end++;
        }
        if (end == at) {
            throw none();
        }
        at = end;
        any = true;
        return number;
    }

    void year() {
        int start = at;
        int number = number(4);
        year = at - start <= 2 ? (int) DateParts.fullYear(number) : number;
    }

    void shortYear() {
        year = (int) DateParts.fullYear(number(2));
    }

    void month() {
        month = number(2);
    }

    void monthNamed(int letters) {
        month = name(DateFormats.MONTHS, letters);
    }

    void day() {
        day = number(2);
    }

    /** {@code 2nd}: whichever two letters follow. */
    void numberedDay() {
        day = number(2);
        at = Math.min(at + 2, text.length());
    }

    void dayOfYear() {
        dayOfYear = number(3);
    }

    /** The date says it as well, so it is read over. */
    void weekday(int letters) {
        name(DateFormats.DAYS, letters);
    }

    void hour(boolean ofTwelve) {
        hour = number(2);
        halves |= ofTwelve;
    }

    void minute() {
        minute = number(2);
    }

    void second() {
        second = number(2);
    }

    void fraction() {
        int start = at;
        micros = number(6);
        for (int digits = at - start; digits < 6; digits++) {
            micros *= 10;
        }
    }

    void half() {
        String word = text.substring(at, Math.min(at + 2, text.length())).toUpperCase(Locale.ROOT);
        if (!word.equals("AM") && !word.equals("PM")) {
            throw none();
        }
        afternoon = word.equals("PM");
        at += 2;
    }

    /** The place, from 1 on, of the name that begins with the letters that follow, and no other does. */
    private int name(List<String> names, int letters) {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        int found = 0;
        for (int i = 0; i < names.size() && !word.isEmpty(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            String known = name.substring(0, Math.min(letters, name.length()));
            if (known.equals(word)) {
                found = i + 1;
                break;
            }
            if (known.startsWith(word)) {
                found = found == 0 ? i + 1 : -1;
            }
        }
        if (found <= 0) {
            throw none();
        }
        at = end;
        any = true;
        return found;
    }

    LocalDate date() {
        if (dayOfYear > 0 && year > 0) {
            return Days.date(Days.first(year) + dayOfYear - 1);
        }
        if (year == 0 || month < 1 || month > 12 || day < 1 || day > Days.lengthOfMonth(year, month)) {
            throw none();
        }
        return LocalDate.of(year, month, day);
    }

    private LocalTime timeOfDay() {
        boolean hours = halves ? hour >= 1 && hour <= NOON : hour <= 23;
        if (!hours || minute > 59 || second > 59) {
            throw none();
        }
        return LocalTime.of(halves ? hour % NOON + (afternoon ? NOON : 0) : hour, minute, second, micros * 1000);
    }

    LocalDateTime moment() {
        return date().atTime(timeOfDay());
    }

    Duration time() {
        return Duration.ofNanos(timeOfDay().toNanoOfDay());
    }
}
