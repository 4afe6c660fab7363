package dev.seachange.types;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Exact numbers: from any Java form to {@link BigDecimal}, and from there to the form of a type, checked. */
public final class Numbers {
    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    public static BigInteger least(ColumnType.Int type) {
        return type.unsigned() ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(type.bits() - 1).negate();
    }

    public static BigInteger most(ColumnType.Int type) {
        return BigInteger.ONE.shiftLeft(type.unsigned() ? type.bits() : type.bits() - 1).subtract(BigInteger.ONE);
    }

    /** Exact, but for fractions held in binary: those give the shortest decimal number that means them. */
    public static BigDecimal exact(Object value) {
        return switch (value) {
            case Long l -> BigDecimal.valueOf(l);
            case BigInteger i -> new BigDecimal(i);
            case BigDecimal d -> d;
            case Float f -> whole(f) ? new BigDecimal(f) : new BigDecimal(Float.toString(f));
            case Double d -> whole(d) ? new BigDecimal(d) : new BigDecimal(Double.toString(d));
            case byte[] bits -> new BigDecimal(new BigInteger(1, bits));
            default -> throw new IllegalArgumentException("not a number: " + value.getClass());
        };
    }

    private static boolean whole(double value) {
        return Math.abs(value) < TWO_TO_63 && Math.rint(value) == value;
    }

    public static Object toInt(BigDecimal value, ColumnType.Int type) {
        BigInteger whole;
        try {
            whole = value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new Unfit(ValueCode.V104, "the number has a fraction");
        }
        if (whole.compareTo(least(type)) < 0 || whole.compareTo(most(type)) > 0) {
            throw outOfRange(type);
        }
        return type.exceedsLong() ? whole : (Object) whole.longValueExact();
    }

    public static Object toDecimal(BigDecimal value, ColumnType.Decimal type) {
        BigDecimal scaled;
        try {
            scaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new Unfit(ValueCode.V104, "the number has more than " + type.scale() + " fraction digits");
        }
        if (scaled.precision() > type.precision() || (type.unsigned() && scaled.signum() < 0)) {
            throw outOfRange(type);
        }
        return scaled;
    }

    static Object toDouble(BigDecimal value) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest)) {
            throw outOfRange(new ColumnType.DoublePrecision());
        }
        if (exact(nearest).compareTo(value) != 0) {
            throw new Unfit(ValueCode.V104, "the number has more digits than DOUBLE holds");
        }
        return nearest;
    }

    static Object toSingle(BigDecimal value) {
        float nearest = value.floatValue();
        if (Float.isInfinite(nearest)) {
            throw outOfRange(new ColumnType.Single());
        }
        if (exact(nearest).compareTo(value) != 0) {
            throw new Unfit(ValueCode.V104, "the number has more digits than FLOAT holds");
        }
        return nearest;
    }

    static Object toYear(BigDecimal value) {
        long year = (long) toInt(value, new ColumnType.Int(16, true));
        if (year != 0 && (year < 1901 || year > 2155)) {
            throw outOfRange(new ColumnType.Year());
        }
        return year;
    }

    static Object toBit(BigDecimal value, int length) {
        BigInteger number = new BigInteger(toInt(value, new ColumnType.Int(64, true)).toString());
        if (number.bitLength() > length) {
            throw outOfRange(new ColumnType.Bit(length));
        }
        byte[] bytes = new byte[(length + 7) / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /**
     * Reads digits in the one plain form of a number: no blanks, no plus, no leading zeros, no exponent, no minus zero. So
     * two different whole numbers in text never become one.
     */
    public static BigDecimal fromDigits(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int dot = text.indexOf('.');
        int wholeEnd = dot < 0 ? text.length() : dot;
        boolean whole = digits(text, at, wholeEnd) && (wholeEnd - at == 1 || text.charAt(at) != '0');
        boolean fraction = dot < 0 || digits(text, dot + 1, text.length());
        if (!whole || !fraction || text.length() > 100) {
            throw notDigits();
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() == 0 && at == 1) {
            throw notDigits();
        }
        return number;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }

    private static Unfit notDigits() {
        return new Unfit(ValueCode.V107, "the text is not a number in plain digits");
    }

    private static Unfit outOfRange(ColumnType type) {
        return new Unfit(ValueCode.V102, "the number is out of the range of " + TypeNames.of(type));
    }
}
