package dev.seachange.expression;

import dev.seachange.types.Numbers;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.math.BigInteger;
import java.util.Locale;

/**
 * {@code conv bin oct}: whole numbers of 64 bits in the digits of other bases.
 *
 * <p>Source: MySQL Reference Manual, CONV(). A text must be a number as a whole: MySQL reads its beginning and passes over the
 * rest.
 */
final class NumberBases {
    private static final int LEAST_BASE = 2;
    private static final int MOST_BASE = 36;
    private static final BigInteger ALL_BITS = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
    private static final BigInteger LONG_LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private NumberBases() {}

    /** The argument in digits of a base. */
    static Compiled of(Call call, int base) throws Misread {
        Compiled number = call.wholeNumber(0);
        return Strict.of(number, Texts.type(longest(base)), false, call.span(), value ->
                        digits(Numbers.exact(value).toBigIntegerExact(), base))
                .asLiteral();
    }

    static Compiled converted(Call call) throws Misread {
        int from = base(call, 1);
        int to = base(call, 2);
        boolean number = call.argument(0).isNumber();
        Compiled text = number ? Texts.of(call.wholeNumber(0)) : call.text(0);
        return Strict.of(text, Texts.type(longest(to)), !number, call.span(), value -> {
                    String digits = (String) value;
                    return digits.isEmpty() ? null : digits(read(digits, from), to);
                })
                .asLiteral();
    }

    private static int base(Call call, int i) throws Misread {
        Integer base = call.constantWhole(i);
        if (base == null || Math.abs(base) < LEAST_BASE || Math.abs(base) > MOST_BASE) {
            throw call.refused(i, "a base is a number from 2 to 36, or from -36 to -2", "");
        }
        return base;
    }

    private static BigInteger read(String text, int base) {
        int radix = Math.abs(base);
        int start = text.startsWith("-") ? 1 : 0;
        boolean plain = text.length() > start
                && text.chars().skip(start).allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
        if (!plain) {
            throw new Unfit(ValueCode.V107, "the text is not a whole number in base " + radix);
        }
        BigInteger number = new BigInteger(text, radix);
        boolean fits = base < 0
                ? number.compareTo(LONG_LEAST) >= 0 && number.compareTo(LONG_MOST) <= 0
                : number.compareTo(LONG_LEAST) >= 0 && number.compareTo(ALL_BITS) <= 0;
        if (!fits) {
            throw Arithmetic.outOfRange();
        }
        return number;
    }

    /** A negative number gives its 64 bits, but the sign and digits under a negative base. */
    private static String digits(BigInteger number, int base) {
        if (number.compareTo(LONG_LEAST) < 0 || number.compareTo(ALL_BITS) > 0) {
            throw Arithmetic.outOfRange();
        }
        BigInteger bits = number.and(ALL_BITS);
        BigInteger shown = base < 0 ? BigInteger.valueOf(bits.longValue()) : bits;
        return shown.toString(Math.abs(base)).toUpperCase(Locale.ROOT);
    }

    private static int longest(int base) {
        return ALL_BITS.toString(Math.abs(base)).length() + (base < 0 ? 1 : 0);
    }
}
