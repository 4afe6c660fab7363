package dev.seachange.expression;

import dev.seachange.types.Charsets;
import dev.seachange.types.Collation;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.lang.Character.UnicodeScript;

/**
 * Compares texts as a collation does, as far as that can be told without the server's weight tables: everything under binary
 * collations; under others equality with plain ASCII, and when even that cannot be told for a value, {@link Unfit}.
 */
final class TextComparison {
    private final Collation collation;

    TextComparison(Collation collation) {
        this.collation = collation;
    }

    /** Whether texts can be ordered, and compared with any other text. Order by code point is order by byte there. */
    static boolean total(String charset, Collation collation) {
        return switch (Charsets.canonical(charset)) {
            case "ascii", "utf8mb3", "utf8mb4" -> collation.kind() == Collation.Kind.BINARY;
            default -> false;
        };
    }

    /** Whether equality with this text can be told for most values. */
    boolean understands(String literal) {
        return switch (collation.kind()) {
            case BINARY -> true;
            case CASE_SENSITIVE, CASE_INSENSITIVE -> isPlain(literal);
            case OTHER -> false;
        };
    }

    /** @param literal one that {@link #understands} */
    boolean equal(String value, String literal) {
        String left = collation.pads() ? stripped(value) : value;
        String right = collation.pads() ? stripped(literal) : literal;
        if (left.equals(right)) {
            return true;
        }
        return switch (collation.kind()) {
            case BINARY -> false;
            case CASE_SENSITIVE -> {
                decidable(left);
                yield false;
            }
            case CASE_INSENSITIVE, OTHER -> {
                decidable(left);
                yield left.equalsIgnoreCase(right) && isPlain(left);
            }
        };
    }

    /** A letter of another script is surely not equal to ASCII; accents, ligatures and control characters may be. */
    private static void decidable(String value) {
        if (!isPlain(value) && value.codePoints().noneMatch(TextComparison::isForeignLetter)) {
            throw new Unfit(
                    ValueCode.V108,
                    "`where` compares a text beyond ASCII under a case-insensitive or language collation, which is not supported yet");
        }
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

    /** Order under a binary collation, see {@link #total}: by code point, the shorter one padded with blanks if it pads. */
    int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            if (!collation.pads() && (i >= left.length() || j >= right.length())) {
                return i >= left.length() ? -1 : 1;
            }
            int a = i < left.length() ? left.codePointAt(i) : ' ';
            int b = j < right.length() ? right.codePointAt(j) : ' ';
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
            j += Character.charCount(b);
        }
        return 0;
    }
}
