package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One level of the weights of a collation: what each character weighs, nothing, once or several times. */
final class WeightLevel {
    /** What a character weighs that counts for nothing. */
    static final int NOTHING = -1;

    /** What a character weighs that the collation does not know. */
    static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int[] EMPTY = {};
    private static final int PAGE = 256;
    private static final int FIRST_PLACE = -2;
    private static final int FIRST_RUN = -1_000_000;

    /** Characters that weigh twice: the first time all the same, the second time one more than the one before. */
    private record PairRun(int first, int weight, int second) {}

    /** By character: a weight, NOTHING, UNKNOWN; downwards from FIRST_PLACE a place in `several`, from FIRST_RUN a run. */
    private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) / PAGE][];

    private final BitSet own = new BitSet(pages.length);
    private final List<int[]> several = new ArrayList<>();
    private final List<PairRun> runs = new ArrayList<>();
    private final Map<String, int[]> joined = new HashMap<>();
    private final BitSet heads = new BitSet();

    WeightLevel() {
        Arrays.fill(pages, filled(UNKNOWN));
    }

    private static int[] filled(int value) {
        int[] page = new int[PAGE];
        Arrays.fill(page, value);
        return page;
    }

    void set(int character, int... weights) {
        put(character, switch (weights.length) {
            case 0 -> NOTHING;
            case 1 -> weights[0];
            default -> {
                several.add(weights);
                yield FIRST_PLACE - several.size() + 1;
            }
        });
    }

    /** One weight for each, {@code step} more from one to the next. */
    void setRun(int first, int last, int weight, int step) {
        if (step == 0) {
            fill(first, last, weight);
            return;
        }
        for (int c = first; c <= last; c++) {
            put(c, weight + (c - first) * step);
        }
    }

    void setPairs(int first, int last, int weight, int second) {
        runs.add(new PairRun(first, weight, second));
        fill(first, last, FIRST_RUN - runs.size() + 1);
    }

    private void fill(int first, int last, int value) {
        int[] whole = filled(value);
        for (int c = first; c <= last; c++) {
            if (c % PAGE == 0 && c + PAGE - 1 <= last) {
                pages[c / PAGE] = whole;
                own.clear(c / PAGE);
                c += PAGE - 1;
            } else {
                put(c, value);
            }
        }
    }

    private void put(int character, int value) {
        int page = character / PAGE;
        if (!own.get(page)) {
            pages[page] = pages[page].clone();
            own.set(page);
        }
        pages[page][character % PAGE] = value;
    }

    /** What these characters weigh where they stand together. */
    void join(String characters, int[] weights) {
        joined.put(characters, weights);
        heads.set(characters.codePointAt(0));
    }

    boolean joins() {
        return !joined.isEmpty();
    }

    boolean startsJoined(int character) {
        return heads.get(character);
    }

    int @Nullable [] joined(String characters) {
        return joined.get(characters);
    }

    /** A weight; or NOTHING or UNKNOWN; or less than NOTHING, then it weighs {@link #several(int, int)}. */
    int of(int character) {
        return pages[character / PAGE][character % PAGE];
    }

    /** @param place what {@link #of} gave for the character */
    int[] several(int place, int character) {
        if (place > FIRST_RUN) {
            return several.get(FIRST_PLACE - place);
        }
        PairRun run = runs.get(FIRST_RUN - place);
        return new int[] {run.weight(), run.second() + character - run.first()};
    }

    /** All that a character weighs. */
    int[] all(int character) {
        int weight = of(character);
        if (weight >= 0) {
            return new int[] {weight};
        }
        return switch (weight) {
            case NOTHING -> EMPTY;
            case UNKNOWN -> throw unknown();
            default -> several(weight, character);
        };
    }

    static Unfit unknown() {
        return new Unfit(ValueCode.V108, "a text has a character that its collation does not know");
    }
}
