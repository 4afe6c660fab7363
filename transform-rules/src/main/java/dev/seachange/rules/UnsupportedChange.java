package dev.seachange.rules;

/** A change that no rule can follow, such as TRUNCATE of one of several sources of a table: the pipeline has to stop. */
public final class UnsupportedChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnsupportedChange(String message) {
        super(message);
    }
}
