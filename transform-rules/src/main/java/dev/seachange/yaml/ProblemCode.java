package dev.seachange.yaml;

/** Stable name of a kind of problem, such as {@code E305}: implemented by one enum for each room that finds problems. */
public interface ProblemCode {
    /** The code itself. */
    String name();

    /** Whether it is only to be thought about, and stands in nobody's way: codes that begin with W. */
    default boolean isWarning() {
        return name().charAt(0) == 'W';
    }

    /** What it says in a few words, for the list of codes. */
    String meaning();
}
