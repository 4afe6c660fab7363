package dev.seachange.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How MySQL writes what FLOAT and DOUBLE columns hold: DOUBLE with the fewest digits that read back as the same number, FLOAT
 * with six; plain where that is not too wide, else with an exponent.
 *
 * <p>Source: {@code my_gcvt} in strings/dtoa.cc. What is computed has two characters less, which tells for a few numbers of 16
 * digits and more.
 */
final class Doubles {
    private static final int DOUBLE_WIDTH = 24;
    private static final int FLOAT_WIDTH = 12;
    private static final MathContext FLOAT_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final MathContext ONE_DIGIT = new MathContext(1);
    private static final int LEAST_PLAIN = -14;
    private static final int MOST_PLAIN = 15;

    private Doubles() {}

    static String text(double value) {
        return value == 0 ? zero(value) : text(shortest(value), DOUBLE_WIDTH);
    }

    static String text(float value) {
        return value == 0 ? zero(value) : text(new BigDecimal(value).round(FLOAT_DIGITS), FLOAT_WIDTH);
    }

    private static String zero(double value) {
        return Double.compare(value, 0.0) < 0 ? "-0" : "0";
    }

    /** Java always gives two digits, though one may do: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal shorter = number.precision() == 2 ? number.round(ONE_DIGIT) : number;
        return shorter.doubleValue() == value ? shorter : number;
    }

    private static String text(BigDecimal value, int width) {
        BigDecimal number = value.stripTrailingZeros();
        int digits = number.precision();
        int whole = digits - number.scale();
        int plain = whole <= 0 ? digits - whole + 2 : whole < digits ? digits + 1 : whole;
        int sign = number.signum() < 0 ? 1 : 0;
        if (plain + sign <= width && whole >= LEAST_PLAIN && (whole <= MOST_PLAIN || digits > whole)) {
            return number.toPlainString();
        }
        String figures = number.unscaledValue().abs().toString();
        String fraction = digits > 1 ? "." + figures.substring(1) : "";
        return (sign > 0 ? "-" : "") + figures.charAt(0) + fraction + "e" + (whole - 1);
    }
}
