package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values written in the rule. */
final class Literals {
    private Literals() {}

    static Compiled of(Literal literal, Span span) throws Misread {
        return switch (literal.kind()) {
            case NULL -> constant(Texts.type(0), null, span);
            case TRUTH -> constant(Comparisons.BOOLEAN, literal.isTrue() ? 1L : 0L, span);
            case TEXT -> text(literal.text(), span);
            case NUMBER -> number(literal, span);
        };
    }

    private static Compiled text(String text, Span span) {
        return constant(typeOf(text), text, span);
    }

    /** A text that is known when rules are compiled, without being written in them. */
    static Compiled known(String text, Span span) {
        return Compiled.of(typeOf(text), false, subject -> text, Traits.NONE, span);
    }

    private static ColumnType typeOf(String text) {
        int length = Texts.codePoints(text);
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        return plain ? Texts.plainType(length) : Texts.type(length);
    }

    static Compiled bytes(String hex, Span span) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return constant(new ColumnType.Binary(bytes.length, false), bytes, span);
    }

    static Compiled constant(ColumnType type, @Nullable Object value, Span span) {
        return Compiled.of(type, value == null, subject -> value, Traits.NONE, span).asLiteral();
    }

    private static Compiled number(Literal literal, Span span) throws Misread {
        try {
            BigDecimal value = Constants.number(literal);
            boolean approximate = literal.text().indexOf('e') >= 0 || literal.text().indexOf('E') >= 0;
            if (approximate) {
                // Not from the exact number, which has no minus zero.
                return constant(Arithmetic.DOUBLE, Double.parseDouble(literal.text()), span);
            }
            if (value.precision() > 65 || value.scale() > 30) {
                throw new Misread(ExpressionCode.E112, span, "a number has 65 digits at most, 30 of them behind the point", "");
            }
            return number(value, span);
        } catch (Unfit e) {
            throw new Misread(ExpressionCode.E112, span, e.message(), "");
        }
    }

    /** The number with the other sign. What BIGINT does not hold is a DECIMAL: -(-9223372036854775808). */
    static Compiled negative(BigDecimal value, Span span) {
        Range range = Range.exactly(value.negate());
        return value.scale() > 0 || range.fitsLong() ? number(value.negate(), span) : decimal(value.negate(), 0, span);
    }

    /** An exact number as a constant. */
    static Compiled number(BigDecimal value, Span span) {
        Range range = Range.exactly(value);
        if (value.scale() <= 0 && range.fitsLong()) {
            return constant(new ColumnType.Int(64, false), value.longValueExact(), span).with(range);
        }
        if (value.scale() <= 0 && range.fitsUnsigned()) {
            return constant(new ColumnType.Int(64, true), value.toBigIntegerExact(), span).with(range);
        }
        return decimal(value, Math.max(0, value.scale()), span);
    }

    private static Compiled decimal(BigDecimal value, int scale, Span span) {
        Range range = Range.exactly(value);
        return constant(range.decimal(scale), value.setScale(scale), span).with(range);
    }
}
