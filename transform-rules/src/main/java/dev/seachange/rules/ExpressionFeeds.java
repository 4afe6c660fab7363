package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Subject;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Proves that what an expression gives fits a target column, or finds the cast that the rule asks for. */
final class ExpressionFeeds {
    private final TableSchema target;
    private final ColumnFeeds columns;
    private final Doubts doubts;
    private final Present present;
    private final Problems problems;
    private final KeyNarrowing narrowing;

    ExpressionFeeds(TableSchema target, ColumnFeeds columns, Doubts doubts, Present present, Problems problems) {
        this.target = target;
        this.columns = columns;
        this.doubts = doubts;
        this.present = present;
        this.problems = problems;
        this.narrowing = new KeyNarrowing(target, problems);
    }

    /** What an expression gives, as it is; null when it does not provably fit, unless the rule says that what does not is parked. */
    @Nullable CompiledFeed implicit(Expression.Computed from, YamlScalar text, Column to, boolean quarantine) {
        if (unsupported(to, from.place())) {
            return null;
        }
        Compiled compiled = from.compiled();
        ColumnType proven = compiled.proven(to.type());
        String sides = "the expression gives " + TypeNames.of(proven) + ", " + ColumnFeeds.name(target, to) + " is " + to.sqlType();
        return switch (Conversions.between(proven, to.type())) {
            case Conversion.Widening w -> {
                boolean nullable = !quarantine && mayBeNull(from, text, to);
                boolean narrow = collationNarrows(compiled, to, from.place(), false);
                yield nullable || narrow ? null : feed(compiled, to, from.place(), ColumnFeeds.stored(compiled.type(), to.type()));
            }
            case Conversion.Narrowing n when quarantine -> collationNarrows(compiled, to, from.place(), true)
                    ? null
                    : feed(compiled, to, from.place(), ColumnFeeds.stored(compiled.type(), to.type()));
            case Conversion.Narrowing n -> {
                boolean nullable = mayBeNull(from, text, to);
                boolean refused = doubts.overflows(
                        Problem.of(from.place(), RuleCode.E305, "value may not fit")
                                .withDetail(sides + ": " + n.why() + ".")
                                .withHint(computedRemedy(text, to)),
                        text,
                        compiled,
                        to);
                boolean narrow = !refused && collationNarrows(compiled, to, from.place(), false);
                yield nullable || refused || narrow
                        ? null
                        : feed(compiled, to, from.place(), ColumnFeeds.stored(compiled.type(), to.type()));
            }
            case Conversion.Cast c -> {
                mayBeNull(from, text, to);
                yield columns.refuse(Problem.of(from.place(), RuleCode.E301, "a cast is needed")
                        .withDetail(sides + ": " + c.why() + ".")
                        .withHint(computedRemedy(text, to)));
            }
            case Conversion.None none -> columns.refuse(
                    ColumnFeeds.unlike(from.place(), sides, none, Detours.remedy(proven, text.text(), to)));
        };
    }

    /** What an expression gives, cast as the rule says; null when that cannot be. */
    @Nullable CompiledFeed explicit(Expression.Computed from, YamlScalar type, Column to) {
        ColumnType declared = columns.declared(type, to);
        if (declared == null || unsupported(to, from.place())) {
            return null;
        }
        Compiled compiled = from.compiled();
        String wanted = "the rule makes a " + TypeNames.of(declared);
        if (Conversions.between(compiled.type(), declared) instanceof Conversion.None none) {
            String given = "The expression gives " + TypeNames.of(compiled.type());
            String remedy = Detours.ofNamedType(compiled.type(), "...", to);
            return columns.refuse(ColumnFeeds.unlike(type.place(), given, none, remedy));
        }
        Converter second = columns.stored(declared, type, to, wanted);
        if (second == null
                || collationNarrows(compiled, to, from.place(), true)
                || narrowing.keyMerges(compiled.type(), declared, to, from.place())) {
            return null;
        }
        CompiledFeed made = feed(compiled, to, from.place(), ColumnFeeds.stored(compiled.type(), declared).then(second));
        return KeyNarrowing.losesForm(compiled.type(), declared) ? made.blurred() : made;
    }

    private boolean collationNarrows(Compiled compiled, Column to, Place place, boolean cast) {
        boolean told = compiled.isConstant() || compiled.traits().plain();
        return !told && narrowing.collationNarrows(compiled.type(), "the expression", to, place, cast);
    }

    private boolean mayBeNull(Expression.Computed from, YamlScalar text, Column to) {
        return from.compiled().nullable()
                && !to.nullable()
                && !present.is(text, to)
                && doubts.nulls(mayBeNull("The expression may give NULL", to, from.place()), text, from.compiled());
    }

    /** Whatever OLD holds. */
    boolean mayBeNull(Compiled compiled, String said, Column to, Place place) {
        boolean bad = compiled.nullable() && !to.nullable();
        if (bad) {
            problems.add(mayBeNull(said, to, place));
        }
        return bad;
    }

    private Problem mayBeNull(String said, Column to, Place place) {
        return Problem.of(place, RuleCode.E303, "NULL may meet NOT NULL")
                .withDetail(said + ", " + ColumnFeeds.name(target, to) + " may not.")
                .withHint(ColumnFeeds.NULLS);
    }

    private boolean unsupported(Column to, Place place) {
        boolean bad = to.type() instanceof ColumnType.Other;
        if (bad) {
            problems.add(Problem.of(place, RuleCode.E306, "this type is not supported")
                    .withDetail(ColumnFeeds.name(target, to) + " is " + to.sqlType() + "."));
        }
        return bad;
    }

    private static String computedRemedy(YamlScalar text, Column to) {
        String expression = Detours.inBraces(Detours.repeated(text.text()));
        return "Widen the target column, or write `" + to.name() + ": { from: " + expression + ", type: "
                + ColumnFeeds.quoted(to) + " }`" + ColumnFeeds.PARKED;
    }

    static CompiledFeed feed(Compiled compiled, Column to, Place place, Converter converter) {
        Evaluator inner = compiled.evaluator();
        Evaluator evaluator = subject -> ColumnFeeds.stored(inner.evaluate(subject), to, converter);
        Object constant = null;
        if (compiled.isConstant()) {
            constant = evaluator.evaluate(Subject.of(Row.of()));
        }
        return new CompiledFeed(to, place, evaluator, compiled.traits(), compiled.range(), constant);
    }
}
