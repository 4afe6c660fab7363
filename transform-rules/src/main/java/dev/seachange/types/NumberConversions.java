package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion.Cast;
import dev.seachange.types.Conversion.Narrowing;
import dev.seachange.types.Conversion.Widening;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Conversions from numbers. A pair that is not listed has none: that fails closed when a type is added. */
final class NumberConversions {
    static final String DIGITS = "a number is not a text";
    private static final String RANGE = "not every number is in its range";
    private static final String FRACTION = "fractions may be lost";
    private static final String BINARY_FRACTION = "a binary fraction is not exactly a decimal one";

    private NumberConversions() {}

    static Conversion fromInt(ColumnType.Int from, ColumnType to) {
        return switch (to) {
            case ColumnType.Int i -> intToInt(from, i);
            case ColumnType.Decimal d -> decide(intFits(from, d), to, RANGE);
            case ColumnType.Single s -> decide(from.bits() <= 24, to, "FLOAT holds 24 bits exactly");
            case ColumnType.DoublePrecision d -> decide(from.bits() <= 53, to, "DOUBLE holds 53 bits exactly");
            case ColumnType.Text t -> digits(t);
            case ColumnType.Year y -> new Cast(checked(to), "a number is not a year");
            case ColumnType.Bit b -> new Cast(checked(to), "a number is not a string of bits");
            default -> Conversions.none();
        };
    }

    private static Conversion intToInt(ColumnType.Int from, ColumnType.Int to) {
        boolean fits = Numbers.least(from).compareTo(Numbers.least(to)) >= 0
                && Numbers.most(from).compareTo(Numbers.most(to)) <= 0;
        if (fits) {
            boolean sameForm = from.exceedsLong() == to.exceedsLong();
            return sameForm ? Conversion.SAME : new Widening(value -> BigInteger.valueOf((Long) value));
        }
        return new Narrowing(checked(to), RANGE);
    }

    private static boolean intFits(ColumnType.Int from, ColumnType.Decimal to) {
        int digits = new BigDecimal(Numbers.least(from).abs().max(Numbers.most(from))).precision();
        return digits <= to.precision() - to.scale() && (from.unsigned() || !to.unsigned());
    }

    static Conversion fromDecimal(ColumnType.Decimal from, ColumnType to) {
        if (from.equals(to)) {
            return Conversion.SAME;
        }
        if (to instanceof ColumnType.Decimal d) {
            boolean range = from.precision() - from.scale() <= d.precision() - d.scale()
                    && (from.unsigned() || !d.unsigned());
            return decide(range && from.scale() <= d.scale(), to, range ? FRACTION : RANGE);
        }
        return switch (to) {
            case ColumnType.Int i -> new Narrowing(checked(to), FRACTION);
            case ColumnType.Single s -> new Cast(checked(to), BINARY_FRACTION);
            case ColumnType.DoublePrecision d -> new Cast(checked(to), BINARY_FRACTION);
            case ColumnType.Text t -> digits(t);
            default -> Conversions.none();
        };
    }

    static Conversion fromSingle(ColumnType to) {
        return switch (to) {
            case ColumnType.Single s -> Conversion.SAME;
            case ColumnType.DoublePrecision d -> new Widening(value -> ((Float) value).doubleValue());
            case ColumnType.Int i -> new Cast(checked(to), FRACTION);
            case ColumnType.Decimal d -> new Cast(checked(to), BINARY_FRACTION);
            default -> Conversions.none();
        };
    }

    static Conversion fromDouble(ColumnType to) {
        return switch (to) {
            case ColumnType.DoublePrecision d -> Conversion.SAME;
            case ColumnType.Single s -> new Narrowing(NumberConversions::doubleToSingle, "FLOAT holds fewer digits");
            case ColumnType.Int i -> new Cast(checked(to), FRACTION);
            case ColumnType.Decimal d -> new Cast(checked(to), BINARY_FRACTION);
            default -> Conversions.none();
        };
    }

    /** Compared as the bits they are, so that the way back gives the same DOUBLE. */
    private static Object doubleToSingle(Object value) {
        double wide = (Double) value;
        float narrow = (float) wide;
        if (Double.compare(narrow, wide) != 0) {
            throw new Unfit(ValueCode.V104, "the number has more digits than FLOAT holds, or is out of its range");
        }
        return narrow;
    }

    static Conversion fromYear(ColumnType to) {
        return switch (to) {
            case ColumnType.Year y -> Conversion.SAME;
            case ColumnType.Int i -> new Cast(checked(to), "a year is not a number");
            case ColumnType.Text t -> digits(t);
            default -> Conversions.none();
        };
    }

    private static Conversion decide(boolean fits, ColumnType to, String why) {
        return fits ? new Widening(checked(to)) : new Narrowing(checked(to), why);
    }

    private static Conversion digits(ColumnType.Text to) {
        TextLimit limit = new TextLimit(to);
        return new Cast(value -> limit.check(Numbers.exact(value).toPlainString()), DIGITS);
    }

    /** From any number to the form of a numeric type. */
    static Converter checked(ColumnType to) {
        return switch (to) {
            case ColumnType.Int i when !i.exceedsLong() -> longRange(i);
            case ColumnType.Int i -> value -> Numbers.toInt(Numbers.exact(value), i);
            case ColumnType.Decimal d -> value -> Numbers.toDecimal(Numbers.exact(value), d);
            case ColumnType.Single s -> value -> Numbers.toSingle(Numbers.exact(value));
            case ColumnType.DoublePrecision d -> value -> Numbers.toDouble(Numbers.exact(value));
            case ColumnType.Year y -> value -> Numbers.toYear(Numbers.exact(value));
            case ColumnType.Bit b -> value -> Numbers.toBit(Numbers.exact(value), b.length());
            default -> throw new IllegalArgumentException("not a numeric type: " + TypeNames.of(to));
        };
    }

    /** Spares the way over {@link BigDecimal} for what is nearly always so. */
    private static Converter longRange(ColumnType.Int to) {
        long least = Numbers.least(to).longValueExact();
        long most = Numbers.most(to).longValueExact();
        return value -> value instanceof Long l && l >= least && l <= most
                ? value
                : Numbers.toInt(Numbers.exact(value), to);
    }
}
