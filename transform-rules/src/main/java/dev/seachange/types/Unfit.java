package dev.seachange.types;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A value has no exact form where it should go. Made often when data is bad, so without a stack trace. */
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ValueCode code;
    private final @Nullable String column;
    private final @Nullable Duration retryFor;

    public Unfit(ValueCode code, String message) {
        this(code, message, null, null);
    }

    private Unfit(ValueCode code, String message, @Nullable String column, @Nullable Duration retryFor) {
        super(message, null, false, false);
        this.code = code;
        this.column = column;
        this.retryFor = retryFor;
    }

    /** One that may well pass: the row is to be tried again for so long. */
    public static Unfit forNow(ValueCode code, String message, Duration retryFor) {
        return new Unfit(code, message, null, retryFor);
    }

    /** The same, told of a target column. */
    public Unfit in(String targetColumn) {
        return new Unfit(code, message(), targetColumn, retryFor);
    }

    public ValueCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public @Nullable String column() {
        return column;
    }

    /** How long the row is to be tried again; null when that would help nothing. */
    public @Nullable Duration retryFor() {
        return retryFor;
    }
}
