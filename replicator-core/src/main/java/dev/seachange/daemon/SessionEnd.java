package dev.seachange.daemon;

/** How one session ended. */
sealed interface SessionEnd {

    /** It was asked to. */
    record Stopped(boolean abandonedTransaction) implements SessionEnd {}

    /** Something went away that may come back: a new session from the checkpoint goes on. */
    record Again(String what, Throwable cause) implements SessionEnd {}

    /**
     * A person must act.
     *
     * @param forgetHistory whether the log reader's table definitions are out of date, and must be read anew at the next start
     */
    record Failed(String what, String remedy, boolean forgetHistory) implements SessionEnd {}
}
