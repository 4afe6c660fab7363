package dev.seachange.it.expression;

import dev.seachange.types.Charsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

/** Short texts of characters at which comparisons tend to err, and pairs of them that are alike. */
final class RandomTexts {
    private static final String AWKWARD = " \0\u0001\taAsSbz-,1ßẞéàÆæ\u0301\u0300\u0323\u0308가각\u1100\u1161\u11A8一㐀"
            + "\uD840\uDC00🦑\uDBFF\uDFFFﷺИ\u0306йเก·lL\u0FB2\u0F71\u0F80あアｱーﬀf\u001D\u00AD\u200D\uD81C\uDC00"
            + "\u0378\uFFFD\uD7FF𞤀𐐀𐐨\uE000";
    private static final int LONGEST = 5;

    private final Random random;
    private final int[] awkward = AWKWARD.codePoints().toArray();
    private final String charset;

    /** @param charset that holds all their characters */
    RandomTexts(long seed, String charset) {
        this.random = new Random(seed);
        this.charset = charset;
    }

    String next() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(character());
        }
        return text.toString();
    }

    private int character() {
        int c = switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> awkward[random.nextInt(awkward.length)];
            case 5, 6 -> random.nextInt(0x250);
            case 7, 8 -> random.nextInt(0x10000);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
        };
        return held(c);
    }

    private int held(int c) {
        return Charsets.holds(charset, Character.toString(c)) ? c : 'x';
    }

    /** One that is often equal to this one, or nearly. */
    String like(String text) {
        String like = switch (random.nextInt(7)) {
            case 0 -> next();
            case 1 -> text + " ";
            case 2 -> text.toUpperCase(Locale.ROOT);
            case 3 -> text.toLowerCase(Locale.ROOT) + " ";
            case 4 -> Normalizer.normalize(text, Normalizer.Form.NFD);
            case 5 -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            default -> text + Character.toString(character());
        };
        return like.codePoints()
                .map(this::held)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text with `%` and `_` in and instead of its characters. */
    String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (random.nextInt(8)) {
                case 0 -> pattern.append('%');
                case 1 -> pattern.append('_');
                default -> pattern.append(c == '\\' || c == '%' || c == '_' ? "\\" : "").appendCodePoint(c);
            }
        });
        return pattern.toString();
    }
}
