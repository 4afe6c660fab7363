package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.yaml.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a literal the Java form of a type, once, when rules are compiled. Exact or {@link Unfit}, as with values of rows. */
public final class Constants {
    private static final Pattern TIME = Pattern.compile("(-?)(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d{1,6}))?)?");

    /** What TIME holds; servers refuse a fraction beyond it. */
    private static final Duration MOST_TIME = Duration.ofHours(838).plusMinutes(59).plusSeconds(59);

    private Constants() {}

    /** @param literal not NULL */
    public static Object of(Literal literal, ColumnType type) {
        return switch (type) {
            case ColumnType.Int i -> number(literal, type);
            case ColumnType.Decimal d -> number(literal, type);
            case ColumnType.Single s -> number(literal, type);
            case ColumnType.DoublePrecision d -> number(literal, type);
            case ColumnType.Year y -> number(literal, type);
            case ColumnType.Bit b -> number(literal, type);
            case ColumnType.Text t -> new TextLimit(t).check(literal.text());
            case ColumnType.Enumeration e -> label(literal.text(), e.labels());
            case ColumnType.LabelSet s -> LabelConversions.labelSet(s).convert(literal.text());
            case ColumnType.Json j -> literal.text();
            case ColumnType.Date d -> moment(literal, s -> LocalDate.parse(fourDigitYear(s)), "2026-01-02");
            case ColumnType.DateTime d -> {
                LocalDateTime value = moment(literal, Constants::dateTime, "2026-01-02 03:04:05");
                yield TimeConversions.fits(value, d.fraction());
            }
            case ColumnType.Timestamp t -> {
                Instant value = moment(literal, s -> Instant.parse(s.replace(' ', 'T')), "2026-01-02T03:04:05Z");
                yield TimeConversions.fits(TimestampRange.check(value), t.fraction());
            }
            case ColumnType.Time t -> {
                Duration value = moment(literal, Constants::time, "03:04:05");
                yield TimeConversions.fits(value, t.fraction());
            }
            case ColumnType.Binary b -> throw new Unfit(ValueCode.V106, "constants for bytes are not supported yet");
            case ColumnType.Other o -> throw new Unfit(ValueCode.V106, "the type of the column is not supported");
        };
    }

    private static Object number(Literal literal, ColumnType type) {
        return NumberConversions.checked(type).convert(number(literal));
    }

    /** A text counts if it is a number in plain digits, so that captures can be numbers. */
    public static BigDecimal number(Literal literal) {
        return switch (literal.kind()) {
            case TRUTH -> literal.isTrue() ? BigDecimal.ONE : BigDecimal.ZERO;
            case NUMBER -> spelled(literal.text());
            case TEXT -> Numbers.fromDigits(literal.text());
            case NULL -> throw new IllegalArgumentException("NULL is no number");
        };
    }

    private static BigDecimal spelled(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= 400) {
                return number;
            }
        } catch (NumberFormatException e) {
            // hexadecimal, infinity and the like: told below
        }
        throw new Unfit(ValueCode.V107, "the number is not written in decimal digits");
    }

    private static String label(String text, List<String> labels) {
        if (!labels.contains(text)) {
            throw new Unfit(ValueCode.V106, "the ENUM has no label `" + text + "`" + Nearest.question(text, labels));
        }
        return text;
    }

    private static <T> T moment(Literal literal, Function<String, T> parser, String example) {
        try {
            if (literal.kind() == Literal.Kind.TEXT) {
                return parser.apply(literal.text());
            }
        } catch (DateTimeException e) {
            // told below, as any other text that is not of this form
        }
        throw new Unfit(ValueCode.V107, "it is not written as `" + example + "`");
    }

    private static LocalDateTime dateTime(String text) {
        return LocalDateTime.parse(fourDigitYear(text).replace(' ', 'T'));
    }

    /** Java also reads years with a sign, and a leap day in the year 0, which no server knows. */
    private static String fourDigitYear(String text) {
        if (text.startsWith("+") || text.startsWith("-") || text.startsWith("0000-02-29")) {
            throw new DateTimeException("year with a sign, or no such day");
        }
        return text;
    }

    private static Duration time(String text) {
        Matcher form = TIME.matcher(text);
        if (!form.matches()) {
            throw new DateTimeException("not a time");
        }
        Duration time = Duration.ofHours(Long.parseLong(form.group(2))).plusMinutes(Long.parseLong(form.group(3)));
        if (form.group(4) != null) {
            time = time.plusSeconds(Long.parseLong(form.group(4)));
        }
        if (form.group(5) != null) {
            time = time.plusNanos(Long.parseLong((form.group(5) + "000000000").substring(0, 9)));
        }
        if (time.compareTo(MOST_TIME) > 0) {
            throw new DateTimeException("beyond TIME");
        }
        return form.group(1).isEmpty() ? time : time.negated();
    }
}
