package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Dates and times as operands. A TIMESTAMP is what a session in UTC sees; a literal is read once. */
final class Moments {
    private static final int MOST_FRACTION = 6;

    private static final String DATE = "a date such as '2026-01-02'";
    private static final int DATE_LENGTH = 10;

    private Moments() {}

    /** As DATETIME; a date is its midnight. */
    static Compiled dateTime(Compiled operand) throws Misread {
        if (operand.isNull()) {
            return operand;
        }
        return switch (operand.type()) {
            case ColumnType.DateTime d -> operand;
            case ColumnType.Date d -> kept(operand, new ColumnType.DateTime(0), v -> ((LocalDate) v).atStartOfDay());
            case ColumnType.Timestamp t -> kept(
                    operand, new ColumnType.DateTime(t.fraction()), v -> LocalDateTime.ofInstant((Instant) v, ZoneOffset.UTC));
            case ColumnType.Text t when operand.literal() && operand.isConstant() -> literal(operand);
            default -> throw new Misread(
                    ExpressionCode.E312, operand.span(), "this is no date but " + operand.shown(),
                    operand.isText() ? "Say how it is written: str_to_date(..., '%Y-%m-%d')." : "");
        };
    }

    /** The date of a moment. */
    static Compiled date(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Date || operand.isNull()) {
            return operand;
        }
        Compiled moment = dateTime(operand);
        return Strict.of(moment, new ColumnType.Date(), false, operand.span(), v -> ((LocalDateTime) v).toLocalDate());
    }

    /** As DATE if it is one, else as DATETIME. */
    static Compiled moment(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Date) {
            return operand;
        }
        return isDate(operand) ? constant(operand, new ColumnType.Date(), DATE) : dateTime(operand);
    }

    /** As TIME: a TIME itself, or the time of day of a moment. */
    static Compiled timeOfDay(Compiled operand) throws Misread {
        boolean time = operand.type() instanceof ColumnType.Time || operand.isNull();
        boolean written = operand.literal() && operand.isConstant() && operand.isText() && !hasDate(operand);
        if (time || written) {
            return time(operand);
        }
        Compiled moment = dateTime(operand);
        ColumnType type = new ColumnType.Time(fraction(moment.type()));
        return Strict.of(moment, type, false, operand.span(), v ->
                Duration.ofNanos(((LocalDateTime) v).toLocalTime().toNanoOfDay()));
    }

    /** A literal that begins as a date does. */
    private static boolean hasDate(Compiled literal) {
        return String.valueOf(literal.constant()).matches("\\d+-.*");
    }

    static Compiled time(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Time || operand.isNull()) {
            return operand;
        }
        if (operand.type() instanceof ColumnType.Text && operand.literal() && operand.isConstant()) {
            ColumnType type = new ColumnType.Time(fraction((String) operand.constant()));
            return constant(operand, type, "a time such as '03:04:05'");
        }
        throw new Misread(ExpressionCode.E312, operand.span(), "this is no time but " + operand.shown(), "");
    }

    private static Compiled kept(Compiled operand, ColumnType type, Strict.One form) {
        return Strict.of(operand, type, false, operand.span(), form).with(operand.traits());
    }

    private static Compiled literal(Compiled operand) throws Misread {
        if (isDate(operand)) {
            return dateTime(constant(operand, new ColumnType.Date(), DATE));
        }
        String text = (String) operand.constant();
        return constant(operand, new ColumnType.DateTime(fraction(text)), DATE + " or '2026-01-02 03:04:05'");
    }

    private static boolean isDate(Compiled operand) {
        return operand.literal() && operand.isConstant()
                && operand.constant() instanceof String text && text.length() == DATE_LENGTH;
    }

    /** The type that a text literal has when it is put beside a date or a time. */
    static Compiled beside(Compiled text, ColumnType other) throws Misread {
        return other instanceof ColumnType.Time ? time(text) : dateTime(text);
    }

    private static Compiled constant(Compiled operand, ColumnType type, String wanted) throws Misread {
        try {
            Object value = Constants.of(new Literal(Literal.Kind.TEXT, String.valueOf(operand.constant())), type);
            return Compiled.of(type, false, subject -> value, Traits.NONE, operand.span()).asLiteral();
        } catch (Unfit e) {
            throw new Misread(ExpressionCode.E308, operand.span(), "this is not " + wanted, "");
        }
    }

    private static int fraction(@Nullable String text) {
        int dot = text == null ? -1 : text.indexOf('.');
        return dot < 0 || text == null ? 0 : Math.min(MOST_FRACTION, text.length() - dot - 1);
    }

    static int fraction(ColumnType type) {
        return switch (type) {
            case ColumnType.DateTime d -> d.fraction();
            case ColumnType.Timestamp t -> t.fraction();
            case ColumnType.Time t -> t.fraction();
            default -> 0;
        };
    }
}
