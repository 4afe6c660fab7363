package dev.seachange.expression;

import dev.seachange.yaml.ProblemCode;

/** Ends the reading of one expression; caught where it began, and told there. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1;

    private final ExpressionCode code;
    private final Span span;
    private final String hint;

    Misread(ExpressionCode code, Span span, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.span = span;
        this.hint = hint;
    }

    static Misread syntax(Span at, String message) {
        return new Misread(ExpressionCode.E112, at, message, "");
    }

    ProblemCode code() {
        return code;
    }

    Span span() {
        return span;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
