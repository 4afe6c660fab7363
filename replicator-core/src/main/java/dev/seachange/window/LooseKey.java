package dev.seachange.window;

import dev.seachange.change.RowKey;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys as the coarsest collation might see them: equal here whenever equal to a server, up to letters that only the rules of one
 * language take for the same, and often when not.
 */
final class LooseKey {
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

    /** Without marks, blanks and control characters; up, then down: the German sharp s becomes ss, as collations have it. */
    private static String folded(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c))
                .forEach(letters::appendCodePoint);
        return letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static byte[] stripped(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
