package dev.seachange.expression;

import dev.seachange.yaml.ProblemCode;
import dev.seachange.yaml.Problems;

/** Problems of expressions. */
public enum ExpressionCode implements ProblemCode {
    E112("expression that cannot be read"),
    E210("unknown column of the source"),
    E215("unknown function"),
    E308("values of kinds that do not go together"),
    E311("wrong number of arguments"),
    E312("argument of the wrong kind"),
    E313("constant expression that has no value"),
    E314("not possible in this place"),
    E316("unknown time zone");

    private final String meaning;

    ExpressionCode(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
