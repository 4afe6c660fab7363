package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code ceil floor round truncate}. */
final class Rounding {
    /** A DECIMAL with fewer digits before the point than these becomes a BIGINT by ceil and floor. */
    private static final int BIGINT_DIGITS = 18;

    /** Beyond these, more digits or zeros change nothing in any number. */
    private static final int MOST_DIGITS = 400;

    /** Of ten, each the nearest DOUBLE; infinite where there is none. */
    private static final double[] POWERS =
            IntStream.rangeClosed(0, MOST_DIGITS).mapToDouble(power -> Double.parseDouble("1e" + power)).toArray();

    private Rounding() {}

    /**
     * Where to round.
     *
     * @param fixed digits behind the point, negative before it; null when each row says it
     * @param perRow what says it
     */
    record Digits(@Nullable Integer fixed, Compiled perRow) {}

    static Digits digits(Call call) throws Misread {
        if (call.count() == 1) {
            return new Digits(0, Literals.number(BigDecimal.ZERO, call.span()));
        }
        Compiled digits = call.whole(1);
        boolean known = digits.isConstant() && digits.constant() != null;
        return new Digits(known ? (Integer) clamped(digits.constant()) : null, digits);
    }

    private static int clamped(@Nullable Object digits) {
        return digits instanceof Long l ? Math.clamp(l, -MOST_DIGITS, MOST_DIGITS) : 0;
    }

    /** To a whole number. */
    static Compiled whole(Compiled operand, RoundingMode mode, Span span) {
        if (operand.isApproximate()) {
            return Strict.of(operand, Arithmetic.DOUBLE, false, span, a ->
                    mode == RoundingMode.CEILING ? Math.ceil(Arithmetic.asDouble(a)) : Math.floor(Arithmetic.asDouble(a)));
        }
        if (Arithmetic.isWhole(operand)) {
            return wholeNumber(operand, span);
        }
        Range range = Arithmetic.range(operand).rounded(0, mode);
        ColumnType.Decimal type = (ColumnType.Decimal) operand.type();
        if (type.precision() - type.scale() < BIGINT_DIGITS) {
            ColumnType.Int whole = Arithmetic.wholeType(range, false);
            return Strict.of(operand, whole, false, span, a ->
                            Arithmetic.wholeValue(((BigDecimal) a).setScale(0, mode).toBigIntegerExact(), whole, Range.signed()))
                    .with(range);
        }
        return Strict.of(operand, range.decimal(0), false, span, a -> Arithmetic.fitting(((BigDecimal) a).setScale(0, mode)))
                .with(range);
    }

    /** Whole numbers stay as they are, but YEAR and BIT become plain ones. */
    static Compiled wholeNumber(Compiled operand, Span span) {
        Range range = Arithmetic.range(operand);
        ColumnType.Int type = Arithmetic.wholeType(range, Arithmetic.isUnsigned(operand));
        return Strict.of(operand, type, false, span, a -> Arithmetic.wholeValue(Arithmetic.asBig(a), type, range))
                .with(range)
                .with(operand.traits());
    }

    static Compiled to(Compiled operand, Digits digits, RoundingMode mode, Span span) {
        if (operand.isApproximate()) {
            return Strict.of(operand, digits.perRow(), Arithmetic.DOUBLE, false, span, (a, d) ->
                    approximate(Arithmetic.asDouble(a), clamped(d), mode == RoundingMode.DOWN));
        }
        return Arithmetic.isWhole(operand) ? whole(operand, digits, mode, span) : decimal(operand, digits, mode, span);
    }

    private static Compiled whole(Compiled operand, Digits digits, RoundingMode mode, Span span) {
        boolean unsigned = Arithmetic.isUnsigned(operand);
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        Range range = roundedAnyhow(Arithmetic.range(operand), digits.fixed(), 0, mode).within(bounds);
        ColumnType.Int type = Arithmetic.wholeType(range, unsigned);
        return Strict.of(operand, digits.perRow(), type, false, span, (a, d) -> {
                    int places = Math.min(0, clamped(d));
                    BigDecimal rounded = Numbers.exact(a).setScale(places, mode);
                    return Arithmetic.wholeValue(rounded.toBigIntegerExact(), type, bounds);
                })
                .with(range);
    }

    private static Compiled decimal(Compiled operand, Digits digits, RoundingMode mode, Span span) {
        int scale = Arithmetic.scale(operand);
        Integer fixed = digits.fixed();
        int shown = fixed == null ? scale : Math.clamp(fixed, 0, scale);
        Range range = roundedAnyhow(Arithmetic.range(operand), fixed, scale, mode);
        return Strict.of(operand, digits.perRow(), range.decimal(shown), false, span, (a, d) -> {
                    int places = Math.min(scale, clamped(d));
                    return Arithmetic.fitting(((BigDecimal) a).setScale(places, mode).setScale(shown, RoundingMode.UNNECESSARY));
                })
                .with(range);
    }

    /** Bounds of what is rounded to fixed digits, or to any number of digits. */
    private static Range roundedAnyhow(Range range, @Nullable Integer fixed, int scale, RoundingMode mode) {
        if (fixed != null) {
            return range.rounded(Math.min(fixed, scale), mode);
        }
        Range all = range.union(Range.of(0, 0));
        for (int digits = scale - 1; digits >= -range.wholeDigits() - 1; digits--) {
            all = all.union(range.rounded(digits, mode));
        }
        return all;
    }

    /**
     * As MySQL does it in binary: scaled, rounded half to even or cut, and scaled back, each with its own error.
     *
     * <p>Source: {@code my_double_round} in sql/item_func.cc.
     */
    private static double approximate(double value, int digits, boolean cut) {
        double scale = POWERS[Math.abs(digits)];
        if (digits < 0) {
            return Double.isInfinite(scale) ? 0 : whole(value / scale, cut) * scale;
        }
        double scaled = value * scale;
        return Double.isInfinite(scale) || Double.isInfinite(scaled) ? value : whole(scaled, cut) / scale;
    }

    private static double whole(double value, boolean cut) {
        if (!cut) {
            return Math.rint(value);
        }
        return value < 0 ? Math.ceil(value) : Math.floor(value);
    }
}
