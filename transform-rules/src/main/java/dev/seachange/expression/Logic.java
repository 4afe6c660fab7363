package dev.seachange.expression;

import dev.seachange.types.Numbers;
import java.util.List;

/** {@code and or xor not}, {@code is null}, {@code is true}, {@code in}, {@code between}: SQL's three truth values. */
final class Logic {
    private Logic() {}

    /** A value as a truth value: a number is true unless it is zero. Gives 1, 0 or NULL. */
    static Compiled condition(Compiled operand) throws Misread {
        if (operand.type().equals(Comparisons.BOOLEAN) || operand.isNull()) {
            return operand;
        }
        if (!operand.isNumber()) {
            throw new Misread(
                    ExpressionCode.E308, operand.span(), "this alone is not true or false: it is " + operand.shown(),
                    "Compare it with something.");
        }
        return Strict.of(operand, Comparisons.BOOLEAN, false, operand.span(), value -> isTrue(value) ? 1L : 0L);
    }

    private static boolean isTrue(Object value) {
        return switch (value) {
            case Long l -> l != 0;
            case Double d -> d != 0;
            case Float f -> f != 0;
            default -> Numbers.exact(value).signum() != 0;
        };
    }

    /** Whether SQL lets a row through: what is true, not what is unknown. */
    static boolean holds(Evaluator condition, Subject subject) {
        return condition.evaluate(subject) instanceof Long value && value != 0;
    }

    static Compiled binary(String operator, Compiled left, Compiled right, Span span) throws Misread {
        Compiled a = condition(left);
        Compiled b = condition(right);
        return switch (operator) {
            case "and" -> junction(a, b, 0L, span);
            case "or" -> junction(a, b, 1L, span);
            default -> Strict.of(a, b, Comparisons.BOOLEAN, false, span, (x, y) -> x.equals(y) ? 0L : 1L);
        };
    }

    /** @param decides the value of either side that decides whatever the other is: 0 for and, 1 for or */
    private static Compiled junction(Compiled a, Compiled b, Long decides, Span span) {
        Evaluator first = a.evaluator();
        Evaluator second = b.evaluator();
        Long other = 1L - decides;
        Evaluator evaluator = subject -> {
            Object x = first.evaluate(subject);
            if (decides.equals(x)) {
                return decides;
            }
            Object y = second.evaluate(subject);
            if (decides.equals(y)) {
                return decides;
            }
            return x == null || y == null ? null : other;
        };
        return Compiled.of(
                Comparisons.BOOLEAN, a.nullable() || b.nullable(), evaluator, Traits.of(List.of(a, b)).blurred(), span);
    }

    static Compiled not(Compiled operand, Span span) throws Misread {
        return Strict.of(condition(operand), Comparisons.BOOLEAN, false, span, value -> 1L - (Long) value);
    }

    static Compiled negatedIf(boolean negated, Compiled condition, Span span) throws Misread {
        return negated ? not(condition, span) : condition.at(span);
    }

    static Compiled isNull(Compiled operand, boolean negated, Span span) {
        Evaluator inner = operand.evaluator();
        Evaluator evaluator = subject -> (inner.evaluate(subject) == null) == negated ? 0L : 1L;
        return Compiled.of(Comparisons.BOOLEAN, false, evaluator, operand.traits().blurred(), span);
    }

    static Compiled isTruth(Compiled operand, boolean truth, boolean negated, Span span) throws Misread {
        Compiled condition = condition(operand);
        Evaluator inner = condition.evaluator();
        Long wanted = truth ? 1L : 0L;
        Evaluator evaluator = subject -> wanted.equals(inner.evaluate(subject)) == negated ? 0L : 1L;
        return Compiled.of(Comparisons.BOOLEAN, false, evaluator, operand.traits().blurred(), span);
    }

    /** Equal to one of them; unknown if to none, and one is NULL. */
    static Compiled in(Compiled operand, List<Compiled> list, Span span) throws Misread {
        Compiled any = null;
        for (Compiled item : list) {
            Compiled equal = item.isNull()
                    ? Literals.constant(Comparisons.BOOLEAN, null, item.span())
                    : Comparisons.compile(Operator.EQUAL, operand, item, item.span());
            any = any == null ? equal : binary("or", any, equal, span);
        }
        if (any == null) {
            throw Misread.syntax(span, "`in` needs something to be in");
        }
        return any.at(span);
    }

    static Compiled between(Compiled operand, Compiled least, Compiled most, Span span) throws Misread {
        Compiled above = Comparisons.compile(Operator.GREATER_OR_EQUAL, operand, least, least.span());
        Compiled below = Comparisons.compile(Operator.LESS_OR_EQUAL, operand, most, most.span());
        return binary("and", above, below, span);
    }
}
