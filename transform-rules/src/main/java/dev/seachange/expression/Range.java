package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** Bounds of an exact number, both inclusive: finer than its type. */
public record Range(BigDecimal least, BigDecimal most) {
    private static final BigDecimal LONG_LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal UNSIGNED_MOST = new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));

    static Range of(ColumnType.Int type) {
        return new Range(new BigDecimal(Numbers.least(type)), new BigDecimal(Numbers.most(type)));
    }

    static Range of(ColumnType.Decimal type) {
        BigDecimal most = BigDecimal.TEN.pow(type.precision()).subtract(BigDecimal.ONE).movePointLeft(type.scale());
        return new Range(type.unsigned() ? BigDecimal.ZERO : most.negate(), most);
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

    Range times(Range other) {
        return corners(Stream.of(
                least.multiply(other.least), least.multiply(other.most), most.multiply(other.least), most.multiply(other.most)));
    }

    /** Quotient by what cannot be zero, outwards to a scale. */
    Range over(Range other, int scale) {
        return corners(Stream.of(
                        least.divide(other.least, scale, RoundingMode.UP), least.divide(other.most, scale, RoundingMode.UP),
                        most.divide(other.least, scale, RoundingMode.UP), most.divide(other.most, scale, RoundingMode.UP)));
    }

    private static Range corners(Stream<BigDecimal> values) {
        BigDecimal[] all = values.sorted().toArray(BigDecimal[]::new);
        return new Range(all[0], all[all.length - 1]);
    }

    Range union(Range other) {
        return new Range(least.min(other.least), most.max(other.most));
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
        int precision = Math.min(65, Math.max(1, wholeDigits() + scale));
        return new ColumnType.Decimal(precision, scale, false);
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
