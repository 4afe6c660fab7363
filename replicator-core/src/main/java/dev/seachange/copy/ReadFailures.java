package dev.seachange.copy;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why reading rows once more failed, and whether that may pass by itself. */
final class ReadFailures {
    /** Classes of SQLSTATE: data, log-in, syntax and rights. */
    private static final Set<String> LASTING = Set.of("22", "28", "42");

    private ReadFailures() {}

    /** A lost connection, a lock, a server that is starting; not a missing right, table or column, nor a value without a form. */
    static boolean mayPass(Exception failure) {
        if (!(failure instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        boolean lost = state != null && state.startsWith("08");
        boolean lasting = sql instanceof SQLNonTransientException && !(sql instanceof SQLNonTransientConnectionException);
        return lost || !(lasting || (state != null && LASTING.contains(state.substring(0, Math.min(2, state.length())))));
    }

    static String story(@Nullable Throwable failure) {
        if (failure == null) {
            return "nobody knows why";
        }
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
