package dev.seachange.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant: the known word with the fewest typing mistakes between. */
public final class Nearest {
    private Nearest() {}

    /** The known word nearest to {@code word}, if near enough to be worth a question, and some of its letters are left. */
    public static Optional<String> of(String word, Collection<String> known) {
        record Candidate(String word, int distance) {}
        int limit = Math.max(1, word.length() / 3);
        return known.stream()
                .map(k -> new Candidate(k, distance(word.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance <= limit && c.distance < word.length())
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    /** The end of a message, {@code ; did you mean `size_cd`?}, or nothing. */
    public static String question(String word, Collection<String> known) {
        return of(word, known).map(k -> "; did you mean `" + k + "`?").orElse("");
    }

    /** Edits to get from one to the other: insert, delete, replace a letter, swap two neighbours. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 ? j : j == 0 ? i : step(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
