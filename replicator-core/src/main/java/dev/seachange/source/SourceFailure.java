package dev.seachange.source;

/** Why a log reader ended, in words for the operator. */
public final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    public enum Kind {
        /** A connection or a server went away: a new reader from the checkpoint may go on. */
        TRANSIENT,
        /** The log no longer holds what comes next. */
        POSITION_PURGED,
        /** A captured table has another shape from here on: its definition must be read anew. */
        TABLE_ALTERED,
        /** Going on would lose or change data: a person must act. */
        FATAL
    }

    private final Kind kind;
    private final String remedy;

    public SourceFailure(Kind kind, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
