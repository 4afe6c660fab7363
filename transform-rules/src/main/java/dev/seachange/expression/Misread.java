package dev.seachange.expression;

import dev.seachange.yaml.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the reading of one expression; caught where it began, and told there. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1;

    private final ExpressionCode code;
    private final Span span;
    private final String hint;
    /** What else is wrong in the same expression, elsewhere. */
    private final List<Misread> others = new ArrayList<>();

    Misread(ExpressionCode code, Span span, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.span = span;
        this.hint = hint;
    }

    static Misread syntax(Span at, String message) {
        return new Misread(ExpressionCode.E112, at, message, "");
    }

    /** Adds what is wrong elsewhere, if anything is; gives the first of both. */
    static Misread join(@Nullable Misread first, Misread next) {
        if (first == null) {
            return next;
        }
        first.others.addAll(next.all());
        return first;
    }

    /** This one, and what else is wrong. */
    List<Misread> all() {
        List<Misread> all = new ArrayList<>(List.of(this));
        all.addAll(others);
        return all;
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
