package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Functions of numbers. Exact numbers stay exact; FLOAT and DOUBLE give DOUBLE.
 *
 * <p>Source: MySQL Reference Manual, "Mathematical Functions". Left out are those whose last bit depends on the server's C
 * library: {@code exp}, logarithms, angles.
 */
final class NumberFunctions {
    private static final ColumnType SIGN = new ColumnType.Int(64, false);

    static final List<Function> ALL = List.of(
            Function.of("abs", 1, 1, "abs(x)", "The number without its sign.", NumberFunctions::absolute),
            Function.of("sign", 1, 1, "sign(x)", "-1, 0 or 1.", NumberFunctions::sign),
            Function.of("ceil", 1, 1, "ceil(x)", "The least whole number that is not below.", call ->
                    Rounding.whole(call.number(0), RoundingMode.CEILING, call.span())),
            Function.of("ceiling", 1, 1, "ceiling(x)", "As ceil.", call ->
                    Rounding.whole(call.number(0), RoundingMode.CEILING, call.span())),
            Function.of("floor", 1, 1, "floor(x)", "The greatest whole number that is not above.", call ->
                    Rounding.whole(call.number(0), RoundingMode.FLOOR, call.span())),
            Function.of("round", 1, 2, "round(x, digits)",
                    "Rounded to so many digits behind the point (0 if not said): half away from zero, DOUBLE half to even.",
                    call -> Rounding.to(call.number(0), Rounding.digits(call), RoundingMode.HALF_UP, call.span())),
            Function.of("truncate", 2, 2, "truncate(x, digits)", "Cut off behind so many digits after the point.", call ->
                    Rounding.to(call.number(0), Rounding.digits(call), RoundingMode.DOWN, call.span())),
            Function.of("mod", 2, 2, "mod(a, b)", "The remainder of a / b, with the sign of `a`; as a % b.", call ->
                    Arithmetic.compile("%", call.argument(0), call.argument(1), call.span())),
            Function.of("pow", 2, 2, "pow(x, n)", "DOUBLE: `x` to the power of the whole number `n`.", Powers::power),
            Function.of("power", 2, 2, "power(x, n)", "As pow.", Powers::power),
            Function.of("sqrt", 1, 1, "sqrt(x)", "DOUBLE: the square root; NULL of a negative number.", Powers::root),
            Function.of("conv", 3, 3, "conv(x, from, to)",
                    "Digits in base `from` as digits in base `to`; a negative base says that numbers have a sign.",
                    NumberBases::converted),
            Function.of("bin", 1, 1, "bin(x)", "The whole number in binary digits.", call -> NumberBases.of(call, 2)),
            Function.of("oct", 1, 1, "oct(x)", "The whole number in octal digits.", call -> NumberBases.of(call, 8)),
            Function.of("format", 2, 2, "format(x, digits)",
                    "The exact number, rounded to so many digits, with a comma before each three digits.", DigitGroups::format));

    private NumberFunctions() {}

    private static Compiled absolute(Call call) throws Misread {
        Compiled operand = call.number(0);
        if (operand.isApproximate()) {
            return Strict.of(operand, Arithmetic.DOUBLE, false, call.span(), a -> Math.abs(Arithmetic.asDouble(a)));
        }
        Range range = Arithmetic.range(operand).absolute();
        if (!Arithmetic.isWhole(operand)) {
            ColumnType.Decimal type = range.decimal(Arithmetic.scale(operand), Arithmetic.isUnsigned(operand));
            return Strict.of(operand, type, false, call.span(), a -> ((BigDecimal) a).abs()).with(range);
        }
        boolean unsigned = Arithmetic.isUnsigned(operand);
        Range bounds = unsigned ? Range.unsigned() : Range.signed();
        ColumnType.Int type = Arithmetic.wholeType(range.within(bounds), unsigned);
        return Strict.of(operand, type, false, call.span(), a -> Arithmetic.wholeValue(Arithmetic.asBig(a).abs(), type, bounds))
                .with(range.within(bounds));
    }

    private static Compiled sign(Call call) throws Misread {
        Compiled operand = call.number(0);
        Strict.One sign = operand.isApproximate()
                ? a -> (long) Math.signum(Arithmetic.asDouble(a))
                : a -> (long) Numbers.exact(a).signum();
        return Strict.of(operand, SIGN, false, call.span(), sign).with(Range.of(-1, 1));
    }
}
