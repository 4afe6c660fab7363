package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds expressions that are NULL as soon as one operand is, as nearly all of SQL's are. */
final class Strict {
    private Strict() {}

    /** A function of one value; may itself answer null, if said so. */
    interface One {
        @Nullable Object apply(Object a);
    }

    interface Two {
        @Nullable Object apply(Object a, Object b);
    }

    interface Three {
        @Nullable Object apply(Object a, Object b, Object c);
    }

    interface Many {
        @Nullable Object apply(Object[] values);
    }

    static Compiled of(Compiled a, ColumnType type, boolean mayBeNull, Span span, One function) {
        Evaluator first = a.evaluator();
        Evaluator evaluator = subject -> {
            Object value = first.evaluate(subject);
            return value == null ? null : function.apply(value);
        };
        return Compiled.of(type, mayBeNull || a.nullable(), evaluator, a.traits().blurred(), span);
    }

    static Compiled of(Compiled a, Compiled b, ColumnType type, boolean mayBeNull, Span span, Two function) {
        Evaluator first = a.evaluator();
        Evaluator second = b.evaluator();
        Evaluator evaluator = subject -> {
            Object left = first.evaluate(subject);
            Object right = left == null ? null : second.evaluate(subject);
            return left == null || right == null ? null : function.apply(left, right);
        };
        boolean nullable = mayBeNull || a.nullable() || b.nullable();
        return Compiled.of(type, nullable, evaluator, Traits.of(List.of(a, b)).blurred(), span);
    }

    static Compiled of(
            Compiled a, Compiled b, Compiled c, ColumnType type, boolean mayBeNull, Span span, Three function) {
        return of(List.of(a, b, c), type, mayBeNull, span, v -> function.apply(v[0], v[1], v[2]));
    }

    static Compiled of(List<Compiled> operands, ColumnType type, boolean mayBeNull, Span span, Many function) {
        Evaluator[] parts = operands.stream().map(Compiled::evaluator).toArray(Evaluator[]::new);
        Evaluator evaluator = subject -> {
            Object[] values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                Object value = parts[i].evaluate(subject);
                if (value == null) {
                    return null;
                }
                values[i] = value;
            }
            return function.apply(values);
        };
        boolean nullable = mayBeNull || operands.stream().anyMatch(Compiled::nullable);
        return Compiled.of(type, nullable, evaluator, Traits.of(operands).blurred(), span);
    }
}
