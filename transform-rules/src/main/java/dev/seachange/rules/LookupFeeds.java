package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References.Found;
import dev.seachange.expression.Traits;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.Miss;
import dev.seachange.types.Constants;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.Literal;
import dev.seachange.types.TypeNames;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles columns that are fed by a lookup. Looking up NULL gives NULL, as with any function; a value that the match column
 * cannot hold matches no row.
 */
final class LookupFeeds {
    /** Gives a value the form of the match column; null where that cannot hold it. */
    private interface Wanted {
        @Nullable Object of(Object given);
    }

    /** What is taken when no row matches: a value of the target column, or {@link Unfit}. */
    private interface Missing {
        @Nullable Object value();
    }

    private final TableSchema target;
    private final Problems problems;

    LookupFeeds(TableSchema target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    /**
     * @param by what to compare, whose columns have been noted
     * @param place of the feed
     */
    @Nullable CompiledFeed compile(LookupSpec spec, Lookup lookup, Expression by, Column to, Place place) {
        Wanted wanted = wanted(lookup, by);
        Converter stored = stored(lookup, to, place);
        Missing missing = missing(spec, lookup, to, place);
        boolean nulls = nulls(lookup, by, to, place);
        if (wanted == null || stored == null || missing == null || nulls) {
            return null;
        }
        Evaluator read = by.compiled().evaluator();
        Evaluator evaluator = subject -> {
            Object given = read.evaluate(subject);
            if (given == null) {
                return null;
            }
            Object key = wanted.of(given);
            Found found = key == null ? null : subject.references().find(lookup, key);
            if (found == null) {
                return missing.value();
            }
            return found.value() == null ? null : stored.convert(found.value());
        };
        Traits asked = by.compiled().traits();
        Traits traits = new Traits(asked.reads(), Set.of(), asked.event(), asked.maps());
        return new CompiledFeed(to, place, evaluator, traits, null, null, lookup);
    }

    private @Nullable Wanted wanted(Lookup lookup, Expression by) {
        Column match = lookup.match();
        if (by instanceof Expression.OfLiteral literal && literal.literal().kind() != Literal.Kind.NULL) {
            try {
                Object constant = Constants.of(literal.literal(), match.type());
                return given -> constant;
            } catch (Unfit e) {
                problems.add(Problem.of(by.place(), RuleCode.E304, "no row can match this constant: " + e.message())
                        .withDetail(name(lookup, match) + " is " + match.sqlType() + ".")
                        .withHint("Write a value that the column can hold."));
                return null;
            }
        }
        ColumnType from = by.compiled().proven(match.type());
        boolean comparable =
                switch (Conversions.between(from, match.type())) {
                    case Conversion.Widening w -> true;
                    case Conversion.Narrowing n -> true;
                    case Conversion.Cast c when textual(from) && textual(match.type()) -> true;
                    case Conversion.Cast c -> incomparable(RuleCode.E301, "a cast is needed", lookup, by, c.why());
                    case Conversion.None n -> incomparable(RuleCode.E302, "no conversion", lookup, by, n.why());
                };
        return comparable ? converted(lookup, ColumnFeeds.stored(by.compiled().type(), match.type())) : null;
    }

    private static Wanted converted(Lookup lookup, Converter converter) {
        boolean text = lookup.match().type() instanceof ColumnType.Text;
        return given -> {
            try {
                // Without blanks that do not count, for CHAR would refuse them.
                return converter.convert(text ? lookup.withoutIdleBlanks((String) given) : given);
            } catch (Unfit e) {
                return null;
            }
        };
    }

    private static boolean textual(ColumnType type) {
        return type instanceof ColumnType.Text || type instanceof ColumnType.Enumeration;
    }

    private boolean incomparable(RuleCode code, String message, Lookup lookup, Expression by, String why) {
        Column match = lookup.match();
        String given = TypeNames.of(by.compiled().proven(match.type()));
        problems.add(Problem.of(by.place(), code, message)
                .withDetail("`by` gives " + given + ", " + name(lookup, match) + " is " + match.sqlType() + ": " + why + ".")
                .withHint(
                        code == RuleCode.E301
                                ? "Cast it: `by: cast(... as ...)`."
                                : "Make such a value of it in `by`, or match a column of another type."));
        return false;
    }

    /** How what is found is stored; null, told, when it may not fit. */
    private @Nullable Converter stored(Lookup lookup, Column to, Place place) {
        if (to.type() instanceof ColumnType.Other) {
            problems.add(Problem.of(place, RuleCode.E306, "this type is not supported")
                    .withDetail(ColumnFeeds.name(target, to) + " is " + to.sqlType() + "."));
            return null;
        }
        String sides = name(lookup, lookup.take()) + " is " + lookup.take().sqlType() + ", " + ColumnFeeds.name(target, to)
                + " is " + to.sqlType();
        return switch (Conversions.between(lookup.take().type(), to.type())) {
            case Conversion.Widening w -> w.converter();
            case Conversion.Narrowing n -> unfit(RuleCode.E305, "value may not fit", place, sides + ": " + n.why());
            case Conversion.Cast c -> unfit(RuleCode.E301, "a cast is needed", place, sides + ": " + c.why());
            case Conversion.None n -> unfit(RuleCode.E302, "no conversion", place, sides + ": " + n.why());
        };
    }

    private @Nullable Converter unfit(RuleCode code, String message, Place place, String detail) {
        problems.add(Problem.of(place, code, message).withDetail(detail + ".").withHint("Change the one column or the other."));
        return null;
    }

    private @Nullable Missing missing(LookupSpec spec, Lookup lookup, Column to, Place place) {
        String story = "no row of " + lookup.table().id() + " matches the lookup `" + lookup.name() + "`";
        return switch (spec.miss()) {
            case Miss.Refuse refuse -> () -> {
                throw new Unfit(ValueCode.V203, story);
            };
            case Miss.Wait wait -> () -> {
                throw Unfit.forNow(ValueCode.V204, story + " yet (`" + wait.text().text() + "`)", wait.time());
            };
            case Miss.Null none -> to.nullable() ? () -> null : notNull(to, place, "`miss: null` gives NULL");
            case Miss.Value value -> constant(value, to, place);
        };
    }

    private @Nullable Missing constant(Miss.Value miss, Column to, Place place) {
        Literal literal = Literal.of(miss.value().kind(), miss.value().text());
        if (literal.kind() == Literal.Kind.NULL) {
            return to.nullable() ? () -> null : notNull(to, place, "`miss` gives NULL");
        }
        try {
            Object value = Constants.of(literal, to.type());
            return () -> value;
        } catch (Unfit e) {
            String name = ColumnFeeds.name(target, to);
            String message = "this constant does not fit " + name + ": " + e.message();
            problems.add(Problem.of(miss.value().place(), RuleCode.E304, message)
                    .withDetail(name + " is " + to.sqlType() + ".")
                    .withHint(Detours.constant(to)));
            return null;
        }
    }

    private boolean nulls(Lookup lookup, Expression by, Column to, Place place) {
        if (to.nullable()) {
            return false;
        }
        if (lookup.take().nullable()) {
            notNull(to, place, name(lookup, lookup.take()) + " may be NULL");
        }
        if (by.compiled().nullable()) {
            String why = "`by` may be NULL, and looking up NULL gives NULL";
            notNull(to, by.place(), why, "Say what stands for NULL: `by: \"coalesce(..., ...)\"`.");
        }
        return lookup.take().nullable() || by.compiled().nullable();
    }

    private @Nullable Missing notNull(Column to, Place place, String why) {
        return notNull(to, place, why, "Make the target column nullable.");
    }

    private @Nullable Missing notNull(Column to, Place place, String why, String hint) {
        problems.add(Problem.of(place, RuleCode.E303, "NULL may meet NOT NULL")
                .withDetail(why + "; " + ColumnFeeds.name(target, to) + " may not be.")
                .withHint(hint));
        return null;
    }

    private static String name(Lookup lookup, Column column) {
        return ColumnFeeds.name(lookup.table(), column);
    }
}
