package dev.seachange.expression;

import dev.seachange.types.Collation;
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
        Collation collation = Collation.of(Texts.type(0, List.of(text, pattern)).collation());
        if (collation.kind() != Collation.Kind.BINARY) {
            throw new Misread(
                    ExpressionCode.E308, span, "`like` under the collation " + collation.name() + " needs the server's weight tables",
                    "Use left(...), or compare hex(...).");
        }
        int[] parts = parts(form);
        return Strict.of(
                text, Comparisons.BOOLEAN, false, span, v -> matches(((String) v).codePoints().toArray(), 0, parts, 0) ? 1L : 0L);
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

    private static boolean matches(int[] text, int at, int[] parts, int part) {
        int t = at;
        for (int p = part; p < parts.length; p++) {
            if (parts[p] == ANY_TEXT) {
                for (int rest = t; rest <= text.length; rest++) {
                    if (matches(text, rest, parts, p + 1)) {
                        return true;
                    }
                }
                return false;
            }
            if (t >= text.length || (parts[p] != ANY_CHARACTER && parts[p] != text[t])) {
                return false;
            }
            t++;
        }
        return t == text.length;
    }
}
