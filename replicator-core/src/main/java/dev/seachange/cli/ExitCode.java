package dev.seachange.cli;

/** What the process returns. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int PROBLEMS = 1;
    public static final int USAGE = 2;
    public static final int FAILED = 3;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
