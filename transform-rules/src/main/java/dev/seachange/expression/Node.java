package dev.seachange.expression;

import dev.seachange.types.Literal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as parsed; names are not resolved yet. */
sealed interface Node {
    Span span();

    record OfLiteral(Literal literal, Span span) implements Node {}

    /** {@code x'0aff'}. */
    record OfBytes(String hex, Span span) implements Node {}

    record OfColumn(String name, Span span) implements Node {}

    /** {@code old.name}: the column before an update. */
    record OfOld(String name, Span span) implements Node {}

    record Call(String function, Span name, List<Node> arguments, Span span) implements Node {}

    /** {@code + - not}. */
    record Unary(String operator, Node operand, Span span) implements Node {}

    /** {@code + - * / div % and or xor} and comparisons. */
    record Binary(String operator, Node left, Node right, Span sign, Span span) implements Node {}

    record IsNull(Node operand, boolean negated, Span span) implements Node {}

    /** @param truth {@code is true}, {@code is false}; {@code is unknown} is {@code is null} */
    record IsTruth(Node operand, boolean truth, boolean negated, Span span) implements Node {}

    record In(Node operand, List<Node> list, boolean negated, Span span) implements Node {}

    record Between(Node operand, Node least, Node most, boolean negated, Span span) implements Node {}

    record Like(Node operand, Node pattern, boolean negated, Span span) implements Node {}

    /** @param operand of the form that compares; null in the form that asks */
    record Case(@Nullable Node operand, List<When> whens, @Nullable Node otherwise, Span span) implements Node {}

    record When(Node when, Node then) {}

    record Cast(Node operand, String type, Span typeSpan, Span span) implements Node {}

    /** {@code interval 3 day}, an argument of date arithmetic only. */
    record Interval(Node amount, String unit, Span span) implements Node {}

    /** A bare word such as the unit of {@code timestampdiff}. */
    record Word(String word, Span span) implements Node {}
}
