package dev.seachange.preflight;

import java.util.Objects;

/**
 * Something about a server that stands in the way of the migration.
 *
 * @param server address of the server, {@code host:port}
 * @param message what is the case, in full sentences
 * @param remedy what to do about it; may have several lines
 */
public record Finding(
        Side side, String server, PreflightCode code, Severity severity, String message, String remedy) {

    /** Whether the migration may start all the same. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Finding {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** As people read it: one line for what is the case, indented lines for the remedy. Ends without a line feed. */
    public String render() {
        StringBuilder text = new StringBuilder();
        text.append(side).append(' ').append(server).append(": ").append(code).append(' ');
        if (!isError()) {
            text.append("warning: ");
        }
        text.append(message);
        remedy.lines().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
