package dev.seachange.verify;

/**
 * How much a comparison tells.
 *
 * @param mostDifferences how many differences are named; the rest are only counted
 * @param showValues whether a differing column is told with both values: they are customers' data
 * @param keysHeld about how many keys are held in memory at a time while extra ones are looked for
 */
public record ComparisonOptions(int mostDifferences, boolean showValues, int keysHeld) {
    /** Takes about 50 MB at most. */
    public static final ComparisonOptions DEFAULT = new ComparisonOptions(20, false, 500_000);

    public ComparisonOptions withMostDifferences(int most) {
        return new ComparisonOptions(most, showValues, keysHeld);
    }

    public ComparisonOptions withValues() {
        return new ComparisonOptions(mostDifferences, true, keysHeld);
    }

    public ComparisonOptions withKeysHeld(int most) {
        return new ComparisonOptions(mostDifferences, showValues, most);
    }
}
