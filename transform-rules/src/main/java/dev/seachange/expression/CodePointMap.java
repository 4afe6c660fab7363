package dev.seachange.expression;

import java.util.Arrays;

/** A character for a character; those that are not listed stay what they are. */
final class CodePointMap {
    private static final int PAGE = 256;
    private final int[][] deltas = new int[(Character.MAX_CODE_POINT + 1) / PAGE][];

    CodePointMap() {
        Arrays.fill(deltas, new int[0]);
    }

    /** @param run {@code 41}, {@code 41-5A} or {@code 100-12E/2}, in hexadecimal; {@code /2}: every second one */
    void add(String run, int delta) {
        String[] parts = run.split("[-/]", -1);
        int first = Integer.parseInt(parts[0], 16);
        int last = parts.length > 1 ? Integer.parseInt(parts[1], 16) : first;
        int step = parts.length > 2 ? Integer.parseInt(parts[2], 16) : 1;
        for (int c = first; c <= last; c += step) {
            if (deltas[c / PAGE].length == 0) {
                deltas[c / PAGE] = new int[PAGE];
            }
            deltas[c / PAGE][c % PAGE] = delta;
        }
    }

    int get(int character) {
        int[] page = deltas[character / PAGE];
        return page.length == 0 ? character : character + page[character % PAGE];
    }
}
