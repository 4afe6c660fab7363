package dev.seachange.sink;

/** NEW refused rows of a statement, or did not hold the rows it should have. What the statement did is still to be undone. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final String table;
    private final int code;
    private final String reason;
    private final boolean ofPart;

    /** @param reason without the row's values */
    Refusal(TargetTable table, int code, String reason) {
        this(table.id().toString(), code, reason, false);
    }

    private Refusal(String table, int code, String reason, boolean ofPart) {
        super(reason);
        this.table = table;
        this.code = code;
        this.reason = reason;
        this.ofPart = ofPart;
    }

    /** The same, of what a part had fed before its row came. */
    Refusal ofPart(String rule) {
        return new Refusal(table, code, "what rule " + rule + " had fed before its row came was refused: " + reason, true);
    }

    static Refusal mismatch(Step step, int expected, int found) {
        return new Refusal(
                step.table(), 0, "of " + expected + " rows to change " + found + " were there");
    }

    String reason() {
        return reason;
    }

    String table() {
        return table;
    }

    /** The server's error number; 0 for rows that were not as expected. */
    int code() {
        return code;
    }

    /** Whether the row itself met another one under one of its keys. */
    boolean duplicate() {
        return code == SqlErrors.DUPLICATE_KEY && !ofPart;
    }
}
