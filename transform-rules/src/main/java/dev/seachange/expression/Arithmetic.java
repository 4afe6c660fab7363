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
import org.jspecify.annotations.Nullable;

/**
 * {@code + - * / div %} and the sign. Whole numbers stay whole within BIGINT, UNSIGNED if one side is; decimals are exact to 65 digits;
 * with a FLOAT or DOUBLE all is DOUBLE. What leaves the range is refused, as in strict mode.
 *
 * <p>Source: MySQL Reference Manual, "Arithmetic Operators" and "Precision Math".
 */
final class Arithmetic {
    static final ColumnType DOUBLE = new ColumnType.DoublePrecision();
    private static final int MOST_DIGITS = 65;
    private static final int MOST_SCALE = 30;

    /** {@code div_precision_increment}. */
    private static final int MORE_DIGITS = 4;

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
                case "/" -> quotient(left, right, span);
                case "div" -> wholeQuotient(left, right, span);
                case "%" -> remainder(left, right, span);
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

    static boolean isUnsigned(Compiled operand) {
        return (operand.type() instanceof ColumnType.Int i && i.unsigned() && i.bits() > 1)
                || operand.type() instanceof ColumnType.Bit || operand.type() instanceof ColumnType.Year;
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
        Range all = switch (operator) {
            case "+" -> range(left).plus(range(right));
            case "-" -> range(left).plus(range(right).negated());
            default -> range(left).times(range(right));
        };
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        Range range = all.within(bounds);
        ColumnType.Int type = wholeType(range, unsigned);
        boolean checked = !(bounds.contains(all.least()) && bounds.contains(all.most()));
        boolean quick = all.fitsLong() && range(left).fitsLong() && range(right).fitsLong();
        Strict.Two function = quick ? quick(operator, checked && unsigned) : wide(operator, type, bounds);
        return Strict.of(left, right, type, false, span, function).with(range);
    }

    private static Strict.Two quick(String operator, boolean refuseNegative) {
        return (a, b) -> {
            long x = asLong(a);
            long y = asLong(b);
            long result = switch (operator) {
                case "+" -> x + y;
                case "-" -> x - y;
                default -> x * y;
            };
            if (refuseNegative && result < 0) {
                throw outOfRange();
            }
            return result;
        };
    }

    private static Strict.Two wide(String operator, ColumnType.Int type, Range bounds) {
        return (a, b) -> {
            BigInteger x = asBig(a);
            BigInteger y = asBig(b);
            BigInteger result = switch (operator) {
                case "+" -> x.add(y);
                case "-" -> x.subtract(y);
                default -> x.multiply(y);
            };
            return wholeValue(result, type, bounds);
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

    static Unfit zeroDivisor() {
        return new Unfit(ValueCode.V110, "division by zero");
    }

    private static Compiled decimal(String operator, Compiled left, Compiled right, Span span) {
        int natural = operator.equals("*") ? scale(left) + scale(right) : Math.max(scale(left), scale(right));
        int scale = Math.min(MOST_SCALE, natural);
        Range range = switch (operator) {
            case "+" -> range(left).plus(range(right));
            case "-" -> range(left).plus(range(right).negated());
            default -> range(left).times(range(right));
        };
        Strict.Two exact = (a, b) -> {
            BigDecimal x = Numbers.exact(a);
            BigDecimal y = Numbers.exact(b);
            return switch (operator) {
                case "+" -> x.add(y);
                case "-" -> x.subtract(y);
                default -> x.multiply(y);
            };
        };
        return rounded(left, right, scale, range, span, exact);
    }

    private static Compiled rounded(
            Compiled left, Compiled right, int scale, Range range, Span span, Strict.Two exact) {
        return Strict.of(left, right, range.decimal(scale), false, span, (a, b) ->
                        round((BigDecimal) Objects.requireNonNull(exact.apply(a, b)), scale))
                .with(outwards(range, scale));
    }

    private static Range outwards(Range range, int scale) {
        return new Range(range.least().setScale(scale, RoundingMode.UP), range.most().setScale(scale, RoundingMode.UP));
    }

    static @Nullable BigDecimal round(@Nullable BigDecimal value, int scale) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > MOST_DIGITS) {
            throw outOfRange();
        }
        return rounded;
    }

