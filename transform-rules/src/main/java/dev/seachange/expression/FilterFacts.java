package dev.seachange.expression;

import dev.seachange.change.TableSchema;
import java.util.HashSet;
import java.util.Set;

/** What is known of the columns of each row for which a condition is true. A condition that is unknown lets no row through. */
final class FilterFacts {
    private final TableSchema source;
    private final Set<Integer> pinned = new HashSet<>();
    private final Set<Integer> present = new HashSet<>();

    FilterFacts(Node condition, TableSchema source) {
        this.source = source;
        holds(condition);
    }

    /** Ordinals of columns that have one and the same value in all of them. */
    Set<Integer> pinned() {
        return pinned;
    }

    /** Ordinals of columns that are NULL in none of them. */
    Set<Integer> present() {
        return present;
    }

    private void holds(Node condition) {
        switch (condition) {
            case Node.Binary binary -> binary(binary);
            case Node.Unary unary -> {
                if (unary.operator().equals("not") && unary.operand() instanceof Node.IsNull isNull && !isNull.negated()) {
                    seen(isNull.operand());
                }
            }
            case Node.IsNull isNull -> {
                if (isNull.negated()) {
                    seen(isNull.operand());
                }
            }
            case Node.IsTruth is -> {
                if (!is.negated()) {
                    seen(is.operand());
                }
            }
            case Node.In in -> seen(in.operand());
            case Node.Between between -> seen(between.operand());
            case Node.Like like -> seen(like.operand());
            case Node.OfColumn column -> seen(column);
            case Node.OfOld old -> {}
            case Node.OfLiteral literal -> {}
            case Node.OfBytes bytes -> {}
            case Node.Call call -> {}
            case Node.Case cases -> {}
            case Node.Cast cast -> {}
            case Node.Interval interval -> {}
            case Node.Word word -> {}
        }
    }

    private void binary(Node.Binary binary) {
        switch (binary.operator()) {
            case "and" -> {
                holds(binary.left());
                holds(binary.right());
            }
            case "=", "<>", "!=", "<", "<=", ">", ">=" -> {
                seen(binary.left());
                seen(binary.right());
                if (binary.operator().equals("=")) {
                    pin(binary.left(), binary.right());
                    pin(binary.right(), binary.left());
                }
            }
            default -> {}
        }
    }

    /** NULL there would make the condition unknown. */
    private void seen(Node operand) {
        if (operand instanceof Node.OfColumn column) {
            source.column(column.name()).ifPresent(found -> present.add(source.ordinal(found.name())));
        }
    }

    private void pin(Node column, Node constant) {
        boolean exact = constant instanceof Node.OfLiteral || constant instanceof Node.OfBytes;
        if (exact && column instanceof Node.OfColumn c && source.column(c.name()).isPresent()) {
            pinned.add(source.ordinal(c.name()));
        }
    }
}
