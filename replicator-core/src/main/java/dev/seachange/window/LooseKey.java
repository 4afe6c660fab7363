package dev.seachange.window;

import dev.seachange.change.RowKey;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys as the coarsest collation might see them: equal here whenever equal to a server, up to rare characters, and often when
 * not: a false match costs a portion read once more, a missed one a row.
 */
final class LooseKey {
    private static final int MIDDLE_DOT = 0xB7;
    private static final int FIRST_HIRAGANA = 0x3041;
    private static final int LAST_HIRAGANA = 0x3096;
    private static final int HIRAGANA_TO_KATAKANA = 0x60;

    /** Vowels and their kin, some of which are one in Latin, and what Hungarian digraphs end with. */
    private static final String IDLE_LETTERS = "aeiouhjsvwyz\u00e6\u00f8\u0153\u0127\u0131";

    /** Letters that collations take for others, each in front of that one: with a stroke, and small kana. */
    private static final String PLAIN = "\u0111d\u00f0d\u0142l"
            + "\u30a1\u30a2\u30a3\u30a4\u30a5\u30a6\u30a7\u30a8\u30a9\u30aa\u30c3\u30c4"
            + "\u30e3\u30e4\u30e5\u30e6\u30e7\u30e8\u30ee\u30ef\u30f5\u30ab\u30f6\u30b1";

    private LooseKey() {}

    static RowKey of(RowKey key) {
        @Nullable Object[] parts = new Object[key.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = of(key.get(i));
        }
        return RowKey.of(parts);
    }

    private static @Nullable Object of(@Nullable Object part) {
        return switch (part) {
            case null -> null;
            case String text -> folded(text);
            case BigDecimal number -> number.stripTrailingZeros();
            case byte[] bytes -> HexFormat.of().formatHex(stripped(bytes));
            default -> part;
        };
    }

    /**
     * What no collation leaves out or takes for something else: without marks and vowels, each letter once. In Danish a double a
     * is one with a ring, in German ae one with two dots, and Hungarian has ccs for cscs.
     */
    private static String folded(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().filter(c -> !isIdle(c)).forEach(bare::appendCodePoint);
        StringBuilder letters = new StringBuilder(bare.length());
        // Up, then down: the German sharp s becomes ss, as collations have it.
        bare.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).codePoints()
                .filter(c -> IDLE_LETTERS.indexOf(c) < 0)
                .map(LooseKey::folded)
                .filter(c -> !Character.isLetter(c) || letters.isEmpty() || letters.charAt(letters.length() - 1) != c)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static boolean isIdle(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c) || c == MIDDLE_DOT || switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static int folded(int c) {
        if (Character.isSupplementaryCodePoint(c)) {
            // Older collations know one character there.
            return Character.MAX_VALUE;
        }
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        int kana = c >= FIRST_HIRAGANA && c <= LAST_HIRAGANA ? c + HIRAGANA_TO_KATAKANA : c;
        int at = PLAIN.indexOf(kana);
        return at >= 0 && at % 2 == 0 ? PLAIN.charAt(at + 1) : kana;
    }

    private static byte[] stripped(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
