package dev.seachange.types;

import java.util.Set;

/**
 * What the character sets of MySQL and MariaDB can hold.
 *
 * <p>Source: MySQL Reference Manual, "Character Sets and Collations Supported by MySQL"; its latin1 is cp1252 whose five free
 * bytes are control characters ("West European Character Sets").
 */
public final class Charsets {
    private static final String CP1252_EXTRAS = "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152"
            + "\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178"
            + "\u0081\u008D\u008F\u0090\u009D";
    private static final Set<String> ALL_OF_UNICODE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");
    private static final Set<String> FIRST_PLANE = Set.of("utf8mb3", "ucs2");

    private Charsets() {}

    /** One name for what servers call by several. */
    public static String canonical(String charset) {
        return charset.equals("utf8") ? "utf8mb3" : charset;
    }

    /** Whether every text in {@code inner} can be written in {@code outer}. */
    public static boolean contains(String outer, String inner) {
        String to = canonical(outer);
        String from = canonical(inner);
        if (to.equals(from) || from.equals("ascii") || ALL_OF_UNICODE.contains(to)) {
            return true;
        }
        return FIRST_PLANE.contains(to) && !ALL_OF_UNICODE.contains(from);
    }

    /** Whether {@link #holds} and {@link #bytes} know the character set. */
    public static boolean known(String charset) {
        return switch (canonical(charset)) {
            case "ascii", "latin1", "utf8mb3", "utf8mb4", "ucs2", "utf16", "utf16le", "utf32" -> true;
            default -> false;
        };
    }

    public static boolean holds(String charset, String text) {
        return text.codePoints().allMatch(c -> holds(charset, c));
    }

    private static boolean holds(String charset, int c) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return false;
        }
        return switch (charset) {
            case "ascii" -> c < 0x80;
            case "latin1" -> c < 0x80 || (c >= 0xA0 && c <= 0xFF) || CP1252_EXTRAS.indexOf(c) >= 0;
            case "utf8mb3", "ucs2" -> c <= 0xFFFF;
            default -> true;
        };
    }

    /** How many bytes the text takes. */
    public static long bytes(String charset, String text) {
        return switch (charset) {
            case "ascii", "latin1" -> text.codePoints().count();
            case "ucs2", "utf16", "utf16le" -> 2L * text.length();
            case "utf32" -> 4 * text.codePoints().count();
            case "utf8mb3", "utf8mb4" -> text.codePoints().mapToLong(Charsets::utf8Bytes).sum();
            default -> throw new IllegalArgumentException("unknown character set " + charset);
        };
    }

    private static long utf8Bytes(int c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }

    /** Most bytes that one character of {@code from} takes in {@code to}. */
    public static int mostBytes(String to, String from) {
        String inner = canonical(from);
        return switch (canonical(to)) {
            case "ascii", "latin1" -> 1;
            case "ucs2" -> 2;
            case "utf8mb3" -> inner.equals("ascii") ? 1 : 3;
            case "utf8mb4" -> inner.equals("ascii") ? 1 : ALL_OF_UNICODE.contains(inner) ? 4 : 3;
            default -> 4;
        };
    }

    /** Fewest bytes of one character. */
    public static int fewestBytes(String charset) {
        return switch (canonical(charset)) {
            case "ucs2", "utf16", "utf16le" -> 2;
            case "utf32" -> 4;
            default -> 1;
        };
    }

    /** Whether every text of {@code from} has the very same bytes in {@code to}. */
    public static boolean sameBytes(String to, String from) {
        String outer = canonical(to);
        String inner = canonical(from);
        return outer.equals(inner)
                || (inner.equals("utf8mb3") && outer.equals("utf8mb4"))
                || (inner.equals("ascii") && Set.of("latin1", "utf8mb3", "utf8mb4").contains(outer));
    }
}
