package dev.seachange.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code check} found, for programs: what the terminal shows, part by part.
 *
 * @param fit whether nothing stands against a start but what {@code changedRules} asks
 * @param problems of the configuration and the rules, by file, line and column
 * @param findings about the servers
 * @param changedRules what a start wants to have decided first; null if nothing
 * @param outlook what the rules come to; null when something is wrong with them
 */
public record CheckReport(
        boolean fit,
        List<Problem> problems,
        List<Finding> findings,
        @Nullable ChangedRules changedRules,
        @Nullable Outlook outlook) {
    public static final String ERROR = "error";
    public static final String WARNING = "warning";

    public CheckReport {
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
    }

    /**
     * Something wrong in a file.
     *
     * @param severity {@link #ERROR}, or {@link #WARNING} for what does not stand in the way
     * @param file its path, from where the configuration was named: relative to the working directory, if that was
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
     * @param severity {@link #ERROR}, or {@link #WARNING} for what does not stand in the way
     * @param side {@code OLD} or {@code NEW}
     * @param server {@code host:port}
     * @param hint what to do about it
     */
    public record Finding(String code, String severity, String side, String server, String message, String hint) {}

    /**
     * The rules are others than those that made the rows of NEW.
     *
     * @param severity always {@link #WARNING}: a start refuses until it is decided, but nothing is wrong
     * @param message what is different, in lines
     * @param hint how to decide
     */
    public record ChangedRules(String severity, String message, String hint) {}

    /**
     * What rules that are right come to.
     *
     * @param uniqueKeys of the target tables, beside their primary keys
     * @param foreignKeys of the target tables
     * @param copyOrder source tables, each behind those that have to be complete before it; empty if any order will do
     * @param untold what NEW's rows do not tell of OLD's
     */
    public record Outlook(
            List<UniqueKey> uniqueKeys, List<ForeignKey> foreignKeys, List<String> copyOrder, List<Untold> untold) {
        public Outlook {
            uniqueKeys = List.copyOf(uniqueKeys);
            foreignKeys = List.copyOf(foreignKeys);
            copyOrder = List.copyOf(copyOrder);
            untold = List.copyOf(untold);
        }
    }

    /** A unique key of a table of NEW: rows give its values up before others take them. */
    public record UniqueKey(String table, String name, List<String> columns) {}

    /**
     * A foreign key of a table of NEW: rows come behind those they refer to, and go before them.
     *
     * @param fed whether rules write the parent; if not, its rows have to be there
     */
    public record ForeignKey(String table, String name, List<String> columns, String parent, boolean fed) {}

    /**
     * What a way back could not bring.
     *
     * @param source table of OLD
     * @param columns whose values cannot be told from NEW's rows
     * @param inPart columns that are kept of those rows only which a filter takes
     * @param filtered whether rows of it may be taken by no rule
     */
    public record Untold(String source, List<String> columns, List<String> inPart, boolean filtered) {}
}
