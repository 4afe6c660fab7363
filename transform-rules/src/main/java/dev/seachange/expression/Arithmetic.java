package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * {@code + - * / div %} and the sign. Whole numbers stay whole within BIGINT, UNSIGNED if one side is; decimals are exact to 65
 * digits; with a FLOAT or DOUBLE all is DOUBLE. What leaves the range is refused, as in strict mode.
 *
 * <p>Source: MySQL Reference Manual, "Arithmetic Operators" and "Precision Math".
 */
final class Arithmetic {
    static final ColumnType DOUBLE = new ColumnType.DoublePrecision();
    static final int MOST_DIGITS = 65;
    static final int MOST_SCALE = 30;

    private Arithmetic() {}

    static Compiled compile(String operator, Compiled left, Compiled right, Span span) throws Misread {
        number(left);
        number(right);
        Compiled result;
        if (left.isApproximate() || right.isApproximate()) {
            result = approximate(operator, left, right, span);
        } else {
            result = switch (operator) {
                case "+", "-", "*" -> isWhole(left) && isWhole(right)
                        ? whole(operator, left, right, span)
                        : decimal(operator, left, right, span);
                case "/" -> Division.quotient(left, right, span);
                case "div" -> Division.wholeQuotient(left, right, span);
                case "%" -> Division.remainder(left, right, span);
                default -> throw new IllegalArgumentException(operator);
            };
        }
        return result.with(traits(operator, left, right, result));
    }

    /** Adding a constant, or multiplying with one, keeps different values different. */
    private static Traits traits(String operator, Compiled left, Compiled right, Compiled result) {
        boolean kept = left.isExact() && right.isExact() && switch (operator) {
            case "+", "-" -> left.isConstant() || right.isConstant();
            case "*" -> isFactor(left) || isFactor(right);
            default -> false;
        };
        return kept ? Traits.of(List.of(left, right)) : result.traits();
    }

    private static boolean isFactor(Compiled operand) {
        return operand.isConstant() && operand.range() != null && !operand.range().containsZero();
    }

    static void number(Compiled operand) throws Misread {
        if (!operand.isNumber() && !operand.isNull()) {
            String hint = operand.isText()
                    ? "Say which number it is to be: cast(... as decimal(12,2))."
                    : operand.isMoment() || operand.isTime() ? "For dates: date_add(...), timestampdiff(...)." : "";
            throw new Misread(ExpressionCode.E312, operand.span(), "this is no number but " + operand.shown(), hint);
        }
    }

    static boolean isWhole(Compiled operand) {
        return operand.type() instanceof ColumnType.Int || operand.type() instanceof ColumnType.Year
                || operand.type() instanceof ColumnType.Bit || operand.isNull();
    }

    /** Whether MySQL takes it for UNSIGNED, so that a difference must not be negative. */
    static boolean isUnsigned(Compiled operand) {
        return switch (operand.type()) {
            case ColumnType.Int i -> i.unsigned() && i.bits() > 1;
            case ColumnType.Decimal d -> d.unsigned();
            case ColumnType.Bit b -> true;
            case ColumnType.Year y -> true;
            default -> false;
        };
    }

    static Range range(Compiled operand) {
        return operand.isNull() ? Range.of(0, 0) : Objects.requireNonNull(operand.range());
    }

    static int scale(Compiled operand) {
        return operand.type() instanceof ColumnType.Decimal d ? d.scale() : 0;
    }

    /** The form of whole numbers in a range, kept apart from whether MySQL takes them for unsigned. */
    static ColumnType.Int wholeType(Range range, boolean unsigned) {
        boolean small = range.fitsLong();
        return new ColumnType.Int(unsigned && small ? 63 : 64, unsigned);
    }

    private static Compiled whole(String operator, Compiled left, Compiled right, Span span) {
        boolean unsigned = isUnsigned(left) || isUnsigned(right);
        Range all = all(operator, left, right);
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        Range range = all.within(bounds);
        ColumnType.Int type = wholeType(range, unsigned);
        boolean checked = !(bounds.contains(all.least()) && bounds.contains(all.most()));
        boolean quick = all.fitsLong() && range(left).fitsLong() && range(right).fitsLong();
        Strict.Two function = quick ? quick(operator, checked && unsigned) : wide(operator, type, bounds);
        return Strict.of(left, right, type, false, span, function).with(range);
    }

    private static Strict.Two quick(String operator, boolean refuseNegative) {
        return switch (operator) {
            case "+" -> (a, b) -> kept(asLong(a) + asLong(b), refuseNegative);
            case "-" -> (a, b) -> kept(asLong(a) - asLong(b), refuseNegative);
            default -> (a, b) -> kept(asLong(a) * asLong(b), refuseNegative);
        };
    }

    private static Object kept(long value, boolean refuseNegative) {
        if (refuseNegative && value < 0) {
            throw outOfRange();
        }
        return value;
    }

    private static Strict.Two wide(String operator, ColumnType.Int type, Range bounds) {
        return switch (operator) {
            case "+" -> (a, b) -> wholeValue(asBig(a).add(asBig(b)), type, bounds);
            case "-" -> (a, b) -> wholeValue(asBig(a).subtract(asBig(b)), type, bounds);
            default -> (a, b) -> wholeValue(asBig(a).multiply(asBig(b)), type, bounds);
        };
    }

