package dev.seachange.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells from an engine's failure what can be done about it. Debezium has no error codes, so this reads its words. */
final class EngineFailures {
    private EngineFailures() {}

    static SourceFailure ours(RuntimeException error) {
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                "A log event could not be decoded: " + error,
                "This is a defect or an unsupported form of the log. Nothing was skipped: the position stays before it.",
                error);
    }

    static SourceFailure classify(String message, @Nullable Throwable error) {
        String story = story(message, error);
        String lower = story.toLowerCase(Locale.ROOT);
        Throwable cause = error == null ? new IllegalStateException(message) : error;
        if (isPurged(lower)) {
            return new SourceFailure(
                    SourceFailure.Kind.POSITION_PURGED,
                    "OLD no longer has the log that comes next: " + story,
                    "The changes in between are gone. Copy the tables anew, and keep logs on OLD longer"
                            + " (binlog_expire_logs_seconds).",
                    cause);
        }
        if (lower.contains("access denied") || lower.contains("failed to authenticate")) {
            return new SourceFailure(
                    SourceFailure.Kind.FATAL,
                    "OLD refuses the log reader: " + story,
                    "Check user and password of `old`, and GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* to it.",
                    cause);
        }
        if (isBrokenInstallation(error)) {
            return new SourceFailure(
                    SourceFailure.Kind.FATAL,
                    "A class of the log reader is missing or does not fit: " + story,
                    "The installation is broken: build or unpack it anew.",
                    cause);
        }
        if (lower.contains("internal schema size")) {
            return new SourceFailure(
                    SourceFailure.Kind.FATAL,
                    "A row in OLD's log does not have all columns of its table: " + story,
                    "A session has set a binlog_row_image of its own, or the table was altered where the log does not show it. Nothing was"
                            + " skipped: the position stays before it. Keep sessions at binlog_row_image=FULL, and copy the table anew.",
                    cause);
        }
        if (lower.contains("schema isn't known") || lower.contains("parse") || lower.contains("deserializ")) {
            return new SourceFailure(
                    SourceFailure.Kind.FATAL,
                    "OLD's log cannot be understood: " + story,
                    "Nothing was skipped: the position stays before it. Copy the tables concerned anew to go on.",
                    cause);
        }
        return new SourceFailure(
                SourceFailure.Kind.TRANSIENT, "Reading OLD's log ended: " + story, "It is tried again by itself.", cause);
    }

    private static boolean isBrokenInstallation(@Nullable Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof LinkageError) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPurged(String lower) {
        return lower.contains("no longer available on the server")
                || lower.contains("purged required binary logs")
                || lower.contains("purged binary logs containing gtids")
                || lower.contains("could not find gtid state requested by slave")
                || lower.contains("could not find first log file name");
    }

    /** The innermost messages say most. */
    private static String story(String message, @Nullable Throwable error) {
        StringBuilder story = new StringBuilder(message);
        for (Throwable at = error; at != null; at = at.getCause()) {
            String text = String.valueOf(at.getMessage());
            if (story.indexOf(text) < 0) {
                story.append(" <- ").append(text);
            }
        }
        return story.toString();
    }
}
