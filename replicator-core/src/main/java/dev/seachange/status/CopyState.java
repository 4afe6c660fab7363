package dev.seachange.status;

import java.util.Arrays;

/** How far the copy of a table, or of all of them, is.  */
public enum CopyState {
    WAITING("waiting", 0),
    RUNNING("running", 1),
    DONE("done", 2),
    FAILED("failed", 3);

    private final String word;
    private final int number;

    CopyState(String word, int number) {
        this.word = word;
        this.number = number;
    }

    /** How the metric {@code seachange_copy_state} shows it; dashboards depend on it. */
    public int number() {
        return number;
    }

    public static CopyState parse(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a copy state: " + word));
    }

    @Override
    public String toString() {
        return word;
    }
}
