package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Constants;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.Literal;
import dev.seachange.types.Numbers;
import dev.seachange.types.TypeNames;
import dev.seachange.types.TypeParser;
import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.util.Locale;

/** {@code cast(x as type)}: exact or refused. It never rounds and never cuts, other than MySQL's. */
final class Casts {
    private Casts() {}

    static Compiled compile(Compiled operand, String typeText, Span typeSpan, Span span) throws Misread {
        ColumnType type = type(operand, typeText, typeSpan);
        if (operand.isNull()) {
            return Literals.constant(type, null, span);
        }
        if (operand.literal() && operand.isConstant()) {
            return constant(operand, type, span);
        }
        Compiled from = prepared(operand, type);
        Converter converter =
                switch (Conversions.between(from.type(), type)) {
                    case Conversion.Widening w -> w.converter();
                    case Conversion.Narrowing n -> n.converter();
                    case Conversion.Cast c -> c.converter();
                    case Conversion.None none -> throw new Misread(
                            ExpressionCode.E308, span, operand.shown() + " cannot become " + TypeNames.of(type) + ": " + none.why(), "");
                };
        Compiled result = Strict.of(from, type, false, span, converter::convert);
        return sameNumber(operand, type) ? result.with(operand.traits()).with(operand.range()) : result.with(kept(operand, type));
    }

    /** Converting exactly never makes two values one, but for a text that spells a number in several ways. */
    private static Traits kept(Compiled operand, ColumnType type) {
        boolean blurs = operand.isText() && !(type instanceof ColumnType.Text);
        return blurs ? operand.traits().blurred() : operand.traits();
    }

    private static boolean sameNumber(Compiled operand, ColumnType type) {
        boolean number = type instanceof ColumnType.Int || type instanceof ColumnType.Decimal;
        return number && operand.range() != null;
    }

    private static Compiled constant(Compiled operand, ColumnType type, Span span) throws Misread {
        try {
            Object value = operand.constant();
            Literal.Kind kind = value instanceof String ? Literal.Kind.TEXT : Literal.Kind.NUMBER;
            String text = value instanceof BigDecimal d ? d.toPlainString() : String.valueOf(value);
            Compiled result = Literals.constant(type, Constants.of(new Literal(kind, text), type), span);
            boolean exact = type instanceof ColumnType.Int || type instanceof ColumnType.Decimal;
            return exact && result.constant() != null
                    ? result.with(Range.exactly(Numbers.exact(result.constant())))
                    : result;
        } catch (Unfit e) {
            throw new Misread(ExpressionCode.E313, span, "this has no value: " + e.message(), "");
        }
    }

    /** What has no conversion of its own in columns, but a plain meaning here. */
    private static Compiled prepared(Compiled operand, ColumnType type) throws Misread {
        if (type instanceof ColumnType.Text && !operand.isText() && !(operand.type() instanceof ColumnType.Json)) {
            return Texts.of(operand);
        }
        boolean moment = type instanceof ColumnType.Date || type instanceof ColumnType.DateTime;
        return moment && operand.type() instanceof ColumnType.Timestamp ? Moments.dateTime(operand) : operand;
    }

    private static ColumnType type(Compiled operand, String text, Span span) throws Misread {
        String name = text.toLowerCase(Locale.ROOT).strip();
        ColumnType like = operand.type();
        try {
            return switch (name) {
                case "signed", "signed integer" -> new ColumnType.Int(64, false);
                case "unsigned", "unsigned integer" -> new ColumnType.Int(64, true);
                case "char" -> Texts.type(Texts.length(Texts.of(operand)));
                default -> TypeParser.parse(name.replaceFirst("^char\\(", "varchar("), like);
            };
        } catch (IllegalArgumentException e) {
            throw new Misread(ExpressionCode.E112, span, String.valueOf(e.getMessage()), "");
        }
    }
}
