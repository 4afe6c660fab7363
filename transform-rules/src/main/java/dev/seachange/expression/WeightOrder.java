package dev.seachange.expression;

import dev.seachange.types.Collation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** By the weights of a collation: first all letters, then all accents, then case, as far as the collation looks at them. */
final class WeightOrder implements TextOrder {
    private static final int ASCII = 0x80;
    private static final int FIRST_MADE = 0xFB00;
    private static final int LOW_BITS = 0x7FFF;

    /** Its table ends here; all characters beyond have one weight. */
    private static final String OLDEST = "uca-400.gz";

    private static final int LAST_OF_OLDEST = 0xFFFF;

    /** @param levels those of the file that count, from 1 */
    private record Family(String file, List<Integer> levels) {}

    private static final Map<String, Family> FAMILIES = Map.ofEntries(
            Map.entry("general_ci", new Family("general.gz", List.of(1))),
            Map.entry("unicode_ci", new Family(OLDEST, List.of(1))),
            Map.entry("unicode_520_ci", new Family("uca-520.gz", List.of(1))),
            Map.entry("0900_ai_ci", new Family("uca-900.gz", List.of(1))),
            Map.entry("0900_as_ci", new Family("uca-900.gz", List.of(1, 2))),
            Map.entry("0900_as_cs", new Family("uca-900.gz", List.of(1, 2, 3))),
            Map.entry("uca1400_ai_ci", new Family("uca-1400.gz", List.of(1))),
            Map.entry("uca1400_ai_cs", new Family("uca-1400.gz", List.of(1, 3))),
            Map.entry("uca1400_as_ci", new Family("uca-1400.gz", List.of(1, 2))),
            Map.entry("uca1400_as_cs", new Family("uca-1400.gz", List.of(1, 2, 3))),
            Map.entry("latin1_swedish_ci", new Family("latin1-swedish.gz", List.of(1))),
            Map.entry("latin1_general_ci", new Family("latin1-general-ci.gz", List.of(1))),
            Map.entry("latin1_general_cs", new Family("latin1-general-cs.gz", List.of(1))));

    private static final Map<String, WeightOrder> ORDERS = new ConcurrentHashMap<>();

    private final WeightLevel[] levels;
    private final int[][] ascii;
    private final int lastOwn;
    private final boolean pads;

    private WeightOrder(WeightLevel[] levels, int lastOwn, boolean pads) {
        this.levels = levels;
        this.lastOwn = lastOwn;
        this.pads = pads;
        this.ascii = new int[levels.length][ASCII];
        for (int i = 0; i < levels.length; i++) {
            for (int c = 0; c < ASCII; c++) {
                ascii[i][c] = Math.max(WeightLevel.NOTHING, levels[i].of(c));
            }
        }
    }

    static @Nullable WeightOrder of(Collation collation) {
        String whole = collation.name().replace("_nopad", "");
        String name = whole.startsWith("latin1_") ? whole : whole.substring(whole.indexOf('_') + 1);
        Family family = FAMILIES.get(name);
        return family == null ? null : ORDERS.computeIfAbsent(collation.name(), key -> {
            Weights weights = Weights.of(family.file());
            WeightLevel[] levels = new WeightLevel[family.levels().size()];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = weights.level(family.levels().get(i) - 1);
            }
            int lastOwn = family.file().equals(OLDEST) ? LAST_OF_OLDEST : Character.MAX_CODE_POINT;
            return new WeightOrder(levels, lastOwn, collation.pads());
        });
    }

    @Override
    public int compare(String left, String right) {
        return compare(left, right, pads);
    }

    @Override
    public int compareUnpadded(String left, String right) {
        return compare(left, right, false);
    }

    private int compare(String left, String right, boolean padded) {
        for (int level = 0; level < levels.length; level++) {
            int difference = compare(left, right, level, padded);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int compare(String left, String right, int level, boolean padded) {
        int shorter = Math.min(left.length(), right.length());
        boolean joins = levels[level].joins();
        int[] weights = ascii[level];
        int i = 0;
        for (; i < shorter; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if ((a | b) >= ASCII || weights[a] < 0 || weights[b] < 0) {
                break;
            }
            if (weights[a] != weights[b]) {
                if (joins && (isBeyondAscii(left, i + 1) || isBeyondAscii(right, i + 1))) {
                    break;
                }
                return Integer.compare(weights[a], weights[b]);
            }
        }
        if (i == left.length() && i == right.length()) {
            return 0;
        }
        // The last one may weigh something else together with what follows.
        return rest(left, right, joins && i > 0 ? i - 1 : i, level, padded);
    }

    private static boolean isBeyondAscii(String text, int at) {
        return at < text.length() && text.charAt(at) >= ASCII;
    }

    private int rest(String left, String right, int from, int level, boolean padded) {
        WeightCursor one = new WeightCursor(levels[level], left, from);
        WeightCursor other = new WeightCursor(levels[level], right, from);
        int blank = padded ? ascii[level][' '] : WeightCursor.END;
        while (true) {
            int a = one.next();
            int b = other.next();
            if (a == WeightCursor.END && b == WeightCursor.END) {
                return 0;
            }
            a = a == WeightCursor.END ? blank : a;
            b = b == WeightCursor.END ? blank : b;
            if (a != b) {
                return Integer.compare(a, b);
            }
        }
    }

    @Override
    public boolean begins(String text, int at, String part) {
        for (WeightLevel level : levels) {
            WeightCursor one = new WeightCursor(level, text, at);
            WeightCursor other = new WeightCursor(level, part, 0);
            int wanted = other.next();
            while (wanted != WeightCursor.END && one.next() == wanted) {
                wanted = other.next();
            }
            if (wanted != WeightCursor.END) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean same(int one, int other) {
        if (one == other) {
            return true;
        }
        if (weighsByNumber(one) || weighsByNumber(other)) {
            return false;
        }
        for (WeightLevel level : levels) {
            if (!Arrays.equals(level.all(one), level.all(other))) {
                return false;
            }
        }
        return true;
    }

    /** Characters that have no weights of their own but some made from their numbers; LIKE finds no other that is the same. */
    private boolean weighsByNumber(int character) {
        int[] weights = levels[0].all(character);
        boolean made = weights.length == 2 && weights[0] >= FIRST_MADE && ((weights[1] ^ character) & LOW_BITS) == 0;
        return made || character > lastOwn;
    }
}
