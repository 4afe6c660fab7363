package dev.seachange.expression;

import dev.seachange.types.Collation;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.lang.Character.UnicodeScript;

/**
 * Whether texts are equal under a collation whose weights are not known here, as far as that can be told: printable ASCII surely
 * is what it is, up to case. Else {@link Unfit}.
 */
final class PlainEquality {
    private final Collation collation;

    PlainEquality(Collation collation) {
        this.collation = collation;
    }

    /** Whether equality with this can be told for most values. */
    boolean understands(Compiled text) {
        return switch (collation.kind()) {
            case BINARY -> true;
            case CASE_SENSITIVE, CASE_INSENSITIVE ->
                !(text.isConstant() && text.constant() instanceof String value) || isPlain(value);
            case OTHER -> false;
        };
    }

    boolean equal(String left, String right) {
        String a = collation.pads() ? stripped(left) : left;
        String b = collation.pads() ? stripped(right) : right;
        if (a.equals(b)) {
            return true;
        }
        if (collation.kind() == Collation.Kind.BINARY || surelyUnlike(a, b) || surelyUnlike(b, a)) {
            return false;
        }
        if (!isPlain(a) || !isPlain(b)) {
            throw new Unfit(
                    ValueCode.V108, "texts beyond ASCII cannot be compared here as the collation " + collation.name() + " does it");
        }
        return collation.kind() == Collation.Kind.CASE_INSENSITIVE && a.equalsIgnoreCase(b);
    }

    /** A letter of another script is surely no ASCII; accents, ligatures and control characters may count as such. */
    private static boolean surelyUnlike(String plain, String other) {
        return isPlain(plain) && other.codePoints().anyMatch(PlainEquality::isForeignLetter);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r');
    }

    private static boolean isForeignLetter(int c) {
        if (!Character.isLetter(c)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script != UnicodeScript.LATIN
                && script != UnicodeScript.COMMON
                && script != UnicodeScript.INHERITED
                && script != UnicodeScript.UNKNOWN;
    }

    private static String stripped(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }
}
