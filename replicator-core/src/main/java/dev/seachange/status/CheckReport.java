package dev.seachange.status;

import java.util.List;

/**
 * What {@code check} found, for programs: what the terminal shows, part by part.
 *
 * @param fit whether the migration may start
 * @param problems of the configuration and the rules, by file, line and column
 * @param findings of the servers
 */
public record CheckReport(boolean fit, List<Problem> problems, List<Finding> findings) {
    public static final String ERROR = "error";

    public CheckReport {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }

    /**
     * Something wrong in a file.
     *
     * @param severity always {@link #ERROR}
     * @param line counted from 1
     * @param column counted from 1, in characters
     * @param length how many characters from there on are meant; 0 for the whole file
     * @param detail what led to it; may be empty
     * @param hint what to do about it; may be empty
     */
    public record Problem(
            String code,
            String severity,
            String file,
            int line,
            int column,
            int length,
            String message,
            String detail,
            String hint) {}

    /**
     * Something about a server.
     *
     * @param side {@code OLD} or {@code NEW}
     * @param server {@code host:port}
     * @param severity {@link #ERROR}, or {@code warning} for what does not stand in the way
     */
    public record Finding(String side, String server, String code, String severity, String message, String remedy) {}
}
