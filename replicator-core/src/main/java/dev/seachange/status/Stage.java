package dev.seachange.status;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where the migration stands. */
public enum Stage {
    /** Connecting, checking rules against both schemas, taking ownership. First stage of every process. */
    PREPARING("preparing"),
    /** Rows that were there before are being copied; changes are applied meanwhile. */
    COPYING("copying"),
    /** Everything is copied, and NEW is behind OLD by more than a moment. */
    CATCHING_UP("catching-up"),
    /** Everything is copied, and NEW follows OLD. */
    LIVE("live");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** Stages that may come directly before this one. Copying can start again: a changed rule copies its table anew. */
    public Set<Stage> predecessors() {
        return switch (this) {
            case PREPARING -> EnumSet.noneOf(Stage.class);
            case COPYING -> EnumSet.of(PREPARING, CATCHING_UP, LIVE);
            case CATCHING_UP -> EnumSet.of(PREPARING, COPYING, LIVE);
            case LIVE -> EnumSet.of(CATCHING_UP);
        };
    }

    /** Reads the word of a stage back, as in {@code catching-up}. */
    public static Stage parse(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a stage: " + word));
    }

    /** The word used in documents, labels and JSON. */
    @Override
    public String toString() {
        return word;
    }
}