    private static Compiled quotient(Compiled left, Compiled right, Span span) {
        int scale = Math.min(MOST_SCALE, scale(left) + MORE_DIGITS);
        Strict.Two exact = (a, b) -> {
            BigDecimal divisor = Numbers.exact(b);
            if (divisor.signum() == 0) {
                throw zeroDivisor();
            }
            return Numbers.exact(a).divide(divisor, scale, RoundingMode.HALF_UP);
        };
        return rounded(left, right, scale, quotientRange(range(left), range(right), scale(right)), span, exact);
    }

    /** The smallest divisor that is not zero gives the largest quotient. */
    private static Range quotientRange(Range left, Range right, int rightScale) {
        if (!right.containsZero()) {
            return left.over(right, MOST_DIGITS);
        }
        BigDecimal most = left.least().abs().max(left.most().abs()).movePointRight(rightScale);
        BigDecimal least = right.least().signum() >= 0 && left.least().signum() >= 0 ? BigDecimal.ZERO : most.negate();
        return new Range(least, most);
    }

    private static Compiled wholeQuotient(Compiled left, Compiled right, Span span) {
        boolean unsigned = isUnsigned(left) || isUnsigned(right);
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        Range all = quotientRange(range(left), range(right), scale(right));
        Range whole = new Range(
                all.least().setScale(0, RoundingMode.DOWN), all.most().setScale(0, RoundingMode.DOWN));
        Range range = whole.within(bounds);
        ColumnType.Int type = wholeType(range, unsigned);
        return Strict.of(left, right, type, false, span, (a, b) -> {
                    BigDecimal divisor = Numbers.exact(b);
                    if (divisor.signum() == 0) {
                        throw zeroDivisor();
                    }
                    return wholeValue(Numbers.exact(a).divideToIntegralValue(divisor).toBigInteger(), type, bounds);
                })
                .with(range);
    }

    private static Compiled remainder(Compiled left, Compiled right, Span span) {
        BigDecimal most = range(left).least().abs().max(range(left).most().abs())
                .min(range(right).least().abs().max(range(right).most().abs()));
        Range range = new Range(
                range(left).least().signum() < 0 ? most.negate() : BigDecimal.ZERO,
                range(left).most().signum() > 0 ? most : BigDecimal.ZERO);
        if (isWhole(left) && isWhole(right)) {
            ColumnType.Int type = wholeType(range, isUnsigned(left));
            return Strict.of(left, right, type, false, span, (a, b) -> {
                        BigInteger divisor = asBig(b);
                        if (divisor.signum() == 0) {
                            throw zeroDivisor();
                        }
                        return wholeValue(asBig(a).remainder(divisor), type, Range.of(type));
                    })
                    .with(range);
        }
        int scale = Math.max(scale(left), scale(right));
        return rounded(left, right, scale, range, span, (a, b) -> {
            BigDecimal divisor = Numbers.exact(b);
            if (divisor.signum() == 0) {
                throw zeroDivisor();
            }
            return Numbers.exact(a).remainder(divisor);
        });
    }

    private static Compiled approximate(String operator, Compiled left, Compiled right, Span span) throws Misread {
        if (operator.equals("div")) {
            throw new Misread(ExpressionCode.E312, span, "`div` of FLOAT or DOUBLE is not exact", "Cast both sides to decimal first.");
        }
        return Strict.of(left, right, DOUBLE, false, span, (a, b) -> {
            double x = asDouble(a);
            double y = asDouble(b);
            if ((operator.equals("/") || operator.equals("%")) && y == 0) {
                throw zeroDivisor();
            }
            double result = switch (operator) {
                case "+" -> x + y;
                case "-" -> x - y;
                case "*" -> x * y;
                case "/" -> x / y;
                default -> x % y;
            };
            if (Double.isInfinite(result) || Double.isNaN(result)) {
                throw outOfRange();
            }
            return result;
        });
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
