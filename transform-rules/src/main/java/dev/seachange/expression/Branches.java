package dev.seachange.expression;

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
        Evaluator[] when = tests.toArray(Evaluator[]::new);
        Common common = Common.of(branches);
        Evaluator[] then = common.evaluators();
        Evaluator evaluator = subject -> {
            int taken = 0;
            while (taken < when.length && !Logic.holds(when[taken], subject)) {
                taken++;
            }
            return then[taken].evaluate(subject);
        };
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

    /** NULL where both are equal. */
    static Compiled nullif(Compiled value, Compiled other, Span span) throws Misread {
        if (value.isNull() || other.isNull()) {
            return value.at(span);
        }
        Evaluator equal = Comparisons.compile(Operator.EQUAL, value, other, span).evaluator();
        Evaluator inner = value.evaluator();
        Evaluator evaluator = subject -> Logic.holds(equal, subject) ? null : inner.evaluate(subject);
        return Compiled.of(value.type(), true, evaluator, Traits.of(List.of(value, other)).blurred(), span)
                .with(value.range());
    }

    /** @param sign 1 for the greatest, -1 for the least */
    static Compiled extreme(List<Compiled> values, int sign, Span span) throws Misread {
        Common common = Common.of(values);
        Compiled typed = Compiled.of(common.type(), true, subject -> null, Traits.of(values), span);
        Comparator<Object> order = Comparisons.pair(typed, typed, false, span).order();
        Evaluator[] all = common.evaluators();
        Evaluator evaluator = subject -> {
            Object best = null;
            for (Evaluator one : all) {
                Object value = one.evaluate(subject);
                if (value == null) {
                    return null;
                }
                best = best == null || sign * order.compare(value, best) > 0 ? value : best;
            }
            return best;
        };
        boolean nullable = values.stream().anyMatch(Compiled::nullable);
        return common.result(nullable, evaluator, Traits.of(values), span);
    }
}
