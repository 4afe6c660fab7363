package dev.seachange.status;

import java.util.List;

/**
 * What {@code check} found, for programs: what the terminal shows, part by part.
 *
 * @param fit whether the migration may start
 * @param problems of the configuration and the rules, by file, line and column
 * @param findings about the servers
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
     * @param end the column behind the last character that is meant; that of {@code column} for the whole file
     * @param rule the rule that it stands in; empty outside of rules
     * @param detail what led to it; may be empty
     * @param hint what to do about it; may be empty
     */
    public record Problem(
            String code,
            String severity,
            String file,
            int line,
            int column,
            int end,
            String rule,
            String message,
            String detail,
            String hint) {}

    /**
     * Something about a server.
     *
     * @param severity {@link #ERROR}, or {@code warning} for what does not stand in the way
     * @param side {@code OLD} or {@code NEW}
     * @param server {@code host:port}
     * @param hint what to do about it
     */
    public record Finding(String code, String severity, String side, String server, String message, String hint) {}
}
