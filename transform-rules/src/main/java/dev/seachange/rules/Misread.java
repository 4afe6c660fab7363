package dev.seachange.rules;

import dev.seachange.yaml.ProblemCode;

/** Ends the reading of one expression; caught where it began, and told there. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1;

    private final RuleCode code;
    private final int from;
    private final int to;
    private final String hint;

    Misread(RuleCode code, int from, int to, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.from = from;
        this.to = to;
        this.hint = hint;
    }

    static Misread syntax(Token at, String message) {
        return new Misread(RuleCode.E112, at.from(), at.to(), message, "");
    }

    static Misread unsupported(Token at, String what) {
        return new Misread(
                RuleCode.E108, at.from(), at.to(), what + " is not supported yet in expressions", DocumentParser.LATER);
    }

    ProblemCode code() {
        return code;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
