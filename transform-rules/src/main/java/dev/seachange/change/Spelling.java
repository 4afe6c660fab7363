package dev.seachange.change;

import java.text.Normalizer;
import java.util.Locale;

/** Texts that differ and are one to a server. */
public final class Spelling {
    private Spelling() {}

    /** The same for texts that differ in case and in marks on letters only: what most collations take for one. */
    public static String folded(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(apart.length());
        apart.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(letters::appendCodePoint);
        // Up, then down: the German sharp s becomes ss, as collations have it.
        return letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a column most likely takes the two for one: by case, by marks unless its collation minds them, and by blanks at
     * the end. Letters that only some collations take for the same count as two.
     */
    public static boolean isOne(String collation, String a, String b) {
        String left = a.stripTrailing();
        String right = b.stripTrailing();
        if (collation.endsWith("_bin") || collation.equals("binary") || collation.contains("_cs")) {
            return left.equals(right);
        }
        return collation.contains("_as_") ? left.equalsIgnoreCase(right) : folded(left).equals(folded(right));
    }
}
