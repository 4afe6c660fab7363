package dev.seachange.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a command talks to its user.
 *
 * @param out results
 * @param err everything else
 * @param terminal whether {@code out} can be redrawn
 * @param width columns of the terminal
 */
public record Console(PrintStream out, PrintStream err, boolean terminal, int width) {
    private static final int USUAL_WIDTH = 80;

    /**
     * That of this process. Java cannot tell whether standard output is a terminal (its console asks about input too), so the
     * launcher does, in the properties {@code seachange.terminal} and {@code seachange.columns}.
     */
    public static Console ofProcess() {
        return new Console(
                System.out,
                System.err,
                Boolean.getBoolean("seachange.terminal"),
                width(System.getProperty("seachange.columns")));
    }

    private static int width(@Nullable String columns) {
        try {
            int width = columns == null ? 0 : Integer.parseInt(columns);
            return width <= 0 ? USUAL_WIDTH : Math.clamp(width, 40, 400);
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
