package dev.seachange.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in JSON. A text knows whole numbers of 64 bits and DOUBLE. A JSON column may hold DECIMAL as well, which can only be
 * told from DOUBLE by how it is written.
 */
final class JsonNumbers {
    private static final int LEAST_PLAIN = -15;
    private static final int MOST_PLAIN = 15;
    private static final int MOST_DIGITS = 65;
    private static final int MOST_SCALE = 30;

    /** Any number of so many fits a long. */
    private static final int DIGITS_OF_LONG = 18;

    /** Any DOUBLE can be written with so many. */
    private static final int DIGITS_OF_DOUBLE = 17;

    /** Of two million DECIMALs with so many fraction digits, one is a binary fraction. */
    private static final int LEAST_BINARY_SCALE = 9;

    /** From here on MySQL reads a positive number as unsigned. */
    private static final long LEAST_UNSIGNED = 1L << 32;

    private JsonNumbers() {}

    /** A number of a JSON text, as MySQL reads it; null beyond DOUBLE. */
    static @Nullable JsonValue ofText(String text) {
        JsonValue whole = isWhole(text) ? whole(text) : null;
        return whole == null ? approximate(text) : whole;
    }

    /** A number of a JSON column, as a server or a log reader wrote it; null beyond DOUBLE. */
    static @Nullable JsonValue ofColumn(String text) {
        if (isWhole(text)) {
            JsonValue whole = whole(text);
            boolean decimal = whole == null && text.length() <= MOST_DIGITS;
            return decimal ? new JsonValue.Exact(new BigDecimal(text)) : whole == null ? approximate(text) : whole;
        }
        JsonValue.Approximate approximate = approximate(text);
        if (approximate == null || hasExponent(text) || text(approximate.value()).equals(text)) {
            return approximate;
        }
        BigDecimal decimal = new BigDecimal(text);
        boolean fits = decimal.precision() <= MOST_DIGITS && decimal.scale() <= MOST_SCALE;
        return fits && !isAllOf(approximate.value(), decimal) ? new JsonValue.Exact(decimal) : approximate;
    }

    /** The log reader may write all digits of the binary fraction that a DOUBLE is. A long DECIMAL is not like that by chance. */
    private static boolean isAllOf(double value, BigDecimal decimal) {
        boolean isLong = decimal.precision() > DIGITS_OF_DOUBLE && decimal.scale() >= LEAST_BINARY_SCALE;
        BigDecimal all = isLong ? new BigDecimal(value) : BigDecimal.ZERO;
        return isLong && all.scale() == decimal.scale() && all.compareTo(decimal) == 0;
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }

    private static boolean isWhole(String text) {
        return text.indexOf('.') < 0 && !hasExponent(text);
    }

    private static @Nullable JsonValue whole(String text) {
        if (text.length() < DIGITS_OF_DOUBLE) {
            return whole(Long.parseLong(text));
        }
        BigInteger value = new BigInteger(text);
        if (value.bitLength() < Long.SIZE) {
            return whole(value.longValueExact());
        }
        boolean unsigned = value.signum() > 0 && value.bitLength() == Long.SIZE;
        return unsigned ? new JsonValue.Whole(value.longValue(), true) : null;
    }

    private static JsonValue whole(long value) {
        return new JsonValue.Whole(value, value >= LEAST_UNSIGNED);
    }

    private static JsonValue.@Nullable Approximate approximate(String text) {
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : new JsonValue.Approximate(value);
    }

    static BigDecimal exact(JsonValue.Whole whole) {
        return whole.unsigned() && whole.value() < 0
                ? new BigDecimal(new BigInteger(Long.toUnsignedString(whole.value())))
                : BigDecimal.valueOf(whole.value());
    }

    /** As {@link BigDecimal#toPlainString} does, but without a text between for all of a usual length. */
    static void write(BigDecimal value, StringBuilder out) {
        int scale = value.scale();
        if (scale < 0 || scale > DIGITS_OF_LONG || value.precision() > DIGITS_OF_LONG) {
            out.append(value.toPlainString());
            return;
        }
        long digits = value.unscaledValue().longValue();
        long unit = 1;
        for (int i = 0; i < scale; i++) {
            unit *= 10;
        }
        long fraction = Math.abs(digits % unit);
        out.append(digits < 0 ? "-" : "").append(Math.abs(digits / unit));
        if (scale > 0) {
            out.append('.');
            for (long next = unit / 10; next > fraction && next > 1; next /= 10) {
                out.append('0');
            }
            out.append(fraction);
        }
    }

    /**
     * A DOUBLE: the shortest digits that read back as the same number, plain where that is not too long, and never like a whole
     * number.
     *
     * <p>Source: {@code my_gcvt} in strings/dtoa.cc with width to spare, and {@code Json_wrapper::to_string}.
     */
    static String text(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        boolean plain = exponent >= LEAST_PLAIN && (exponent < MOST_PLAIN || number.scale() > 0);
        if (plain) {
            return number.scale() > 0 ? number.toPlainString() : number.toPlainString() + ".0";
        }
        String digits = number.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }
}
