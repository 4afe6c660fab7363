package dev.seachange.status;

import java.util.Locale;

/** How a refresh stands. */
public enum RefreshState {
    REQUESTED,
    RUNNING,
    DONE,
    FAILED;

    /** Whether something is still to come. */
    public boolean isOpen() {
        return this == REQUESTED || this == RUNNING;
    }

    /** The word used in documents, labels and JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
