package dev.seachange.preflight;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an SQLException means. Numbers are those of both servers' {@code mysqld_error.h}. */
final class SqlFailures {
    static final int NO_DATABASE_ACCESS = 1044;
    static final int NO_LOGIN = 1045;
    static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_STATEMENT = 1064;
    private static final int NO_TABLE_ACCESS = 1142;
    private static final int NO_COLUMN_ACCESS = 1143;
    private static final int NO_GLOBAL_RIGHT = 1227;
    private static final int OUT_OF_TIME_MARIADB = 1969;
    private static final int OUT_OF_TIME_MYSQL = 3024;

    private SqlFailures() {}

    /** Whether a right is missing, in whatever way the server puts it. */
    static boolean denied(SQLException e) {
        return switch (e.getErrorCode()) {
            case NO_DATABASE_ACCESS, NO_LOGIN, NO_TABLE_ACCESS, NO_COLUMN_ACCESS, NO_GLOBAL_RIGHT -> true;
            default -> false;
        };
    }

    /** Whether this version of the server does not have the statement. */
    static boolean unknownStatement(SQLException e) {
        return e.getErrorCode() == NO_SUCH_STATEMENT;
    }

    /** Whether the server ended the statement since it took longer than it may. */
    static boolean outOfTime(SQLException e) {
        return e.getErrorCode() == OUT_OF_TIME_MYSQL || e.getErrorCode() == OUT_OF_TIME_MARIADB;
    }

    static boolean connectionLost(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.startsWith("08");
    }

    /** The server's own words; drivers put the connection's number before them and a full stop may follow. */
    static String words(@Nullable Throwable e) {
        String message = e == null ? "" : String.valueOf(e.getMessage());
        String line = message.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("no reason given");
        String bare = line.replaceFirst("^(\\(conn[:=]\\d+\\) )+", "");
        return bare.endsWith(".") ? bare : bare + ".";
    }

    /** The first cause of this type, the exception itself included. */
    static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    /** Whether any message in the chain holds the text, in whatever case. */
    static boolean says(Throwable e, String text) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (String.valueOf(at.getMessage()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
