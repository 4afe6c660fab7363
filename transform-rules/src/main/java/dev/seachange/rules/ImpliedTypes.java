package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.rules.RuleDocument.Code;
import dev.seachange.rules.RuleDocument.Feed;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.Miss;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.types.Literal;
import dev.seachange.types.TypeParser;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column has to hold, going by what feeds it. What cannot be read is told when the rules are compiled. */
final class ImpliedTypes {
    /** @param type null when it is NULL alone that is known */
    record Told(@Nullable ColumnType type, boolean nullable) {}

    private final Match match;
    private final Catalog known;
    private final Scope scope;
    private final Set<Integer> mentioned = new HashSet<>();

    ImpliedTypes(Match match, Catalog known) {
        this.match = match;
        this.known = known;
        this.scope = new Scope(match.source(), match.captures()::expand, new Problems());
    }

    /** Source columns that feeds named so far. */
    Set<Integer> mentioned() {
        return mentioned;
    }

    /** Null when it cannot be read. */
    @Nullable Told of(Feed feed) {
        return switch (feed) {
            case Feed.Constant constant -> constant(constant.value());
            case Feed.Lookup lookup -> lookup(lookup);
            case Feed.Expression expression -> expression(expression);
        };
    }

    private @Nullable Told constant(YamlScalar value) {
        String text = match.captures().expand(value, scope.problems());
        if (text == null) {
            return null;
        }
        // What a pattern caught is a text, but where it is digits, it is meant as a number.
        boolean number = !text.equals(value.text()) && text.matches("0|[1-9]\\d{0,8}");
        return number ? new Told(new ColumnType.Int(32, true), false) : literal(Literal.of(value.kind(), text));
    }

    private static Told literal(Literal literal) {
        return switch (literal.kind()) {
            case NULL -> new Told(null, true);
            case TRUTH -> new Told(new ColumnType.Int(8, false), false);
            case TEXT -> new Told(text(literal.text()), false);
            case NUMBER -> new Told(number(literal.text()), false);
        };
    }

    private static ColumnType text(String text) {
        return new ColumnType.Text(Math.max(1, text.codePointCount(0, text.length())), false, false, "utf8mb4", "utf8mb4_bin");
    }

    private static @Nullable ColumnType number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
                return new ColumnType.Int(number.abs().longValueExact() <= Integer.MAX_VALUE ? 32 : 64, false);
            }
            int scale = Math.max(0, number.scale());
            return new ColumnType.Decimal(Math.max(number.precision() - number.scale(), 1) + scale, scale, false);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Told expression(Feed.Expression feed) {
        Expression expression = Expressions.value(feed.text(), scope);
        if (expression == null) {
            return null;
        }
        mentioned.addAll(expression.compiled().traits().reads());
        YamlScalar type = feed.type();
        YamlScalar values = feed.values();
        boolean nullable = expression.compiled().nullable();
        if (values != null) {
            ValueMap map = match.rule().values().get(values.text());
            return map == null ? null : mapped(map, nullable);
        }
        if (type != null) {
            return named(type, expression.compiled().type(), nullable);
        }
        if (feed.zone() != null) {
            return new Told(zoned(expression.compiled().type()), nullable);
        }
        return switch (expression) {
            case Expression.OfLiteral l -> literal(l.literal());
            case Expression.OfColumn c -> new Told(c.column().type(), nullable);
            case Expression.Computed c -> new Told(c.compiled().proven(c.compiled().type()), nullable);
        };
    }

    /** A local time, or the moment that one means: then in UTC, since TIMESTAMP does not hold them all. */
    private static @Nullable ColumnType zoned(ColumnType from) {
        return switch (from) {
            case ColumnType.DateTime d -> d;
            case ColumnType.Timestamp t -> new ColumnType.DateTime(t.fraction());
            default -> null;
        };
    }

    private static @Nullable Told named(YamlScalar type, ColumnType from, boolean nullable) {
        try {
            return new Told(TypeParser.parse(type.text(), from), nullable);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Told mapped(ValueMap map, boolean nullable) {
        ColumnType type = null;
        boolean nullStands = false;
        boolean givesNull = false;
        for (Code code : map.codes()) {
            Told value = literal(Literal.of(code.value().kind(), code.value().text()));
            givesNull |= value.nullable();
            nullStands |= code.code().isNothing();
            type = type == null ? value.type() : value.type() == null ? type : TypeJoin.of(type, value.type());
        }
        return new Told(type, givesNull || (nullable && !nullStands));
    }

    private @Nullable Told lookup(Feed.Lookup feed) {
        Expression by = Expressions.value(feed.by(), scope);
        if (by != null) {
            mentioned.addAll(by.compiled().traits().reads());
        }
        LookupSpec lookup = match.rule().lookups().get(feed.lookup().text());
        if (lookup == null) {
            return null;
        }
        Optional<Column> taken = TableNames.parse(lookup.table(), lookup.table().text(), scope.problems())
                .flatMap((TableId id) -> known.table(id))
                .flatMap(table -> table.column(lookup.take().text()));
        boolean nullable = (by != null && by.compiled().nullable()) || lookup.miss() instanceof Miss.Null;
        return taken.map(column -> new Told(column.type(), column.nullable() || nullable)).orElse(null);
    }
}
