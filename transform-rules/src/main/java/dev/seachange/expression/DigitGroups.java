package dev.seachange.expression;

import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code format(12345.678, 2)}, which is 12,345.68. */
final class DigitGroups {
    private static final int GROUP = 3;

    private DigitGroups() {}

    static Compiled format(Call call) throws Misread {
        Compiled number = call.exact(0);
        Integer digits = call.constantWhole(1);
        int scale = Math.clamp(digits == null ? 0 : digits, 0, Arithmetic.MOST_SCALE);
        Range range = Arithmetic.range(number);
        int whole = Math.max(1, range.rounded(scale, RoundingMode.HALF_UP).wholeDigits());
        int longest = (range.least().signum() < 0 ? 1 : 0) + whole + (whole - 1) / GROUP + (scale == 0 ? 0 : 1 + scale);
        return Strict.of(number, Texts.type(longest), false, call.span(), value ->
                        grouped(Numbers.exact(value).setScale(scale, RoundingMode.HALF_UP)))
                .asLiteral();
    }

    private static String grouped(BigDecimal value) {
        StringBuilder text = new StringBuilder(value.abs().toPlainString());
        int point = text.indexOf(".");
        for (int at = (point < 0 ? text.length() : point) - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return (value.signum() < 0 ? "-" : "") + text;
    }
}
