package dev.seachange.daemon;

/** The daemon could not start. The message is meant for the operator and may have many lines. */
public final class ReplicatorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether the user has to mend something (as opposed to a failure from outside). */
    private final boolean problems;

    ReplicatorException(String message, boolean problems, Throwable cause) {
        super(message, cause);
        this.problems = problems;
    }

    ReplicatorException(String message) {
        super(message);
        this.problems = true;
    }

    public boolean problems() {
        return problems;
    }
}
