package dev.seachange.expression;

import java.util.ArrayList;
import java.util.List;

/** {@code like} with a pattern written in the rule: {@code %} any text, {@code _} any character, backslash before either. */
final class Likeness {
    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private Likeness() {}

    static Compiled compile(Compiled operand, Compiled pattern, Span span) throws Misread {
        Compiled text = Texts.of(operand);
        if (!pattern.isConstant() || !(pattern.constant() instanceof String form)) {
            throw new Misread(ExpressionCode.E312, pattern.span(), "a pattern is written out in quotes", "");
        }
        TextOrder order = TextOrder.among(List.of(text, pattern), span);
        int[] parts = parts(form);
        return Strict.of(text, Comparisons.BOOLEAN, false, span, value ->
                matches(((String) value).codePoints().toArray(), parts, order) ? 1L : 0L);
    }

    private static int[] parts(String pattern) {
        List<Integer> parts = new ArrayList<>();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '\\' && i + 1 < points.length) {
                parts.add(points[++i]);
            } else {
                parts.add(points[i] == '%' ? ANY_TEXT : points[i] == '_' ? ANY_CHARACTER : points[i]);
            }
        }
        return parts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Where it fails, the last {@code %} takes one more character: none before it need be tried again. */
    private static boolean matches(int[] text, int[] parts, TextOrder order) {
        int t = 0;
        int p = 0;
        int afterAny = -1;
        int taken = 0;
        while (t < text.length) {
            if (p < parts.length && parts[p] == ANY_TEXT) {
                afterAny = ++p;
                taken = t;
            } else if (p < parts.length && (parts[p] == ANY_CHARACTER || order.same(text[t], parts[p]))) {
                t++;
                p++;
            } else if (afterAny >= 0) {
                t = ++taken;
                p = afterAny;
            } else {
                return false;
            }
        }
        while (p < parts.length && parts[p] == ANY_TEXT) {
            p++;
        }
        return p == parts.length;
    }
}
