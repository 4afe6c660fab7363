package dev.seachange.rules;

import dev.seachange.change.Column;

/** A condition as parsed, names resolved. */
sealed interface ConditionNode {
    record And(ConditionNode left, ConditionNode right) implements ConditionNode {}

    record Or(ConditionNode left, ConditionNode right) implements ConditionNode {}

    record Not(ConditionNode inner) implements ConditionNode {}

    record IsNull(Operand operand) implements ConditionNode {}

    /** A value where a condition is wanted: true if it is a number other than zero. */
    record Bare(Operand operand) implements ConditionNode {}

    record Compare(Operand left, Operator operator, Operand right) implements ConditionNode {}

    /** Either side of a comparison. */
    sealed interface Operand {
        Token token();

        record OfColumn(int ordinal, Column column, Token token) implements Operand {}

        record OfLiteral(Literal literal, Token token) implements Operand {}
    }

    /** A comparison operator. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** What it says of the result of a {@link java.util.Comparator}. */
        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }

        /** The same with the sides swapped. */
        Operator mirrored() {
            return switch (this) {
                case EQUAL -> EQUAL;
                case NOT_EQUAL -> NOT_EQUAL;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        boolean isEquality() {
            return this == EQUAL || this == NOT_EQUAL;
        }
    }
}
