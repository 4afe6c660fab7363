package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Powers with whole exponents, and square roots, as DOUBLE: the nearest one to the true result. */
final class Powers {
    /** Digits that leave no doubt about the nearest DOUBLE. */
    private static final MathContext PRECISE = new MathContext(60);

    private static final int MOST_EXPONENT = 999_999_999;
    private static final double MOST_BITS = 1100;

    private Powers() {}

    static Compiled power(Call call) throws Misread {
        return Strict.of(call.number(0), call.number(1), Arithmetic.DOUBLE, false, call.span(), (a, b) ->
                power(Arithmetic.asDouble(a), Arithmetic.asDouble(b)));
    }

    private static double power(double base, double exponent) {
        if (exponent == 0 || base == 1) {
            return 1;
        }
        if (Math.rint(exponent) != exponent) {
            throw new Unfit(ValueCode.V108, "a power with a fraction in its exponent depends on the server's C library");
        }
        if (base == 0 && exponent < 0) {
            throw Arithmetic.outOfRange();
        }
        if (base == 0 || base == -1) {
            return exponent % 2 == 0 ? Math.abs(base) : base;
        }
        double bits = Math.log(Math.abs(base)) / Math.log(2) * exponent;
        if (bits > MOST_BITS) {
            throw Arithmetic.outOfRange();
        }
        if (bits < -MOST_BITS) {
            return base < 0 && exponent % 2 != 0 ? -0.0 : 0.0;
        }
        return nearest(base, exponent);
    }

    private static double nearest(double base, double exponent) {
        if (Math.abs(exponent) > MOST_EXPONENT) {
            throw new Unfit(ValueCode.V108, "a power with so large an exponent depends on the server's C library");
        }
        BigDecimal power = new BigDecimal(base).pow((int) Math.abs(exponent), PRECISE);
        double result = (exponent < 0 ? BigDecimal.ONE.divide(power, PRECISE) : power).doubleValue();
        if (Double.isInfinite(result)) {
            throw Arithmetic.outOfRange();
        }
        return result;
    }

    static Compiled root(Call call) throws Misread {
        Compiled operand = call.number(0);
        boolean negative = operand.range() == null || operand.range().least().signum() < 0;
        return Strict.of(operand, Arithmetic.DOUBLE, negative, call.span(), a -> {
            double value = Arithmetic.asDouble(a);
            return value < 0 ? null : (Object) Math.sqrt(value);
        });
    }
}
