package dev.seachange.expression;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What characters weigh in a family of collations, level by level: letters, accents, case. Texts compare as their weights do. The
 * tables are those of real servers.
 */
final class Weights {
    /** What each weight of the first level has on the further ones if the table does not say. */
    private static final int[] USUAL = {0, 0x20, 0x2};

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int INITIALS = 0x1100;
    private static final int VOWELS = 0x1161;
    private static final int FINALS = 0x11A7;
    private static final int PER_INITIAL = 588;
    private static final int PER_VOWEL = 28;

    private static final Map<String, Weights> TABLES = new ConcurrentHashMap<>();

    private final WeightLevel[] levels;

    private Weights(int levels) {
        this.levels = new WeightLevel[levels];
        Arrays.setAll(this.levels, i -> new WeightLevel());
    }

    /** Those of a file, read once. */
    static Weights of(String file) {
        return TABLES.computeIfAbsent(file, Weights::read);
    }

    WeightLevel level(int number) {
        return levels[number];
    }

    private static Weights read(String file) {
        Weights weights = new Weights(0);
        String syllables = "";
        int next = 0;
        for (String line : ResourceLines.of(file)) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "levels" -> weights = new Weights(Integer.parseInt(words[1]));
                case "syllables" -> syllables = words[1];
                case "pair", "step", "only" -> weights.run(words[0], words[1].split("[- ]", -1));
                case "join" -> weights.join(words[1]);
                default -> {
                    int colon = line.indexOf(':');
                    next = colon < 0 ? next : hex(line.substring(0, colon));
                    weights.set(next++, line.substring(colon + 1));
                }
            }
        }
        if (!syllables.isEmpty()) {
            weights.syllables(syllables.split("-", -1));
        }
        return weights;
    }

    /** @param run first and last character, and the weights of the first */
    private void run(String kind, String[] run) {
        int first = hex(run[0]);
        int last = hex(run[1]);
        if (kind.equals("pair")) {
            levels[0].setPairs(first, last, hex(run[2]), hex(run[3]));
        } else {
            levels[0].setRun(first, last, hex(run[2]), kind.equals("step") ? 1 : 0);
        }
        for (int i = 1; i < levels.length; i++) {
            levels[i].setRun(first, last, USUAL[i], 0);
        }
    }

    private void set(int character, String written) {
        String[] parts = written.split("\\|", -1);
        int[] first = numbers(parts[0]);
        for (int i = 0; i < levels.length; i++) {
            levels[i].set(character, weights(parts, i, first.length));
        }
    }

    private void join(String line) {
        int colon = line.indexOf(':');
        StringBuilder characters = new StringBuilder();
        for (int character : numbers(line.substring(0, colon))) {
            characters.appendCodePoint(character);
        }
        String[] parts = line.substring(colon + 1).strip().split("\\|", -1);
        int count = numbers(parts[0]).length;
        for (int i = 0; i < levels.length; i++) {
            levels[i].join(characters.toString(), weights(parts, i, count));
        }
    }

    private static int[] weights(String[] parts, int level, int count) {
        if (level > 0 && (level >= parts.length || parts[level].isEmpty())) {
            int[] usual = new int[count];
            Arrays.fill(usual, USUAL[level]);
            return usual;
        }
        return numbers(parts[level]);
    }

    /** Korean syllables weigh what their letters do. */
    private void syllables(String[] run) {
        for (int c = hex(run[0]); c <= hex(run[1]); c++) {
            int i = c - FIRST_SYLLABLE;
            int initial = INITIALS + i / PER_INITIAL;
            int vowel = VOWELS + i % PER_INITIAL / PER_VOWEL;
            int last = FINALS + i % PER_VOWEL;
            for (WeightLevel level : levels) {
                if (last == FINALS) {
                    level.set(c, level.of(initial), level.of(vowel));
                } else {
                    level.set(c, level.of(initial), level.of(vowel), level.of(last));
                }
            }
        }
    }

    private static int[] numbers(String written) {
        return written.equals(".") ? new int[0] : Arrays.stream(written.split(" ", -1)).mapToInt(Weights::hex).toArray();
    }

    private static int hex(String number) {
        return Integer.parseInt(number, 16);
    }
}
