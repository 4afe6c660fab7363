package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code case if ifnull nullif coalesce greatest least}. Only the branch that is taken is computed. */
final class Branches {
    private Branches() {}

    /** @param otherwise null when there is no ELSE */
    static Compiled cases(List<Compiled> conditions, List<Compiled> results, @Nullable Compiled otherwise, Span span)
            throws Misread {
        List<Compiled> branches = new ArrayList<>(results);
        branches.add(otherwise == null ? Literals.constant(Texts.type(0), null, span) : otherwise);
        List<Evaluator> tests = new ArrayList<>();
        for (Compiled condition : conditions) {
            tests.add(Logic.condition(condition).evaluator());
        }
        Common common = Common.of(branches);
        Evaluator evaluator = new Choice(tests, List.of(common.evaluators()), branches);
        List<Compiled> all = new ArrayList<>(conditions);
        all.addAll(branches);
        boolean nullable = branches.stream().anyMatch(Compiled::nullable);
        return common.result(nullable, evaluator, Traits.of(all), span);
    }

    static Compiled coalesce(List<Compiled> values, Span span) throws Misread {
        Common common = Common.of(values);
        Evaluator[] all = common.evaluators();
        Evaluator evaluator = subject -> {
            for (Evaluator one : all) {
                Object value = one.evaluate(subject);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
        boolean nullable = values.stream().allMatch(Compiled::nullable);
        return common.result(nullable, evaluator, Traits.of(values), span);
    }

    /** NULL where both are equal. A BIT becomes a number, as in MySQL. */
    static Compiled nullif(Compiled operand, Compiled other, Span span) throws Misread {
        if (operand.isNull() || other.isNull()) {
            return operand.at(span);
        }
        Compiled value = operand.type() instanceof ColumnType.Bit ? Rounding.wholeNumber(operand, operand.span()) : operand;
        Evaluator equal = Comparisons.compile(Operator.EQUAL, value, other, span).evaluator();
        Evaluator inner = value.evaluator();
        Evaluator evaluator = subject -> Logic.holds(equal, subject) ? null : inner.evaluate(subject);
        return Compiled.of(value.type(), true, evaluator, Traits.of(List.of(value, other)).blurred(), span)
                .with(value.range());
    }

    /** @param sign 1 for the greatest, -1 for the least */
    static Compiled extreme(List<Compiled> values, int sign, Span span) throws Misread {
        Common common = Common.of(values);
        if (values.stream().anyMatch(Compiled::isNull)) {
            return common.result(true, subject -> null, Traits.NONE, span);
        }
        Compiled typed = Compiled.of(common.type(), true, subject -> null, Traits.change(), span);
        Comparator<Object> order = Comparisons.pair(typed, typed, false, span).order();
        boolean exact = common.isExact();
        // Exact numbers are compared as they are: what loses need not fit the common type.
        Evaluator[] all = exact
                ? values.stream().map(Compiled::evaluator).toArray(Evaluator[]::new)
                : common.evaluators();
        Evaluator evaluator = subject -> {
            Object best = null;
            for (Evaluator one : all) {
                Object value = one.evaluate(subject);
                if (value == null) {
                    return null;
                }
                best = best == null || sign * order.compare(value, best) > 0 ? value : best;
            }
            return exact && best != null ? common.formed(best) : best;
        };
        boolean nullable = values.stream().anyMatch(Compiled::nullable);
        Compiled result = common.result(nullable, evaluator, Traits.of(values), span);
        return exact ? result.with(bounds(values, sign)) : result;
    }

    /** The greatest is as great as the greatest lower bound at least. */
    private static Range bounds(List<Compiled> values, int sign) {
        return values.stream().map(Arithmetic::range).reduce((a, b) -> sign > 0 ? a.higher(b) : a.lower(b)).orElseThrow();
    }
}
