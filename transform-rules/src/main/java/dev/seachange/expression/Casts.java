package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.TypeNames;
import dev.seachange.types.TypeParser;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code cast(x as type)} and {@code convert(x, type)}: exact or refused. It never rounds, cuts, pads or wraps around, other than
 * MySQL's.
 */
final class Casts {
    private static final Pattern FLOAT = Pattern.compile("float\\((\\d{1,2})\\)");
    private static final int FLOAT_BITS = 24;
    private static final int DOUBLE_BITS = 53;

    private Casts() {}

    static Compiled compile(Compiled operand, String typeText, Span typeSpan, Span span) throws Misread {
        ColumnType type = type(operand, typeText, typeSpan);
        if (operand.isNull()) {
            return Literals.constant(type, null, span);
        }
        Compiled from = CastOperands.toward(type, operand);
        Converter converter =
                switch (Conversions.between(from.type(), type)) {
                    case Conversion.Widening w -> w.converter();
                    case Conversion.Narrowing n -> n.converter();
                    case Conversion.Cast c -> c.converter();
                    case Conversion.None none -> throw refused(operand, type, none.why(), span);
                };
        Converter checked = type instanceof ColumnType.Year && from.isText() ? converter.then(Casts::fourDigits) : converter;
        Compiled result = Strict.of(from, type, false, span, checked::convert).with(kept(operand, type));
        return result.with(range(from, result));
    }

    private static Misread refused(Compiled operand, ColumnType type, String why, Span span) {
        return new Misread(ExpressionCode.E308, span, operand.shown() + " cannot become " + TypeNames.of(type) + ": " + why, "");
    }

    /** Of the number that it was before and stays. */
    private static @Nullable Range range(Compiled from, Compiled result) {
        Range before = from.range();
        Range after = result.range();
        return before == null || after == null ? after : before.within(after);
    }

    /** Converting exactly never makes two values one, but for a text that spells a number in several ways. */
    private static Traits kept(Compiled operand, ColumnType type) {
        boolean blurs = operand.isText() && !(type instanceof ColumnType.Text);
        return blurs ? operand.traits().blurred() : operand.traits();
    }

    /** MySQL takes the text '0' for the year 2000, and '0000' for the year 0. */
    private static Object fourDigits(Object year) {
        if (year.equals(0L)) {
            throw new Unfit(ValueCode.V107, "the text is not a year of four digits");
        }
        return year;
    }

    private static ColumnType type(Compiled operand, String text, Span span) throws Misread {
        String name = text.toLowerCase(Locale.ROOT).strip();
        return switch (name) {
            case "signed", "signed integer", "signed int" -> new ColumnType.Int(64, false);
            case "unsigned", "unsigned integer", "unsigned int" -> new ColumnType.Int(64, true);
            case "real" -> Arithmetic.DOUBLE;
            case "char" -> Texts.type(Texts.length(CastOperands.text(operand)));
            case "binary" -> operand.isNull() ? new ColumnType.Binary(0, false) : CastOperands.bytes(operand).type();
            default -> parsed(name, operand.type(), span);
        };
    }

    private static ColumnType parsed(String name, ColumnType like, Span span) throws Misread {
        Matcher precision = FLOAT.matcher(name);
        if (precision.matches() && Integer.parseInt(precision.group(1)) <= DOUBLE_BITS) {
            return Integer.parseInt(precision.group(1)) <= FLOAT_BITS ? new ColumnType.Single() : Arithmetic.DOUBLE;
        }
        try {
            ColumnType type = TypeParser.parse(name.replaceFirst("^char\\(", "varchar("), like);
            boolean inCharacters = type instanceof ColumnType.Text t && !t.lengthInBytes();
            return inCharacters ? Texts.type(Texts.length((ColumnType.Text) type)) : type;
        } catch (IllegalArgumentException e) {
            throw new Misread(ExpressionCode.E112, span, String.valueOf(e.getMessage()), "");
        }
    }
}
