package dev.seachange.expression;

/** Goes through the weights of a text on one level. */
final class WeightCursor {
    /** Behind the last weight. */
    static final int END = -1;

    private static final int[] EMPTY = {};

    /** Characters that weigh as one stand together by twos and threes. */
    private static final int LONGEST_JOINED = 3;

    private final WeightLevel level;
    private final String text;
    private int at;
    private int[] pending = EMPTY;
    private int used;

    /** @param from where to begin, in the text's units */
    WeightCursor(WeightLevel level, String text, int from) {
        this.level = level;
        this.text = text;
        this.at = from;
    }

    int next() {
        while (used == pending.length) {
            if (at >= text.length()) {
                return END;
            }
            int character = text.codePointAt(at);
            if (level.joins() && level.startsJoined(character) && takeJoined()) {
                continue;
            }
            at += Character.charCount(character);
            int weight = level.of(character);
            if (weight >= 0) {
                return weight;
            }
            if (weight == WeightLevel.UNKNOWN) {
                throw WeightLevel.unknown();
            }
            if (weight != WeightLevel.NOTHING) {
                pend(level.several(weight, character));
            }
        }
        return pending[used++];
    }

    private void pend(int[] weights) {
        pending = weights;
        used = 0;
    }

    /** The longest that is known. */
    private boolean takeJoined() {
        int end = Math.min(LONGEST_JOINED, text.codePointCount(at, text.length()));
        for (int count = end; count > 1; count--) {
            int to = text.offsetByCodePoints(at, count);
            int[] weights = level.joined(text.substring(at, to));
            if (weights != null) {
                at = to;
                pend(weights);
                return true;
            }
        }
        return false;
    }
}
