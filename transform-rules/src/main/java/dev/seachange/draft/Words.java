package dev.seachange.draft;

import dev.seachange.yaml.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of a name, each in full and in the singular: {@code SQUID_NM} is squid, name. */
record Words(List<String> words) {
    private static final double MEANS_THE_SAME = 0.9;
    private static final double SHORTER = 0.8;
    private static final double MISSPELT = 0.7;

    Words {
        words = List.copyOf(words);
    }

    static Words of(String name) {
        String parted = name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1_$2").replaceAll("(\\p{L})(\\d)", "$1_$2");
        return new Words(Arrays.stream(parted.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(Lexicon::plain)
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String last() {
        return words.isEmpty() ? "" : words.getLast();
    }

    /** Without these at its start; unchanged when it does not start with them, or has nothing else. */
    Words without(List<String> start) {
        boolean starts = !start.isEmpty() && words.size() > start.size() && words.subList(0, start.size()).equals(start);
        return starts ? new Words(words.subList(start.size(), words.size())) : this;
    }

    Words behind(String word) {
        List<String> all = new ArrayList<>(List.of(word));
        all.addAll(words);
        return new Words(all);
    }

    /** From 0, nothing in common, to 1, the same words. */
    double likeness(Words other) {
        double common = 0;
        double all = 0;
        List<String> left = new ArrayList<>(other.words);
        for (String word : words) {
            all += Lexicon.weight(word);
            String best = null;
            double most = 0;
            for (String candidate : left) {
                double alike = alike(word, candidate);
                if (alike > most) {
                    best = candidate;
                    most = alike;
                }
            }
            if (best != null) {
                left.remove(best);
                common += most * (Lexicon.weight(word) + Lexicon.weight(best));
            }
        }
        for (String word : other.words) {
            all += Lexicon.weight(word);
        }
        return all == 0 ? 0 : common / all;
    }

    private static double alike(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (Lexicon.sameMeaning(a, b)) {
            return MEANS_THE_SAME;
        }
        if (Lexicon.shortens(a, b) || Lexicon.shortens(b, a)) {
            return SHORTER;
        }
        boolean near = Math.min(a.length(), b.length()) >= 5 && Nearest.of(a, List.of(b)).isPresent();
        return near ? MISSPELT : 0;
    }
}
