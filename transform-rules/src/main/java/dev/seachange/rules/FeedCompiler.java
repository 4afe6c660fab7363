package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.Scope;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.Feed;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.rules.RuleDocument.Zone;
import dev.seachange.types.Constants;
import dev.seachange.types.Converter;
import dev.seachange.types.Literal;
import dev.seachange.types.TypeNames;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.YamlScalar;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles what feeds the columns of one target table from one source table. Answers null where a problem was told. */
final class FeedCompiler {
    private final Match match;
    private final TableSchema target;
    private final Scope scope;
    private final ColumnFeeds columns;
    private final ExpressionFeeds expressions;
    private final ZoneFeeds zones;
    private final Lookups lookups;
    private final Set<Integer> mentioned = new HashSet<>();
    private boolean unreadable;

    /** @param never ordinals of the source columns that are NULL in no row that the rule takes */
    FeedCompiler(Match match, TableSchema target, Lookups lookups, Scope scope, Profile profile, Set<Integer> never) {
        this.match = match;
        this.target = target;
        this.lookups = lookups;
        this.scope = scope;
        boolean copy = match.rule().columns() instanceof Columns.Copy;
        Doubts doubts = new Doubts(profile, match.source(), match.rule().where() != null, scope);
        Present present = new Present(target, scope, never);
        this.columns = new ColumnFeeds(match.source(), target, copy, doubts, present, scope.problems());
        this.expressions = new ExpressionFeeds(target, columns, doubts, present, scope.problems());
        this.zones = new ZoneFeeds(match.source(), target, columns, expressions, scope.problems());
    }

    /** Source columns that expressions named so far, whether their types fitted or not. */
    Set<Integer> mentioned() {
        return mentioned;
    }

    /** Whether an expression could not be read, so that {@link #mentioned} may lack columns. */
    boolean unreadable() {
        return unreadable;
    }

    @Nullable CompiledFeed copy(int ordinal, Column to, Place place) {
        mentioned.add(ordinal);
        return columns.implicit(ordinal, to, place, false);
    }

    @Nullable CompiledFeed compile(Feed feed, Column to) {
        return switch (feed) {
            case Feed.Constant constant -> {
                String text = match.captures().expand(constant.value(), scope.problems());
                Place place = constant.value().place();
                yield text == null ? null : constant(Literal.of(constant.value().kind(), text), place, to);
            }
            case Feed.Expression expression -> expression(expression, to);
            case Feed.Lookup lookup -> lookup(lookup, to);
        };
    }

    /** Takes note of the source columns that a feed names whose target is wrong: they are not forgotten. */
    void mention(Feed feed) {
        switch (feed) {
            case Feed.Constant constant -> {}
            case Feed.Expression expression -> read(expression.text());
            case Feed.Lookup lookup -> read(lookup.by());
        }
    }

    private @Nullable Expression read(YamlScalar text) {
        Expression expression = Expressions.value(text, scope);
        if (expression == null) {
            unreadable = true;
        } else {
            mentioned.addAll(expression.compiled().traits().reads());
        }
        return expression;
    }

    private @Nullable CompiledFeed lookup(Feed.Lookup feed, Column to) {
        Expression by = read(feed.by());
        YamlScalar name = feed.lookup();
        LookupSpec spec = match.rule().lookups().get(name.text());
        if (spec == null && match.rule().lookups().isWrong(name.text())) {
            return null;
        }
        if (spec == null) {
            Set<String> known = match.rule().lookups().names();
            String message = "unknown lookup `" + name.text() + "`" + Nearest.question(name.text(), known);
            scope.problems().add(name.place(), RuleCode.E216, message, "Lookups stand under `lookups` of the same file.");
            return null;
        }
        if (target.key().contains(to.name())) {
            scope.problems().add(Problem.of(name.place(), RuleCode.E404, "a lookup makes no key")
                    .withDetail("What is found may change while the row stays the same row.")
                    .withHint("Make keys of the source's key and constants: `keymap(...)` gives a number, `uuid5(...)` a UUID."));
            return null;
        }
        Lookup lookup = lookups.of(spec);
        return by == null || lookup == null
                ? null
                : new LookupFeeds(target, scope.problems()).compile(spec, lookup, by, to, name.place());
    }

