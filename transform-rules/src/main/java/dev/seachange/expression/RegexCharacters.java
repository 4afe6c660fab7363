package dev.seachange.expression;

import dev.seachange.expression.RegexReader.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single characters and sets of them in a regular expression. */
final class RegexCharacters {
    private static final String WORD = "\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200C}\\x{200D}";
    private static final Map<Character, String> CLASSES = Map.of('d', "\\p{Nd}", 's', "\\p{IsWhite_Space}", 'w', WORD);

    /** Without those that know case, which is not looked at here. */
    private static final Map<String, String> NAMED = Map.of(
            "alpha", "\\p{IsAlphabetic}", "digit", "\\p{Nd}", "alnum", "\\p{IsAlphabetic}\\p{Nd}", "space", "\\p{IsWhite_Space}");

    private static final Map<Character, Character> CONTROLS = Map.of('n', '\n', 't', '\t', 'r', '\r', 'f', '\f');

    private final String text;
    private final boolean caseless;
    private boolean letters;

    RegexCharacters(String text, boolean caseless) {
        this.text = text;
        this.caseless = caseless;
    }

    /** Whether one of the letters stands for both cases. */
    boolean letters() {
        return letters;
    }

    /** Where a word begins or ends; marks, which need more care, are not in the text. */
    static String boundary(boolean wanted) {
        String word = "[" + WORD + "]";
        return wanted
                ? "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))"
                : "(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))";
    }

    /** @return where to read on */
    int one(int at, StringBuilder java) throws Refusal {
        int c = text.codePointAt(at);
        literal(c, java);
        return at + Character.charCount(c);
    }

    private void literal(int c, StringBuilder java) throws Refusal {
        boolean both = caseless && isLetter(c);
        java.append(both ? "[" : "");
        item(c, c, java);
        java.append(both ? "]" : "");
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    int escaped(int at, StringBuilder java) throws Refusal {
        char c = behind(at);
        String named = CLASSES.get(Character.toLowerCase(c));
        if (named != null) {
            java.append(Character.isLowerCase(c) ? "[" : "[^").append(named).append(']');
        } else {
            literal(character(at), java);
        }
        return at + 2;
    }

    private char behind(int at) throws Refusal {
        if (at + 1 >= text.length()) {
            throw new Refusal("a backslash at the end");
        }
        return text.charAt(at + 1);
    }

    /** What a backslash and the character behind it stand for. */
    private int character(int at) throws Refusal {
        char c = behind(at);
        Character control = CONTROLS.get(c);
        if (control != null) {
            return control;
        }
        boolean sign = c > ' ' && c < 0x7F && !isLetter(c) && !(c >= '0' && c <= '9');
        if (!sign) {
            throw new Refusal("`\\\\" + c + "`");
        }
        return c;
    }

    /** {@code [^a-z\d_]}. */
    int set(int open, StringBuilder java) throws Refusal {
        int at = open + 1;
        boolean negated = text.startsWith("^", at);
        at += negated ? 1 : 0;
        java.append(negated ? "[^" : "[");
        int first = at;
        while (at < text.length() && (text.charAt(at) != ']' || at == first)) {
            at = part(at, first, java);
        }
        if (at >= text.length()) {
            throw new Refusal("a `[` that is not closed");
        }
        java.append(']');
        return at + 1;
    }

    private int part(int at, int first, StringBuilder java) throws Refusal {
        char c = text.charAt(at);
        if (text.startsWith("[:", at)) {
            return named(at, java);
        }
        boolean dash = c == '-' && at != first && !text.startsWith("-]", at);
        if (c == '[' || c == ']' || dash || text.startsWith("&&", at)) {
            throw new Refusal("an unescaped `" + c + "` in a set");
        }
        if (c == '\\' && CLASSES.containsKey(behind(at))) {
            java.append(CLASSES.get(behind(at)));
            return at + 2;
        }
        int from = c == '\\' ? character(at) : text.codePointAt(at);
        int next = at + (c == '\\' ? 2 : Character.charCount(from));
        boolean range = text.startsWith("-", next) && !text.startsWith("-]", next);
        if (!range) {
            item(from, from, java);
            return next;
        }
        int to = upper(next + 1);
        if (to < from) {
            throw new Refusal("a range that ends before it begins");
        }
        item(from, to, java);
        return next + 1 + (text.charAt(next + 1) == '\\' ? 2 : Character.charCount(to));
    }

    private int upper(int at) throws Refusal {
        if (at >= text.length() || text.charAt(at) == '[') {
            throw new Refusal("a range without an end");
        }
        return text.charAt(at) == '\\' ? character(at) : text.codePointAt(at);
    }

    private int named(int at, StringBuilder java) throws Refusal {
        int end = text.indexOf(":]", at);
        @Nullable String set = end < 0 ? null : NAMED.get(text.substring(at + 2, end));
        if (set == null) {
            throw new Refusal("a named set other than [:alpha:], [:digit:], [:alnum:] and [:space:]");
        }
        java.append(set);
        return end + 2;
    }

    /** Characters from one to the other, and the ASCII letters among them in the other case if that does not count. */
    private void item(int from, int to, StringBuilder java) throws Refusal {
        java.append(range(from, to));
        if (!caseless) {
            return;
        }
        both(from, to, 'a', 'A', java);
        both(from, to, 'A', 'a', java);
        if (to >= 0x80 && hasCase(Math.max(from, 0x80), to)) {
            throw new Refusal("letters with case beyond ASCII, which only the server compares without regard to case; "
                    + "match type 'c' tells cases apart");
        }
    }

    private void both(int from, int to, char first, char other, StringBuilder java) {
        int least = Math.max(from, first);
        int most = Math.min(to, first + 'z' - 'a');
        if (least <= most) {
            java.append(range(least - first + other, most - first + other));
            letters = true;
        }
    }

    private static boolean hasCase(int from, int to) {
        for (int c = from; c <= to; c++) {
            boolean folds = Character.toLowerCase(c) != c || Character.toUpperCase(c) != c || c == 0x345;
            if (folds || Character.isLowerCase(c) || Character.isUpperCase(c)) {
                return true;
            }
        }
        return false;
    }

    private static String range(int from, int to) {
        String first = "\\x{" + Integer.toHexString(from) + "}";
        return from == to ? first : first + "-\\x{" + Integer.toHexString(to) + "}";
    }
}
