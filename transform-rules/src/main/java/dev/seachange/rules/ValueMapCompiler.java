package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Traits;
import dev.seachange.rules.RuleDocument.Code;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.TypeNames;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles a value map for the column it reads and the column it feeds. Codes are matched exactly. */
final class ValueMapCompiler {
    /** Texts that every collation tells apart but for the case of their letters. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]+");

    private static final int MOST_LABELS = 5;

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

    private static String castFirst(ColumnType from, ValueMap map, Column to) {
        boolean bits = from instanceof ColumnType.Bit;
        return "Make a " + (bits ? "number" : "text") + " of it: `" + to.name() + ": { from: cast(... as "
                + (bits ? "unsigned" : "char") + "), values: " + map.name().text() + " }`.";
    }

    @Nullable CompiledFeed compile(ValueMap map, Expression read, Column to) {
        int before = problems.size();
        Compiled from = read.compiled();
        if (!readable(from.type())) {
            problems.add(Problem.of(read.place(), RuleCode.E302, "a value map reads texts, labels and whole numbers")
                    .withDetail(said(read) + ".")
                    .withHint(castFirst(from.type(), map, to)));
            return null;
        }
        Map<Object, Object> values = new HashMap<>();
        for (Code code : map.codes()) {
            Object key = code.code().isNothing() ? Null.NULL : key(code, read);
            Object value = value(code, to);
            if (key != null && value != null && values.put(key, value) != null) {
                problems.add(code.code().place(), RuleCode.E310, "the same code stands above, spelled in another way");
            }
        }
        Object onNull = values.remove(Null.NULL);
        if (onNull == null && from.nullable() && !to.nullable()) {
            problems.add(Problem.of(read.place(), RuleCode.E303, "NULL may meet NOT NULL")
                    .withDetail(which(read) + " may be NULL, " + ColumnFeeds.name(target, to) + " may not.")
                    .withHint("Add a code to the value map: `null: ...`."));
        }
        if (problems.size() > before) {
            return null;
        }
        if (from.type() instanceof ColumnType.Enumeration labels) {
            warnOfLabels(labels, values.keySet(), map, read);
        }
        String unknown = "the value map `" + map.name().text() + "` does not know this code";
        Evaluator evaluator = evaluator(from.evaluator(), Map.copyOf(values), onNull == null ? Null.NULL : onNull, unknown);
        Set<Integer> determines = isOneToOne(map, values.values(), to) ? from.traits().determines() : Set.of();
        Traits traits = new Traits(from.traits().reads(), determines, from.traits().event(), from.traits().maps());
        return new CompiledFeed(to, read.place(), evaluator, traits, null, null);
    }

    /** No mistake, for no row may hold them; but rows that do are parked, which is better known before. */
    private void warnOfLabels(ColumnType.Enumeration type, Set<Object> codes, ValueMap map, Expression read) {
        List<String> without = type.labels().stream().filter(label -> !codes.contains(label)).toList();
        if (!without.isEmpty()) {
            String first = without.stream().limit(MOST_LABELS).collect(Collectors.joining("`, `", "`", "`"));
            String more = without.size() > MOST_LABELS ? " and " + (without.size() - MOST_LABELS) + " more" : "";
            String message = "the value map `" + map.name().text() + "` has no code for " + first + more;
            problems.warn(Problem.of(read.place(), RuleCode.W215, message)
                    .withDetail(said(read) + ". A row that holds such a label is parked.")
                    .withHint("Add the codes to the map, or leave it, if no row is to hold them."));
        }
    }

    private static Evaluator evaluator(Evaluator read, Map<Object, Object> values, Object onNull, String unknown) {
        return subject -> {
            Object code = read.evaluate(subject);
            Object value = code == null ? onNull : values.get(code);
            if (value == null) {
                throw new Unfit(ValueCode.V201, unknown);
            }
            return value instanceof Null ? null : value;
        };
    }

    /** Whether the target, too, takes every two of the values for different ones; of texts beyond plain words nobody is sure. */
    private static boolean isOneToOne(ValueMap map, Collection<Object> values, Column to) {
        Set<Object> different = new HashSet<>();
        for (Object value : values) {
            if (value instanceof String text && !PLAIN.matcher(text).matches()) {
                return false;
            }
            different.add(value instanceof String text ? text.toLowerCase(Locale.ROOT) : value);
        }
        boolean comparable = to.type() instanceof ColumnType.Text || to.type() instanceof ColumnType.Int;
        return comparable && map.codes().stream().noneMatch(code -> code.code().isNothing()) && different.size() == values.size();
    }

    private static boolean readable(ColumnType type) {
        return type instanceof ColumnType.Text
                || type instanceof ColumnType.Enumeration
                || type instanceof ColumnType.Int
                || type instanceof ColumnType.Year;
    }

    private String which(Expression read) {
        return read instanceof Expression.OfColumn column ? ColumnFeeds.name(source, column.column()) : "the expression";
    }

    private String said(Expression read) {
        return read instanceof Expression.OfColumn column
                ? which(read) + " is " + column.column().sqlType()
                : which(read) + " gives " + TypeNames.of(read.compiled().type());
    }

    private @Nullable Object key(Code code, Expression read) {
        try {
            return Constants.of(Literal.of(code.code().kind(), code.code().text()), read.compiled().type());
        } catch (Unfit e) {
            problems.add(Problem.of(code.code().place(), RuleCode.E310, which(read) + " can never hold this code: " + e.message())
                    .withDetail(said(read) + "."));
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
                    .withDetail(name + " is " + to.sqlType() + ".")
                    .withHint(
                            to.type() instanceof ColumnType.Binary
                                    ? "Write an expression instead of the map: case ... when ... then x'0aff' ... end."
                                    : Detours.constant(to) + " A column that needs other values takes a value map of its own."));
            return null;
        }
    }
}
