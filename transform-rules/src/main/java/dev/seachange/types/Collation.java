package dev.seachange.types;

import java.util.Set;

/**
 * What is known of a collation by its name.
 *
 * <p>Source: MySQL Reference Manual, "Collation Naming Conventions" and "The utf8 collations: pad attributes" (0900 collations
 * do not pad, all older ones but {@code binary} do); MariaDB: {@code nopad} in the name.
 *
 * @param pads whether blanks at the end do not count
 */
public record Collation(String name, Kind kind, boolean pads) {
    public enum Kind {
        /** Every character differs from every other. */
        BINARY,
        /** Upper and lower case differ; what else is equal is not known here. */
        CASE_SENSITIVE,
        /** Printable ASCII is equal up to case; beyond ASCII it is not known here. */
        CASE_INSENSITIVE,
        /** Rules of a language, or a name not known here. */
        OTHER
    }

    /** Collations without rules for one language that touch ASCII, by the name behind the character set. */
    private static final Set<String> PLAIN = Set.of(
            "general_ci",
            "general_nopad_ci",
            "unicode_ci",
            "unicode_nopad_ci",
            "unicode_520_ci",
            "unicode_520_nopad_ci",
            "0900_ai_ci",
            "0900_as_ci",
            "uca1400_ai_ci",
            "uca1400_as_ci",
            "uca1400_nopad_ai_ci",
            "uca1400_nopad_as_ci");

    public static Collation of(String name) {
        int underscore = name.indexOf('_');
        String rest = underscore < 0 ? name : name.substring(underscore + 1);
        boolean pads = !rest.contains("0900") && !rest.contains("nopad") && !name.equals("binary");
        return new Collation(name, kind(name, rest), pads);
    }

    private static Kind kind(String name, String rest) {
        if (rest.equals("bin") || rest.endsWith("_bin") || name.equals("binary")) {
            return Kind.BINARY;
        }
        if (PLAIN.contains(rest) || name.equals("latin1_swedish_ci") || name.equals("latin1_swedish_nopad_ci")) {
            return Kind.CASE_INSENSITIVE;
        }
        return rest.endsWith("_cs") || rest.equals("cs") ? Kind.CASE_SENSITIVE : Kind.OTHER;
    }

    /** Whether two texts that {@code source} tells apart are surely told apart by this one too. */
    public boolean tellsApartAllOf(Collation source) {
        if (pads && !source.pads) {
            return false;
        }
        return kind == Kind.BINARY || sameRules(source);
    }

    /** The same rules for the characters of the smaller character set, which both may have. */
    private boolean sameRules(Collation source) {
        boolean utf8 = name.startsWith("utf8") && source.name.startsWith("utf8");
        return name.equals(source.name) || (utf8 && rules().equals(source.rules()));
    }

    private String rules() {
        return name.substring(name.indexOf('_') + 1);
    }

    /** A collation of the target that never makes keys of this one equal. */
    public String finer() {
        return pads ? "utf8mb4_bin" : "utf8mb4_0900_bin (MariaDB: utf8mb4_nopad_bin)";
    }
}
