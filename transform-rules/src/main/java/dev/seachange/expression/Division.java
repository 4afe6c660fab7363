package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * {@code / div %} of exact numbers. Division by zero is refused, as in strict mode.
 *
 * <p>Source: MySQL Reference Manual, "Arithmetic Operators".
 */
final class Division {
    /** {@code div_precision_increment}. */
    private static final int MORE_DIGITS = 4;

    private Division() {}

    static Unfit byZero() {
        return new Unfit(ValueCode.V110, "division by zero");
    }

    private static BigDecimal divisor(Object value) {
        BigDecimal divisor = Numbers.exact(value);
        if (divisor.signum() == 0) {
            throw byZero();
        }
        return divisor;
    }

    /** A DECIMAL with four fraction digits more than the dividend. */
    static Compiled quotient(Compiled left, Compiled right, Span span) {
        int scale = Math.min(Arithmetic.MOST_SCALE, Arithmetic.scale(left) + MORE_DIGITS);
        Arithmetic.Shape shape = new Arithmetic.Shape(scale, Arithmetic.isUnsigned(left) && Arithmetic.isUnsigned(right));
        return Arithmetic.rounded(left, right, shape, range(left, right), span, (a, b) ->
                Numbers.exact(a).divide(divisor(b), scale, RoundingMode.HALF_UP));
    }

    /** The smallest divisor that is not zero gives the largest quotient. */
    private static Range range(Compiled left, Compiled right) {
        Range dividend = Arithmetic.range(left);
        Range divisor = Arithmetic.range(right);
        if (!divisor.containsZero()) {
            return dividend.over(divisor, Arithmetic.MOST_DIGITS);
        }
        BigDecimal most = dividend.absolute().most().movePointRight(Arithmetic.scale(right));
        boolean positive = divisor.least().signum() >= 0 && dividend.least().signum() >= 0;
        return new Range(positive ? BigDecimal.ZERO : most.negate(), most);
    }

    static Compiled wholeQuotient(Compiled left, Compiled right, Span span) {
        boolean unsigned = Arithmetic.isUnsigned(left) || Arithmetic.isUnsigned(right);
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        Range range = range(left, right).rounded(0, RoundingMode.DOWN).within(bounds);
        ColumnType.Int type = Arithmetic.wholeType(range, unsigned);
        return Strict.of(left, right, type, false, span, (a, b) ->
                        Arithmetic.wholeValue(Numbers.exact(a).divideToIntegralValue(divisor(b)).toBigInteger(), type, bounds))
                .with(range);
    }

    /** Has the sign of the dividend. */
    static Compiled remainder(Compiled left, Compiled right, Span span) {
        Range dividend = Arithmetic.range(left);
        BigDecimal most = dividend.absolute().most().min(Arithmetic.range(right).absolute().most());
        Range range = new Range(
                dividend.least().signum() < 0 ? most.negate() : BigDecimal.ZERO,
                dividend.most().signum() > 0 ? most : BigDecimal.ZERO);
        if (Arithmetic.isWhole(left) && Arithmetic.isWhole(right)) {
            ColumnType.Int type = Arithmetic.wholeType(range, Arithmetic.isUnsigned(left));
            return Strict.of(left, right, type, false, span, (a, b) -> {
                        BigDecimal remainder = Numbers.exact(a).remainder(divisor(b));
                        return Arithmetic.wholeValue(remainder.toBigIntegerExact(), type, range);
                    })
                    .with(range);
        }
        int scale = Math.max(Arithmetic.scale(left), Arithmetic.scale(right));
        Arithmetic.Shape shape = new Arithmetic.Shape(scale, Arithmetic.isUnsigned(left));
        return Arithmetic.rounded(left, right, shape, range, span, (a, b) -> Numbers.exact(a).remainder(divisor(b)));
    }
}
