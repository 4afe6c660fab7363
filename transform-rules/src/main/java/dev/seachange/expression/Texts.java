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
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What values look like as texts, as MySQL writes them. */
final class Texts {
    static final String CHARSET = "utf8mb4";
    static final String COLLATION = "utf8mb4_0900_ai_ci";
    private static final String ASCII = "ascii";

    /** Of a LONGTEXT; what is longer counts as this long. */
    static final long LONGEST = 4_294_967_295L;

    /** JSON as a text is compared by its bytes. */
    private static final ColumnType.Text JSON = new ColumnType.Text(LONGEST, false, false, CHARSET, "utf8mb4_bin");

    private Texts() {}

    /** A text type for so many characters. */
    static ColumnType.Text type(long characters) {
        return new ColumnType.Text(atMost(characters), false, false, CHARSET, COLLATION);
    }

    /** A text of ASCII characters alone, which every character set holds; compared as other texts are. */
    static ColumnType.Text plainType(long characters) {
        return new ColumnType.Text(atMost(characters), false, false, ASCII, COLLATION);
    }

    /**
     * For so many characters, in the character set and collation that these texts give it: literals take those of the columns beside
     * them.
     */
    static ColumnType.Text type(long characters, Collection<Compiled> texts) {
        ColumnType.Text found = null;
        boolean plain = true;
        for (Compiled text : texts) {
            if (text.type() instanceof ColumnType.Text t) {
                plain &= t.charset().equals(ASCII);
                found = text.literal() ? found : found == null ? t : mixed(found, t);
            }
        }
        if (found == null) {
            return plain ? plainType(characters) : type(characters);
        }
        String charset = found.charset();
        boolean held = texts.stream().allMatch(text -> !(text.type() instanceof ColumnType.Text t) || isHeld(text, t, charset));
        return new ColumnType.Text(atMost(characters), false, false, held ? charset : CHARSET, found.collation());
    }

    private static boolean isHeld(Compiled text, ColumnType.Text type, String charset) {
        return Charsets.contains(charset, type.charset())
                || (text.isConstant() && text.constant() instanceof String value && Charsets.holds(Charsets.canonical(charset), value)
                        && Charsets.known(charset));
    }

    /** Two columns meet: the wider character set and its collation; of two collations the binary one, as MySQL takes them. */
    private static ColumnType.Text mixed(ColumnType.Text a, ColumnType.Text b) {
        if (a.collation().equals(b.collation())) {
            return Charsets.contains(a.charset(), b.charset()) ? a : b;
        }
        if (a.charset().equals(b.charset())) {
            return new ColumnType.Text(0, false, false, a.charset(), a.charset() + "_bin");
        }
        if (Charsets.contains(a.charset(), b.charset())) {
            return a;
        }
        return Charsets.contains(b.charset(), a.charset()) ? b : new ColumnType.Text(0, false, false, CHARSET, "utf8mb4_bin");
    }

    /** Most characters of a text expression. */
    static long length(Compiled text) {
        return text.type() instanceof ColumnType.Text t ? length(t) : LONGEST;
    }

    static long length(ColumnType.Text type) {
        return type.lengthInBytes() ? type.length() / Charsets.fewestBytes(type.charset()) : type.length();
    }

    static long atMost(long length) {
        return Math.min(length, LONGEST);
    }

    /** Of lengths up to {@link #LONGEST}. */
    static long product(long a, long b) {
        return a == 0 || b <= LONGEST / a ? a * b : LONGEST;
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
            case ColumnType.Int i -> written(operand, plainType(digits(operand)), Object::toString).plain();
            case ColumnType.Year y -> written(operand, plainType(4), value -> String.format(Locale.ROOT, "%04d", (Long) value)).plain();
            case ColumnType.Decimal d -> written(operand, plainType(digits(operand) + 2L + d.scale()),
                    v -> ((BigDecimal) v).toPlainString()).plain();
            case ColumnType.Single s -> written(operand, plainType(24), value -> Doubles.text((Float) value));
            case ColumnType.DoublePrecision d -> written(operand, plainType(24), value -> Doubles.text((Double) value));
            case ColumnType.Date d -> written(operand, plainType(10), value -> date((LocalDate) value)).plain();
            case ColumnType.DateTime d -> written(
                    operand, plainType(26), value -> dateTime((LocalDateTime) value, d.fraction())).plain();
            case ColumnType.Timestamp t -> written(
                    operand, plainType(26), value -> dateTime(utc((Instant) value), t.fraction())).plain();
            case ColumnType.Time t -> written(operand, plainType(17), value -> time((Duration) value, t.fraction()));
            case ColumnType.Json j -> json(operand);
            case ColumnType.Bit b -> throw no(operand, "Make a number of it: cast(... as unsigned).");
            case ColumnType.Binary b -> throw no(operand, "Bytes are no text: hex(...), to_base64(...).");
            case ColumnType.Other o -> throw no(operand, "");
        };
    }

    /** What JSON functions give is written as MySQL writes it; what a column holds may not be. */
    private static Compiled json(Compiled operand) {
        boolean canonical = operand.evaluator() instanceof JsonEvaluator;
        return Strict.of(operand, JSON, false, operand.span(), value -> canonical ? value : JsonValue.canonical((String) value));
    }

    /** The result of a function of texts: a literal if they all are, so that it takes the collation of what it is put beside. */
    static Compiled result(Collection<Compiled> texts, Compiled result) {
        return texts.stream().allMatch(text -> text.literal() || text.isNull()) ? result.asLiteral() : result;
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
    private static Compiled written(Compiled operand, ColumnType.Text type, Writer writer) {
        Compiled text = Strict.of(operand, type, false, operand.span(), writer::write);
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

    static boolean isAscii(Compiled text) {
        return text.type() instanceof ColumnType.Text type && type.charset().equals(ASCII);
    }

    private static LocalDateTime utc(Instant value) {
        return LocalDateTime.ofInstant(value, ZoneOffset.UTC);
    }

    static String date(LocalDate date) {
        return date.toString(); // of the years that servers know, which have four digits
    }

    static String dateTime(LocalDateTime value, int fraction) {
        StringBuilder out = new StringBuilder(26).append(date(value.toLocalDate())).append(' ');
        clock(value.getHour(), value.getMinute(), value.getSecond(), out);
        return fraction(value.getNano(), fraction, out).toString();
    }

    static String time(Duration value, int fraction) {
        Duration size = value.abs();
        StringBuilder out = new StringBuilder(17).append(value.isNegative() ? "-" : "");
        clock(size.toHours(), size.toMinutesPart(), size.toSecondsPart(), out);
        return fraction(size.toNanosPart(), fraction, out).toString();
    }

    /** By hand, since formats are read anew for each value. */
    private static void clock(long hours, int minutes, int seconds, StringBuilder out) {
        twoDigits(hours, out);
        twoDigits(minutes, out.append(':'));
        twoDigits(seconds, out.append(':'));
    }

    private static void twoDigits(long number, StringBuilder out) {
        out.append(number < 10 ? "0" : "").append(number);
    }

    private static StringBuilder fraction(int nanos, int digits, StringBuilder out) {
        int unit = 100_000_000;
        for (int i = 0; i < digits; i++) {
            out.append(i == 0 ? "." : "").append(nanos / unit % 10);
            unit /= 10;
        }
        return out;
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
