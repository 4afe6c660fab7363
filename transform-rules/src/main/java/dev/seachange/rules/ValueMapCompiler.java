package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.ExpressionEngine.Expression;
import dev.seachange.rules.RuleDocument.Code;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles a value map for the column it reads and the column it feeds. Codes are matched exactly. */
final class ValueMapCompiler {
    /** Stands for NULL, which maps here do not hold. */
    private enum Null {
        NULL
    }

    private final TableSchema source;
    private final TableSchema target;
    private final Problems problems;

    ValueMapCompiler(TableSchema source, TableSchema target, Problems problems) {
        this.source = source;
        this.target = target;
        this.problems = problems;
    }

    @Nullable CompiledFeed compile(ValueMap map, Expression.OfColumn column, Column to) {
        int before = problems.size();
        Column from = column.column();
        if (!readable(from.type())) {
            problems.add(Problem.of(column.place(), RuleCode.E302, "a value map reads texts, labels and whole numbers")
                    .withDetail(ColumnFeeds.name(source, from) + " is " + from.sqlType() + "."));
            return null;
        }
        Map<Object, Object> values = new HashMap<>();
        for (Code code : map.codes()) {
            Object key = code.code().isNothing() ? Null.NULL : key(code, from);
            Object value = value(code, to);
            if (key != null && value != null && values.put(key, value) != null) {
                problems.add(code.code().place(), RuleCode.E310, "the same code stands above, spelled in another way");
            }
        }
        Object onNull = values.remove(Null.NULL);
        if (onNull == null && from.nullable() && !to.nullable()) {
            problems.add(Problem.of(column.place(), RuleCode.E303, "NULL may meet NOT NULL")
                    .withDetail(ColumnFeeds.name(source, from) + " may be NULL, " + ColumnFeeds.name(target, to) + " may not.")
                    .withHint("Add a code to the value map: `null: ...`."));
        }
        if (problems.size() > before) {
            return null;
        }
        String unknown = "the value map `" + map.name().text() + "` does not know this code";
        Evaluator evaluator = evaluator(column.ordinal(), Map.copyOf(values), onNull == null ? Null.NULL : onNull, unknown);
        return CompiledFeed.ofColumn(to, column.place(), column.ordinal(), evaluator);
    }

    private static Evaluator evaluator(int ordinal, Map<Object, Object> values, Object onNull, String unknown) {
        return row -> {
            Object code = row.get(ordinal);
            Object value = code == null ? onNull : values.get(code);
            if (value == null) {
                throw new Unfit(ValueCode.V201, unknown);
            }
            return value instanceof Null ? null : value;
        };
    }

    private static boolean readable(ColumnType type) {
        return type instanceof ColumnType.Text
                || type instanceof ColumnType.Enumeration
                || type instanceof ColumnType.Int
                || type instanceof ColumnType.Year;
    }

    private @Nullable Object key(Code code, Column from) {
        try {
            return Constants.of(Literal.of(code.code().kind(), code.code().text()), from.type());
        } catch (Unfit e) {
            String name = ColumnFeeds.name(source, from);
            problems.add(Problem.of(code.code().place(), RuleCode.E310, name + " can never hold this code: " + e.message())
                    .withDetail(name + " is " + from.sqlType() + "."));
            return null;
        }
    }

    private @Nullable Object value(Code code, Column to) {
        Literal literal = Literal.of(code.value().kind(), code.value().text());
        String name = ColumnFeeds.name(target, to);
        if (literal.kind() == Literal.Kind.NULL) {
            if (!to.nullable()) {
                problems.add(code.value().place(), RuleCode.E303, name + " is NOT NULL");
            }
            return Null.NULL;
        }
        try {
            return Constants.of(literal, to.type());
        } catch (Unfit e) {
            problems.add(Problem.of(code.value().place(), RuleCode.E304, "this value does not fit " + name + ": " + e.message())
                    .withDetail(name + " is " + to.sqlType() + "."));
            return null;
        }
    }
}
