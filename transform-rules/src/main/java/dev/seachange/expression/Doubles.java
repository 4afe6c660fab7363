package dev.seachange.expression;

import java.math.BigDecimal;

/**
 * How MySQL writes FLOAT and DOUBLE: the shortest digits that read back as the same number, plain between 1e-5 and 1e15, else with
 * an exponent.
 *
 * <p>Source: {@code my_gcvt} in strings/dtoa.cc.
 */
final class Doubles {
    private static final int LEAST_PLAIN = -5;
    private static final int MOST_PLAIN = 15;

    private Doubles() {}

    static String text(double value) {
        return text(Double.toString(value), value == 0);
    }

    static String text(float value) {
        return text(Float.toString(value), value == 0);
    }

    private static String text(String java, boolean zero) {
        if (zero) {
            return java.startsWith("-") ? "-0" : "0";
        }
        BigDecimal number = new BigDecimal(java).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= LEAST_PLAIN && exponent < MOST_PLAIN) {
            return number.toPlainString();
        }
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }
}