    static Object wholeValue(BigInteger value, ColumnType.Int type, Range bounds) {
        if (!bounds.contains(new BigDecimal(value))) {
            throw outOfRange();
        }
        return type.exceedsLong() ? value : (Object) value.longValueExact();
    }

    static long asLong(Object value) {
        return value instanceof Long l ? l : Numbers.exact(value).longValueExact();
    }

    static BigInteger asBig(Object value) {
        return value instanceof Long l ? BigInteger.valueOf(l) : Numbers.exact(value).toBigIntegerExact();
    }

    static Unfit outOfRange() {
        return new Unfit(ValueCode.V102, "the result is out of range");
    }

    private static Compiled decimal(String operator, Compiled left, Compiled right, Span span) {
        int natural = operator.equals("*") ? scale(left) + scale(right) : Math.max(scale(left), scale(right));
        int scale = Math.min(MOST_SCALE, natural);
        boolean unsigned = isUnsigned(left) && isUnsigned(right);
        Range range = all(operator, left, right);
        Strict.Two exact = switch (operator) {
            case "+" -> (a, b) -> Numbers.exact(a).add(Numbers.exact(b));
            case "-" -> (a, b) -> difference(Numbers.exact(a).subtract(Numbers.exact(b)), unsigned);
            default -> (a, b) -> Numbers.exact(a).multiply(Numbers.exact(b));
        };
        return rounded(left, right, new Shape(scale, unsigned), range.from(unsigned), span, exact);
    }

    private static Range all(String operator, Compiled left, Compiled right) {
        return switch (operator) {
            case "+" -> range(left).plus(range(right));
            case "-" -> range(left).plus(range(right).negated());
            default -> range(left).times(range(right));
        };
    }

    private static BigDecimal difference(BigDecimal value, boolean unsigned) {
        if (unsigned && value.signum() < 0) {
            throw outOfRange();
        }
        return value;
    }

    /** Of a DECIMAL result: its fraction digits, and whether MySQL takes it for UNSIGNED. */
    record Shape(int scale, boolean unsigned) {}

    /** @param range of the results before they are rounded */
    static Compiled rounded(Compiled left, Compiled right, Shape shape, Range range, Span span, Strict.Two exact) {
        Range shown = range.rounded(shape.scale(), RoundingMode.HALF_UP);
        ColumnType type = shown.decimal(shape.scale(), shape.unsigned());
        return Strict.of(left, right, type, false, span, (a, b) ->
                        round((BigDecimal) Objects.requireNonNull(exact.apply(a, b)), shape.scale()))
                .with(shown);
    }

    static BigDecimal round(BigDecimal value, int scale) {
        return fitting(value.setScale(scale, RoundingMode.HALF_UP));
    }

    static BigDecimal fitting(BigDecimal value) {
        if (value.precision() > MOST_DIGITS) {
            throw new Unfit(ValueCode.V102, "the result has more than 65 digits");
        }
        return value;
    }

    private static Compiled approximate(String operator, Compiled left, Compiled right, Span span) throws Misread {
        if (operator.equals("div")) {
            throw new Misread(
                    ExpressionCode.E312, span, "`div` of FLOAT or DOUBLE is not exact", "Cast both sides to decimal first.");
        }
        Strict.Two function = switch (operator) {
            case "+" -> (a, b) -> finite(asDouble(a) + asDouble(b));
            case "-" -> (a, b) -> finite(asDouble(a) - asDouble(b));
            case "*" -> (a, b) -> finite(asDouble(a) * asDouble(b));
            case "/" -> (a, b) -> finite(asDouble(a) / divisor(b));
            default -> (a, b) -> finite(asDouble(a) % divisor(b));
        };
        return Strict.of(left, right, DOUBLE, false, span, function);
    }

    private static double finite(double value) {
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw outOfRange();
        }
        return value;
    }

    private static double divisor(Object value) {
        double divisor = asDouble(value);
        if (divisor == 0) {
            throw Division.byZero();
        }
        return divisor;
    }

    /** As DOUBLE. */
    static Compiled approximate(Compiled operand) {
        return Strict.of(operand, DOUBLE, false, operand.span(), a -> asDouble(a));
    }

    static double asDouble(Object value) {
        return switch (value) {
            case Double d -> d;
            case Float f -> f.doubleValue();
            case Long l -> l.doubleValue();
            default -> Numbers.exact(value).doubleValue();
        };
    }

    static Compiled negated(Compiled operand, Span span) throws Misread {
        number(operand);
        if (operand.isApproximate()) {
            return Strict.of(operand, DOUBLE, false, span, a -> -asDouble(a));
        }
        if (operand.literal() && operand.isExact()) {
            return Literals.negative(Numbers.exact(Objects.requireNonNull(operand.constant())), span);
        }
        Range range = range(operand).negated();
        if (!isWhole(operand)) {
            return Strict.of(operand, range.decimal(scale(operand)), false, span, a -> ((BigDecimal) a).negate())
                    .with(operand.traits())
                    .with(range);
        }
        Range inside = range.within(Range.signed());
        ColumnType.Int type = wholeType(inside, false);
        return Strict.of(operand, type, false, span, a -> wholeValue(asBig(a).negate(), type, Range.signed()))
                .with(operand.traits())
                .with(inside);
    }
}
