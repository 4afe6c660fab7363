package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What values look like as texts, as MySQL writes them. */
final class Texts {
    static final String CHARSET = "utf8mb4";
    static final String COLLATION = "utf8mb4_0900_ai_ci";

    /** The longest that VARCHAR may be, and more; beyond, only lengths in messages are wrong. */
    private static final long LONGEST = 4_294_967_295L;

    private Texts() {}

    /** A text type for so many characters. */
    static ColumnType.Text type(long characters) {
        return new ColumnType.Text(Math.min(characters, LONGEST), false, false, CHARSET, COLLATION);
    }

    /** For so many characters, in the character set and collation that these texts give it. */
    static ColumnType.Text type(long characters, Collection<Compiled> texts) {
        ColumnType.Text found = null;
        for (Compiled text : texts) {
            if (text.type() instanceof ColumnType.Text t && !text.literal()) {
                found = found == null || same(found, t) ? t : mixed(found, t);
            }
        }
        return found == null
                ? type(characters)
                : new ColumnType.Text(Math.min(characters, LONGEST), false, false, found.charset(), found.collation());
    }

    private static boolean same(ColumnType.Text a, ColumnType.Text b) {
        return a.charset().equals(b.charset()) && a.collation().equals(b.collation());
    }

    private static ColumnType.Text mixed(ColumnType.Text a, ColumnType.Text b) {
        return a.charset().equals(b.charset())
                ? new ColumnType.Text(0, false, false, a.charset(), a.charset() + "_bin")
                : new ColumnType.Text(0, false, false, CHARSET, "utf8mb4_bin");
    }

    /** Most characters of a text expression. */
    static long length(Compiled text) {
        return text.type() instanceof ColumnType.Text t ? length(t) : LONGEST;
    }

    static long length(ColumnType.Text type) {
        return type.lengthInBytes() ? type.length() / Charsets.fewestBytes(type.charset()) : type.length();
    }

    /** The expression as a text. */
    static Compiled of(Compiled operand) throws Misread {
        if (operand.isNull()) {
            return operand;
        }
        if (operand.isNumber() && operand.evaluator() instanceof Choice choice) {
            return choice.text(operand);
        }
        return switch (operand.type()) {
            case ColumnType.Text t -> operand;
            case ColumnType.Enumeration e -> relabelled(
                    operand, new ColumnType.Text(longest(e.labels()), false, false, e.charset(), e.collation()));
            case ColumnType.LabelSet s -> relabelled(
                    operand, new ColumnType.Text(sum(s.labels()), false, false, s.charset(), s.collation()));
            case ColumnType.Int i -> written(operand, digits(operand), Object::toString);
            case ColumnType.Year y -> written(operand, 4, value -> String.format("%04d", (Long) value));
            case ColumnType.Decimal d -> written(operand, digits(operand) + 2L + d.scale(), v -> ((BigDecimal) v).toPlainString());
            case ColumnType.Single s -> written(operand, 24, value -> Doubles.text((Float) value));
            case ColumnType.DoublePrecision d -> written(operand, 24, value -> Doubles.text((Double) value));
            case ColumnType.Date d -> written(operand, 10, value -> date((LocalDate) value));
            case ColumnType.DateTime d -> written(operand, 26, value -> dateTime((LocalDateTime) value, d.fraction()));
            case ColumnType.Timestamp t -> written(
                    operand, 26, value -> dateTime(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC), t.fraction()));
            case ColumnType.Time t -> written(operand, 17, value -> time((Duration) value, t.fraction()));
            case ColumnType.Json j -> written(operand, LONGEST, value -> JsonValue.parse((String) value).toString());
            case ColumnType.Bit b -> throw no(operand, "Make a number of it: cast(... as unsigned).");
            case ColumnType.Binary b -> throw no(operand, "Bytes are no text: hex(...), to_base64(...).");
            case ColumnType.Other o -> throw no(operand, "");
        };
    }

    private static Misread no(Compiled operand, String hint) {
        return new Misread(ExpressionCode.E312, operand.span(), "this is no text but " + operand.shown(), hint);
    }

    private static Compiled relabelled(Compiled operand, ColumnType.Text type) {
        return Compiled.of(type, operand.nullable(), operand.evaluator(), operand.traits(), operand.span());
    }

    private interface Writer {
        String write(Object value);
    }

    /** What a number, date or time gives has no collation of its own, as a literal has none. */
    private static Compiled written(Compiled operand, long characters, Writer writer) {
        Compiled text = Strict.of(operand, type(characters), false, operand.span(), writer::write);
        return text.with(operand.traits()).asLiteral();
    }

    private static long digits(Compiled operand) {
        Range range = Objects.requireNonNull(operand.range());
        return Math.max(1L, range.wholeDigits()) + (range.least().signum() < 0 ? 1 : 0);
    }

    private static long longest(List<String> labels) {
        return labels.stream().mapToInt(Texts::codePoints).max().orElse(0);
    }

    private static long sum(List<String> labels) {
        return labels.stream().mapToLong(label -> 1L + label.codePointCount(0, label.length())).sum();
    }

    static String date(LocalDate date) {
        return String.format("%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    static String dateTime(LocalDateTime value, int fraction) {
        return date(value.toLocalDate())
                + String.format(" %02d:%02d:%02d", value.getHour(), value.getMinute(), value.getSecond())
                + fraction(value.getNano(), fraction);
    }

    static String time(Duration value, int fraction) {
        Duration size = value.abs();
        return (value.isNegative() ? "-" : "")
                + String.format("%02d:%02d:%02d", size.toHours(), size.toMinutesPart(), size.toSecondsPart())
                + fraction(size.toNanosPart(), fraction);
    }

    private static String fraction(int nanos, int digits) {
        return digits == 0 ? "" : "." + String.format("%09d", nanos).substring(0, digits);
    }

    static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The merged type of texts that end up in one column of a result. */
    static ColumnType.Text merged(Collection<Compiled> texts) {
        return type(texts.stream().mapToLong(Texts::length).max().orElse(0), texts);
    }

    static @Nullable String value(Compiled text, Subject subject) {
        return (String) text.evaluator().evaluate(subject);
    }
}
