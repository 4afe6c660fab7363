package dev.seachange.expression;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code date_format}: the format is taken apart once. Names are English.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions", on DATE_FORMAT.
 */
final class DateFormats {
    static final List<String> MONTHS = List.of(
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December");
    static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    static final int SHORT_NAME = 3;

    static final List<Function> ALL = List.of(Function.of(
            "date_format", 2, 2, "date_format(d, 'format')", "The moment as a text: '%Y-%m-%d %H:%i:%s', '%W, %e %M %Y'...",
            call -> formatted(call.dateTime(0), call, 1)));

    private DateFormats() {}

    private interface Writer {
        void write(LocalDateTime time, StringBuilder text);
    }

    /** @param most characters that it writes */
    private record Piece(int most, Writer writer) {}

    /** @param format which argument of the call it is */
    static Compiled formatted(Compiled moment, Call call, int format) throws Misread {
        String text = call.constantText(format, "a format");
        if (text.isEmpty()) {
            throw call.refused(format, "the format is empty", "");
        }
        List<Piece> pieces = pieces(text);
        Writer[] writers = pieces.stream().map(Piece::writer).toArray(Writer[]::new);
        int most = pieces.stream().mapToInt(Piece::most).sum();
        Compiled result = Strict.of(moment, Texts.type(most), false, call.span(), value -> {
            StringBuilder written = new StringBuilder(most);
            for (Writer writer : writers) {
                writer.write((LocalDateTime) value, written);
            }
            return written.toString();
        });
        // Such a text has no collation of its own: it takes that of what it is compared with.
        return moment.isConstant() ? result : result.asLiteral();
    }

    private static List<Piece> pieces(String format) {
        List<Piece> pieces = new ArrayList<>();
        int[] characters = format.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean special = characters[i] == '%' && i + 1 < characters.length;
            pieces.add(special ? piece(characters[++i]) : literal(characters[i]));
        }
        return pieces;
    }

    private static Piece literal(int character) {
        return new Piece(1, (time, text) -> text.appendCodePoint(character));
    }

    private static Piece piece(int letter) {
        return switch (letter) {
            case 'Y' -> new Piece(4, (time, text) -> padded(text, time.getYear(), 4));
            case 'y' -> new Piece(2, (time, text) -> padded(text, time.getYear() % 100, 2));
            case 'M' -> new Piece(9, (time, text) -> text.append(month(time)));
            case 'b' -> new Piece(SHORT_NAME, (time, text) -> text.append(month(time), 0, SHORT_NAME));
            case 'm' -> new Piece(2, (time, text) -> padded(text, time.getMonthValue(), 2));
            case 'c' -> new Piece(2, (time, text) -> text.append(time.getMonthValue()));
            case 'd' -> new Piece(2, (time, text) -> padded(text, time.getDayOfMonth(), 2));
            case 'e' -> new Piece(2, (time, text) -> text.append(time.getDayOfMonth()));
            case 'D' -> new Piece(4, (time, text) -> text.append(time.getDayOfMonth()).append(suffix(time.getDayOfMonth())));
            case 'j' -> new Piece(3, (time, text) -> padded(text, Days.dayOfYear(time.toLocalDate()), 3));
            case 'W' -> new Piece(9, (time, text) -> text.append(weekday(time)));
            case 'a' -> new Piece(SHORT_NAME, (time, text) -> text.append(weekday(time), 0, SHORT_NAME));
            case 'w' -> new Piece(1, (time, text) -> text.append((Days.weekday(Days.of(time.toLocalDate())) + 1) % 7));
            default -> week(letter);
        };
    }

    private static Piece week(int letter) {
        return switch (letter) {
            case 'U' -> new Piece(2, (time, text) -> padded(text, Week.of(time.toLocalDate(), 0).number(), 2));
            case 'u' -> new Piece(2, (time, text) -> padded(text, Week.of(time.toLocalDate(), 1).number(), 2));
            case 'V' -> new Piece(2, (time, text) -> padded(text, Week.of(time.toLocalDate(), 2).number(), 2));
            case 'v' -> new Piece(2, (time, text) -> padded(text, Week.of(time.toLocalDate(), 3).number(), 2));
            case 'X' -> new Piece(4, (time, text) -> padded(text, weekYear(time.toLocalDate(), 2), 4));
            case 'x' -> new Piece(4, (time, text) -> padded(text, weekYear(time.toLocalDate(), 3), 4));
            default -> time(letter);
        };
    }

    private static Piece time(int letter) {
        return switch (letter) {
            case 'H' -> new Piece(2, (time, text) -> padded(text, time.getHour(), 2));
            case 'k' -> new Piece(2, (time, text) -> text.append(time.getHour()));
            case 'h', 'I' -> new Piece(2, (time, text) -> padded(text, hourOfHalf(time), 2));
            case 'l' -> new Piece(2, (time, text) -> text.append(hourOfHalf(time)));
            case 'i' -> new Piece(2, (time, text) -> padded(text, time.getMinute(), 2));
            case 'S', 's' -> new Piece(2, (time, text) -> padded(text, time.getSecond(), 2));
            case 'f' -> new Piece(6, (time, text) -> padded(text, time.get(ChronoField.MICRO_OF_SECOND), 6));
            case 'p' -> new Piece(2, (time, text) -> text.append(half(time)));
            case 'T' -> new Piece(8, (time, text) -> clock(text, time.getHour(), time));
            case 'r' -> new Piece(11, (time, text) -> clock(text, hourOfHalf(time), time).append(' ').append(half(time)));
            default -> literal(letter);
        };
    }

    private static StringBuilder clock(StringBuilder text, int hour, LocalDateTime time) {
        padded(text, hour, 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        return padded(text, time.getSecond(), 2);
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        String written = Integer.toString(number);
        return text.repeat('0', digits - written.length()).append(written);
    }

    private static int weekYear(LocalDate date, int mode) {
        int year = Week.of(date, mode).year();
        if (year < 0) {
            throw Days.beyond();
        }
        return year;
    }

    private static String month(LocalDateTime time) {
        return MONTHS.get(time.getMonthValue() - 1);
    }

    private static String weekday(LocalDateTime time) {
        return DAYS.get(Days.weekday(Days.of(time.toLocalDate())));
    }

    private static int hourOfHalf(LocalDateTime time) {
        return (time.getHour() + 11) % 12 + 1;
    }

    private static String half(LocalDateTime time) {
        return time.getHour() < 12 ? "AM" : "PM";
    }

    private static String suffix(int day) {
        if (day >= 11 && day <= 13) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
