package dev.seachange.it.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The weights of a collation as lines of a table that {@code dev.seachange.expression.Weights} reads: runs of characters whose
 * weights follow from the first one's, then all others.
 */
final class WeightTable {
    /** What each weight of the first level has on the second and on the third if nothing is said. */
    private static final int[] USUAL = {0, 0x20, 0x2};

    private static final int SHORTEST_RUN = 4;
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int LAST_SYLLABLE = 0xD7A3;

    private final int levels;
    private final SortedMap<Integer, int[][]> weights = new TreeMap<>();
    private final List<String> contractions = new ArrayList<>();

    WeightTable(int levels) {
        this.levels = levels;
    }

    /** @param weighed of each level */
    void add(int character, int[][] weighed) {
        weights.put(character, weighed);
    }

    void addContraction(String characters, int[][] weighed) {
        contractions.add("join " + characters.codePoints().mapToObj(WeightTable::hex).collect(Collectors.joining(" ")) + ": "
                + written(weighed));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("levels " + levels);
        SortedMap<Integer, int[][]> rest = new TreeMap<>();
        List<Integer> all = List.copyOf(weights.keySet());
        int at = 0;
        while (at < all.size()) {
            int to = at;
            String kind = "";
            for (String one : new String[] {"syllables", "pair", "step", "only"}) {
                int end = end(one, all, at);
                if (end - at >= SHORTEST_RUN && end > to) {
                    to = end;
                    kind = one;
                }
            }
            if (kind.isEmpty()) {
                rest.put(all.get(at), of(all.get(at)));
                at++;
            } else {
                String first = kind.equals("syllables") ? "" : " " + hex(of(all.get(at))[0]);
                lines.add(kind + " " + hex(all.get(at)) + "-" + hex(all.get(to - 1)) + first);
                at = to;
            }
        }
        int last = -2;
        for (int character : rest.keySet()) {
            lines.add((character == last + 1 ? "" : hex(character) + ":") + written(of(character)));
            last = character;
        }
        lines.addAll(contractions);
        return lines;
    }

    private int[][] of(int character) {
        return weights.getOrDefault(character, new int[levels][]);
    }

    /** The place behind the longest run of this kind that starts here. */
    private int end(String kind, List<Integer> all, int start) {
        int at = start;
        while (at < all.size() && all.get(at) - all.get(start) == at - start && follows(kind, all.get(start), all.get(at))) {
            at++;
        }
        return at;
    }

    private boolean follows(String kind, int first, int character) {
        int[] one = of(first)[0];
        int[] other = of(character)[0];
        int distance = character - first;
        return switch (kind) {
            case "step" -> usual(character, 1) && one.length == 1 && other.length == 1 && other[0] == one[0] + distance;
            case "only" -> usual(character, 1) && one.length == 1 && Arrays.equals(one, other);
            case "pair" -> usual(character, 1) && one.length == 2 && other.length == 2
                    && one[0] == other[0] && other[1] == one[1] + distance;
            default -> isSyllable(character);
        };
    }

    /** Whether the further levels have just so many weights, all as usual. */
    private boolean usual(int character, int count) {
        int[][] weighed = of(character);
        for (int level = 1; level < levels; level++) {
            if (!Arrays.equals(weighed[level], repeated(USUAL[level], count))) {
                return false;
            }
        }
        return true;
    }

    private static int[] repeated(int weight, int count) {
        int[] all = new int[count];
        Arrays.fill(all, weight);
        return all;
    }

    /** Korean syllables that weigh what their letters weigh. */
    private boolean isSyllable(int character) {
        int i = character - FIRST_SYLLABLE;
        if (i < 0 || character > LAST_SYLLABLE) {
            return false;
        }
        List<Integer> letters = new ArrayList<>(List.of(0x1100 + i / 588, 0x1161 + i % 588 / 28));
        if (i % 28 > 0) {
            letters.add(0x11A7 + i % 28);
        }
        for (int level = 0; level < levels; level++) {
            int[] all = new int[letters.size()];
            for (int k = 0; k < all.length; k++) {
                int[] one = of(letters.get(k))[level];
                if (one == null || one.length != 1) {
                    return false;
                }
                all[k] = one[0];
            }
            if (!Arrays.equals(all, of(character)[level])) {
                return false;
            }
        }
        return true;
    }

    private String written(int[][] weighed) {
        List<String> parts = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            boolean usual = level > 0 && Arrays.equals(weighed[level], repeated(USUAL[level], weighed[0].length));
            parts.add(usual ? "" : weighed[level].length == 0 ? "." : hex(weighed[level]));
        }
        return String.join("|", parts).replaceFirst("\\|+$", "");
    }

    private static String hex(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> Integer.toHexString(number).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
