package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

/** Bounds of an exact number, both inclusive: finer than its type. */
public record Range(BigDecimal least, BigDecimal most) {
    private static final BigDecimal LONG_LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal UNSIGNED_MOST = ofBits(Long.SIZE).most;

    static Range of(ColumnType.Int type) {
        return new Range(new BigDecimal(Numbers.least(type)), new BigDecimal(Numbers.most(type)));
    }

    static Range of(ColumnType.Decimal type) {
        BigDecimal most = BigDecimal.TEN.pow(type.precision()).subtract(BigDecimal.ONE).movePointLeft(type.scale());
        return new Range(type.unsigned() ? BigDecimal.ZERO : most.negate(), most);
    }

    /** Of so many bits, without a sign. */
    static Range ofBits(int bits) {
        return new Range(BigDecimal.ZERO, new BigDecimal(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE)));
    }

    static Range exactly(BigDecimal value) {
        return new Range(value, value);
    }

    static Range of(long least, long most) {
        return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    Range plus(Range other) {
        return new Range(least.add(other.least), most.add(other.most));
    }

    Range negated() {
        return new Range(most.negate(), least.negate());
    }

    Range absolute() {
        BigDecimal least = containsZero() ? BigDecimal.ZERO : this.least.abs().min(this.most.abs());
        return new Range(least, this.least.abs().max(this.most.abs()));
    }

    /** What rounding gives, which never changes an order. */
    Range rounded(int digits, RoundingMode mode) {
        return new Range(rounded(least, digits, mode), rounded(most, digits, mode));
    }

    private static BigDecimal rounded(BigDecimal bound, int digits, RoundingMode mode) {
        return bound.setScale(digits, mode).setScale(Math.max(0, digits), RoundingMode.UNNECESSARY);
    }

    Range times(Range other) {
        List<BigDecimal> corners = List.of(
                least.multiply(other.least), least.multiply(other.most), most.multiply(other.least), most.multiply(other.most));
        return new Range(Collections.min(corners), Collections.max(corners));
    }

    /** Quotient by what cannot be zero, outwards to a scale. */
    Range over(Range other, int scale) {
        return new Range(
                Collections.min(quotients(other, scale, RoundingMode.FLOOR)),
                Collections.max(quotients(other, scale, RoundingMode.CEILING)));
    }

    private List<BigDecimal> quotients(Range other, int scale, RoundingMode mode) {
        return List.of(
                least.divide(other.least, scale, mode), least.divide(other.most, scale, mode),
                most.divide(other.least, scale, mode), most.divide(other.most, scale, mode));
    }

    Range union(Range other) {
        return new Range(least.min(other.least), most.max(other.most));
    }

    /** Of the greater of two values. */
    Range higher(Range other) {
        return new Range(least.max(other.least), most.max(other.most));
    }

    /** Of the lesser of two values. */
    Range lower(Range other) {
        return new Range(least.min(other.least), most.min(other.most));
    }

    Range within(Range bounds) {
        BigDecimal low = least.max(bounds.least);
        BigDecimal high = most.min(bounds.most);
        return low.compareTo(high) > 0 ? bounds : new Range(low, high);
    }

    boolean contains(BigDecimal value) {
        return least.compareTo(value) <= 0 && most.compareTo(value) >= 0;
    }

    boolean containsZero() {
        return contains(BigDecimal.ZERO);
    }

    public boolean overlaps(Range other) {
        return least.compareTo(other.most) <= 0 && other.least.compareTo(most) <= 0;
    }

    boolean fitsLong() {
        return least.compareTo(LONG_LEAST) >= 0 && most.compareTo(LONG_MOST) <= 0;
    }

    boolean fitsUnsigned() {
        return least.signum() >= 0 && most.compareTo(UNSIGNED_MOST) <= 0;
    }

    static Range signed() {
        return new Range(LONG_LEAST, LONG_MOST);
    }

    static Range unsigned() {
        return new Range(BigDecimal.ZERO, UNSIGNED_MOST);
    }

    /** Digits before the point that any value of it may need. */
    int wholeDigits() {
        BigDecimal widest = least.abs().max(most.abs());
        return Math.max(0, widest.precision() - widest.scale());
    }

    /** The smallest DECIMAL with so many fraction digits that holds all of it; as wide as there is if none does. */
    ColumnType.Decimal decimal(int scale) {
        return decimal(scale, false);
    }

    ColumnType.Decimal decimal(int scale, boolean unsigned) {
        int precision = Math.min(65, Math.max(1, wholeDigits() + scale));
        return new ColumnType.Decimal(precision, scale, unsigned);
    }

    /** Without what is below zero if it must not be. */
    Range from(boolean zero) {
        return zero ? new Range(least.max(BigDecimal.ZERO), most.max(BigDecimal.ZERO)) : this;
    }

    /** The smallest whole type that holds all of it. */
    ColumnType.Int whole() {
        if (least.signum() >= 0) {
            for (int bits : new int[] {8, 16, 24, 32, 64}) {
                ColumnType.Int type = new ColumnType.Int(bits, true);
                if (of(type).most.compareTo(most) >= 0) {
                    return type;
                }
            }
        }
        for (int bits : new int[] {8, 16, 24, 32}) {
            Range all = of(new ColumnType.Int(bits, false));
            if (all.least.compareTo(least) <= 0 && all.most.compareTo(most) >= 0) {
                return new ColumnType.Int(bits, false);
            }
        }
        return new ColumnType.Int(64, false);
    }
}
