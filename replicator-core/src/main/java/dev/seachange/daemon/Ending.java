package dev.seachange.daemon;

/** How a migration's daemon ended. */
public sealed interface Ending {

    /** Somebody asked for it. */
    record Stopped() implements Ending {}

    /** Everything is copied and NEW reached the position OLD had at that moment: the end that was asked for. */
    record CaughtUp() implements Ending {}

    /**
     * It cannot go on by itself. What was committed stays; a new start goes on from there.
     *
     * @param what happened, with its place
     * @param remedy what a person can do
     */
    record Failed(String what, String remedy) implements Ending {}
}
