package dev.seachange.types;

import org.jspecify.annotations.Nullable;

/** A value has no exact form where it should go. Made often when data is bad, so without a stack trace. */
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ValueCode code;
    private final @Nullable String column;

    public Unfit(ValueCode code, String message) {
        this(code, message, null);
    }

    private Unfit(ValueCode code, String message, @Nullable String column) {
        super(message, null, false, false);
        this.code = code;
        this.column = column;
    }

    /** The same, told of a target column. */
    public Unfit in(String targetColumn) {
        return new Unfit(code, message(), targetColumn);
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
}
