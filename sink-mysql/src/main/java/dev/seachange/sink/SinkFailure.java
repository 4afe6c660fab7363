package dev.seachange.sink;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sink could not do it. Nothing of the epoch is in NEW then, unless the message says that this is not known. The message
 * tells what, where (rule, table, position) and the server's error; {@link #remedy} what to do.
 */
public abstract sealed class SinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    private SinkFailure(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What a person can do about it, as a sentence. */
    public String remedy() {
        return remedy;
    }

    /** SQLSTATE of the server's error, if it was one. */
    public Optional<String> sqlState() {
        return getCause() instanceof SQLException e ? Optional.ofNullable(e.getSQLState()) : Optional.empty();
    }

    /** The server's error number; 0 if it was not the server. */
    public int errorCode() {
        return getCause() instanceof SQLException e ? e.getErrorCode() : 0;
    }

    /** May go away by itself: start again from the checkpoint, with a new {@link Sink}. */
    public static final class Transient extends SinkFailure {
        private static final long serialVersionUID = 1;

        Transient(String message, String remedy, @Nullable Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** Another daemon runs this migration: this one must end. */
    public static final class OwnershipLost extends SinkFailure {
        private static final long serialVersionUID = 1;

        OwnershipLost(String message, String remedy) {
            super(message, remedy, null);
        }
    }

    /** Will not go away without a person. */
    public static final class Fatal extends SinkFailure {
        private static final long serialVersionUID = 1;

        Fatal(String message, String remedy, @Nullable Throwable cause) {
            super(message, remedy, cause);
        }
    }
}
