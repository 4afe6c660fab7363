package dev.seachange.rules;

import dev.seachange.change.ColumnType;
import dev.seachange.rules.ConditionNode.Operand;
import dev.seachange.rules.ConditionNode.Operator;
import dev.seachange.rules.ExpressionEngine.Filter;
import java.util.HashSet;
import java.util.Set;

/** Makes a {@link Filter} of a parsed condition. */
final class ConditionCompiler {
    private final Set<Integer> reads = new HashSet<>();

    Filter filter(ConditionNode node) throws Misread {
        Condition condition = compile(node);
        return new Filter(condition, reads, pinned(node));
    }

    private Condition compile(ConditionNode node) throws Misread {
        return switch (node) {
            case ConditionNode.And and -> {
                Condition left = compile(and.left());
                Condition right = compile(and.right());
                yield row -> {
                    Truth first = left.test(row);
                    return first == Truth.FALSE ? first : first.and(right.test(row));
                };
            }
            case ConditionNode.Or or -> {
                Condition left = compile(or.left());
                Condition right = compile(or.right());
                yield row -> {
                    Truth first = left.test(row);
                    return first == Truth.TRUE ? first : first.or(right.test(row));
                };
            }
            case ConditionNode.Not not -> {
                Condition inner = compile(not.inner());
                yield row -> inner.test(row).not();
            }
            case ConditionNode.IsNull isNull -> isNull(isNull.operand());
            case ConditionNode.Bare bare -> bare(bare.operand());
            case ConditionNode.Compare compare -> {
                read(compare.left());
                read(compare.right());
                yield Comparisons.compile(compare);
            }
        };
    }

    private void read(Operand operand) {
        if (operand instanceof Operand.OfColumn column) {
            reads.add(column.ordinal());
        }
    }

    private Condition isNull(Operand operand) {
        read(operand);
        return switch (operand) {
            case Operand.OfColumn column -> {
                int ordinal = column.ordinal();
                yield row -> Truth.of(row.get(ordinal) == null);
            }
            case Operand.OfLiteral literal -> {
                Truth truth = Truth.of(literal.literal().kind() == Literal.Kind.NULL);
                yield row -> truth;
            }
        };
    }

    private Condition bare(Operand operand) throws Misread {
        read(operand);
        Token token = operand.token();
        return switch (operand) {
            case Operand.OfColumn column when column.column().type() instanceof ColumnType.Int -> {
                Literal zero = new Literal(Literal.Kind.NUMBER, "0");
                Operand right = new Operand.OfLiteral(zero, token);
                yield Comparisons.compile(new ConditionNode.Compare(column, Operator.NOT_EQUAL, right));
            }
            case Operand.OfColumn column -> throw new Misread(
                    RuleCode.E308, token.from(), token.to(), "`" + token.text() + "` alone is not true or false",
                    "Compare it with something: it is " + column.column().sqlType() + ".");
            case Operand.OfLiteral literal -> switch (literal.literal().kind()) {
                case TRUTH -> {
                    Truth truth = Truth.of(literal.literal().isTrue());
                    yield row -> truth;
                }
                case NULL -> row -> Truth.UNKNOWN;
                case NUMBER, TEXT -> throw new Misread(
                        RuleCode.E308, token.from(), token.to(), "a constant alone is not true or false", "");
            };
        };
    }

    /** Columns that a chain of {@code and} compares with a constant: all rows that pass agree in them. */
    private static Set<Integer> pinned(ConditionNode node) {
        Set<Integer> pinned = new HashSet<>();
        switch (node) {
            case ConditionNode.And and -> {
                pinned.addAll(pinned(and.left()));
                pinned.addAll(pinned(and.right()));
            }
            case ConditionNode.Compare compare when compare.operator() == Operator.EQUAL -> {
                if (compare.left() instanceof Operand.OfColumn c && compare.right() instanceof Operand.OfLiteral) {
                    pinned.add(c.ordinal());
                } else if (compare.right() instanceof Operand.OfColumn c
                        && compare.left() instanceof Operand.OfLiteral) {
                    pinned.add(c.ordinal());
                }
            }
            case ConditionNode.Compare compare -> {}
            case ConditionNode.Or or -> {}
            case ConditionNode.Not not -> {}
            case ConditionNode.IsNull isNull -> {}
            case ConditionNode.Bare bare -> {}
        }
        return pinned;
    }
}