    private @Nullable CompiledFeed expression(Feed.Expression feed, Column to) {
        Expression expression = read(feed.text());
        try {
            return expression == null ? null : expression(feed, expression, to);
        } catch (Unfit e) {
            return unfit(e, expression.place(), to);
        }
    }

    /** @throws Unfit when it is constant and has no exact form */
    private @Nullable CompiledFeed expression(Feed.Expression feed, Expression expression, Column to) {
        YamlScalar type = feed.type();
        YamlScalar values = feed.values();
        Zone zone = feed.zone();
        if (zone != null) {
            return zones.compile(expression, zone, type, to);
        }
        return switch (expression) {
            case Expression.OfColumn c when values != null -> mapped(c, values, to);
            case Expression.Computed c when values != null -> mapped(c, values, to);
            case Expression.Computed c when type != null -> expressions.explicit(c, type, to);
            case Expression.Computed c -> expressions.implicit(c, feed.text(), to, feed.quarantine());
            case Expression.OfColumn c when type != null -> columns.explicit(c.ordinal(), type, to, c.place());
            case Expression.OfColumn c -> columns.implicit(c.ordinal(), to, c.place(), feed.quarantine());
            case Expression.OfLiteral l when values != null -> {
                scope.problems().add(l.place(), RuleCode.E302, "a value map reads a column, not a constant",
                        "Write what the map makes of it: `" + to.name() + ": { value: ... }`.");
                yield null;
            }
            case Expression.OfLiteral l when type != null -> cast(l, type, to);
            case Expression.OfLiteral l -> constant(l.literal(), l.place(), to);
        };
    }

    private @Nullable CompiledFeed mapped(Expression column, YamlScalar name, Column to) {
        ValueMap map = match.rule().values().get(name.text());
        if (map == null && match.rule().values().isWrong(name.text())) {
            return null;
        }
        if (map == null) {
            Set<String> known = match.rule().values().names();
            String message = "unknown value map `" + name.text() + "`" + Nearest.question(name.text(), known);
            scope.problems().add(name.place(), RuleCode.E212, message, "Value maps stand under `values` of the same file.");
            return null;
        }
        return new ValueMapCompiler(match.source(), target, scope.problems()).compile(map, column, to);
    }

    private @Nullable CompiledFeed cast(Expression.OfLiteral literal, YamlScalar type, Column to) {
        ColumnType declared = columns.declared(type, to);
        if (declared == null) {
            return null;
        }
        Converter stored = columns.stored(declared, type, to, "the rule makes a " + TypeNames.of(declared));
        if (stored == null || literal.literal().kind() == Literal.Kind.NULL) {
            return stored == null ? null : constant(literal.literal(), literal.place(), to);
        }
        try {
            Object value = stored.convert(Constants.of(literal.literal(), declared));
            return CompiledFeed.ofConstant(to, literal.place(), value);
        } catch (Unfit e) {
            return unfit(e, literal.place(), to);
        }
    }

    private @Nullable CompiledFeed constant(Literal literal, Place place, Column to) {
        if (literal.kind() == Literal.Kind.NULL) {
            if (to.nullable()) {
                return CompiledFeed.ofConstant(to, place, null);
            }
            scope.problems().add(place, RuleCode.E303, ColumnFeeds.name(target, to) + " is NOT NULL");
            return null;
        }
        try {
            return CompiledFeed.ofConstant(to, place, Constants.of(literal, to.type()));
        } catch (Unfit e) {
            return unfit(e, place, to);
        }
    }

    private @Nullable CompiledFeed unfit(Unfit e, Place place, Column to) {
        String name = ColumnFeeds.name(target, to);
        scope.problems().add(Problem.of(place, RuleCode.E304, "this constant does not fit " + name + ": " + e.message())
                .withDetail(name + " is " + to.sqlType() + ".")
                .withHint(Detours.constant(to)));
        return null;
    }
}
