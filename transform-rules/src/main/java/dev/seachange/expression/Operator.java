package dev.seachange.expression;

/** A comparison operator. */
enum Operator {
    EQUAL("="),
    NULL_SAFE_EQUAL("<=>"),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    static Operator of(String symbol) {
        for (Operator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(symbol);
    }

    /** What it says of the result of a {@link java.util.Comparator}. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUAL, NULL_SAFE_EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
        };
    }

    boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL || this == NULL_SAFE_EQUAL;
    }
}
