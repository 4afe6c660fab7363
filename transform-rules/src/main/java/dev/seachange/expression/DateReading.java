package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code str_to_date}: the format, taken apart once, says whether a date, a time or both come out. Blanks in the text are
 * skipped; a text may end before its format does if the date is complete; what follows the format is refused.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions", on STR_TO_DATE.
 */
final class DateReading {
    private static final int MOST_FRACTION = 6;

    /** Parts of a moment that formats name. */
    private static final String DATE_LETTERS = "YymcMbdeDjWa";

    private static final String TIME_LETTERS = "HkhIlisSfprT";

    static final List<Function> ALL = List.of(Function.of(
            "str_to_date", 2, 2, "str_to_date(text, 'format')",
            "The date, time or moment that a text says in this form: '%Y-%m-%d %H:%i:%s', '%e %M %Y'...", DateReading::read));

    private DateReading() {}

    private static Compiled read(Call call) throws Misread {
        String format = call.constantText(1, "a format");
        List<Step> steps = steps(call, format);
        boolean date = names(format, DATE_LETTERS);
        boolean time = names(format, TIME_LETTERS);
        if (date) {
            complete(call, format);
        } else if (!time) {
            throw call.refused(1, "the format names no part of a date or time", "");
        }
        int fraction = names(format, "f") ? MOST_FRACTION : 0;
        Step[] all = steps.toArray(Step[]::new);
        Compiled text = call.text(0);
        if (!date) {
            return Strict.of(text, new ColumnType.Time(fraction), false, call.span(), value -> parsed(value, all).time());
        }
        return time
                ? Strict.of(text, new ColumnType.DateTime(fraction), false, call.span(), value -> parsed(value, all).moment())
                : Strict.of(text, new ColumnType.Date(), false, call.span(), value -> parsed(value, all).date());
    }

    /** Without a whole date no text would give one. */
    private static void complete(Call call, String format) throws Misread {
        boolean year = names(format, "Yy");
        boolean day = names(format, "j") || (names(format, "mcMb") && names(format, "deD"));
        if (!year || !day) {
            throw call.refused(
                    1, "the format gives no whole date", "It needs the year, and the month and the day or the day of the year.");
        }
    }

    private static boolean names(String format, String letters) {
        for (int i = format.indexOf('%'); i >= 0 && i + 1 < format.length(); i = format.indexOf('%', i + 2)) {
            if (letters.indexOf(format.charAt(i + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Takes its part from where the text has been read to. */
    interface Step {
        void read(PartsRead parts);
    }

    private static PartsRead parsed(Object text, Step[] steps) {
        PartsRead parts = new PartsRead((String) text);
        for (Step step : steps) {
            if (!parts.skipBlanks()) {
                break;
            }
            step.read(parts);
        }
        return parts.end();
    }

    private static List<Step> steps(Call call, String format) throws Misread {
        List<Step> steps = new ArrayList<>();
        boolean half = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                char letter = format.charAt(++i);
                if (letter == 'p' && !half) {
                    throw call.refused(1, "`%p` needs an hour of twelve before it", "Write `%h` or `%I` for the hour.");
                }
                half |= "hIlr".indexOf(letter) >= 0;
                steps.addAll(steps(call, letter));
            } else if (!PartsRead.isBlank(c)) {
                steps.add(parts -> parts.literal(c));
            }
        }
        return steps;
    }

    private static List<Step> steps(Call call, char letter) throws Misread {
        return switch (letter) {
            case 'T' -> List.of(parts -> parts.hour(false), colon(), PartsRead::minute, colon(), PartsRead::second);
            case 'r' -> List.of(
                    parts -> parts.hour(true), colon(), PartsRead::minute, colon(), PartsRead::second, PartsRead::half);
            default -> List.of(step(call, letter));
        };
    }

    private static Step colon() {
        return parts -> parts.literal(':');
    }

    private static Step step(Call call, char letter) throws Misread {
        return switch (letter) {
            case 'Y' -> PartsRead::year;
            case 'y' -> PartsRead::shortYear;
            case 'm', 'c' -> PartsRead::month;
            case 'M' -> parts -> parts.monthNamed(Integer.MAX_VALUE);
            case 'b' -> parts -> parts.monthNamed(DateFormats.SHORT_NAME);
            case 'd', 'e' -> PartsRead::day;
            case 'D' -> PartsRead::numberedDay;
            case 'j' -> PartsRead::dayOfYear;
            case 'W' -> parts -> parts.weekday(Integer.MAX_VALUE);
            case 'a' -> parts -> parts.weekday(DateFormats.SHORT_NAME);
            case 'H', 'k' -> parts -> parts.hour(false);
            case 'h', 'I', 'l' -> parts -> parts.hour(true);
            case 'i' -> PartsRead::minute;
            case 's', 'S' -> PartsRead::second;
            case 'f' -> PartsRead::fraction;
            case 'p' -> PartsRead::half;
            default -> throw call.refused(1, "`%" + letter + "` cannot be read", "Known: " + known() + ".");
        };
    }

    private static String known() {
        StringBuilder known = new StringBuilder();
        for (char letter : (DATE_LETTERS + TIME_LETTERS).toCharArray()) {
            known.append(known.isEmpty() ? "%" : " %").append(letter);
        }
        return known.toString();
    }
}
