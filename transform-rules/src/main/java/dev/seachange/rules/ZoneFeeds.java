package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Expression;
import dev.seachange.rules.RuleDocument.Zone;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.TypeNames;
import dev.seachange.types.ZoneConversions;
import dev.seachange.types.ZoneConversions.Overlap;
import dev.seachange.types.Zones;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code { from: ..., zone: ... }}: the local time of a zone becomes the instant it means, for a TIMESTAMP or, in UTC, for a
 * DATETIME; an instant becomes the local time of the zone, for a DATETIME. Answers null where a problem was told.
 */
final class ZoneFeeds {
    private final TableSchema source;
    private final TableSchema target;
    private final ColumnFeeds columns;
    private final ExpressionFeeds expressions;
    private final Problems problems;

    ZoneFeeds(
            TableSchema source, TableSchema target, ColumnFeeds columns, ExpressionFeeds expressions, Problems problems) {
        this.source = source;
        this.target = target;
        this.columns = columns;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** @param type which the rule names, if it does: then values that it cannot hold are parked */
    @Nullable CompiledFeed compile(Expression read, Zone zone, @Nullable YamlScalar type, Column to) {
        ZoneRules rules = Zones.find(zone.name().text()).orElse(null);
        if (rules == null) {
            String message = "unknown time zone `" + zone.name().text() + "`" + Zones.question(zone.name().text());
            problems.add(zone.name().place(), RuleCode.E316, message, Zones.HINT);
        }
        ColumnType declared = type == null ? to.type() : columns.declared(type, to);
        if (rules == null || declared == null || !meansSomething(read, zone, declared, to) || mergesKeys(read, rules, to)) {
            return null;
        }
        Converter zoned = zoned(read.compiled().type(), declared, rules, overlap(zone));
        Converter fitted = fitted(read, declared, type, to);
        if (fitted == null || (type == null && expressions.mayBeNull(read.compiled(), said(read) + " may be NULL", to, read.place()))) {
            return null;
        }
        CompiledFeed made = ExpressionFeeds.feed(read.compiled(), to, read.place(), zoned.then(fitted));
        return merges(read.compiled().type(), rules) ? made.blurred() : made;
    }

    private static Overlap overlap(Zone zone) {
        YamlScalar word = zone.overlap();
        if (word == null) {
            return Overlap.REFUSED;
        }
        return word.text().equals("earlier") ? Overlap.EARLIER : Overlap.LATER;
    }

    /** Whether the types are such that a zone stands between them. */
    private boolean meansSomething(Expression read, Zone zone, ColumnType declared, Column to) {
        ColumnType from = read.compiled().type();
        boolean instant = from instanceof ColumnType.Timestamp;
        String types = given(read) + ", " + ColumnFeeds.name(target, to) + " is " + to.sqlType();
        if (!instant && !(from instanceof ColumnType.DateTime)) {
            problems.add(Problem.of(read.place(), RuleCode.E302, "`zone` reads a DATETIME or a TIMESTAMP")
                    .withDetail(given(read) + ".")
                    .withHint(remedy(from)));
            return false;
        }
        if (declared instanceof ColumnType.Timestamp ? instant : !(declared instanceof ColumnType.DateTime)) {
            String becomes = instant ? "a DATETIME, its local time" : "a TIMESTAMP, or a DATETIME in UTC";
            problems.add(Problem.of(zone.name().place(), RuleCode.E302, "with a zone this becomes " + becomes)
                    .withDetail(types + ".")
                    .withHint(
                            declared instanceof ColumnType.Timestamp
                                    ? "Take `zone` out: an instant stays what it is."
                                    : "Take `zone` out, or feed a column of such a type."));
            return false;
        }
        YamlScalar overlap = zone.overlap();
        if (instant && overlap != null) {
            problems.add(overlap.place(), RuleCode.E302, "an instant has one local time: `overlap` has nothing to choose",
                    "Take `overlap` out.");
            return false;
        }
        return true;
    }

    private static String remedy(ColumnType from) {
        if (from instanceof ColumnType.Date) {
            return "For its midnight write cast(... as datetime).";
        }
        return from instanceof ColumnType.Text ? "Say how it is written: str_to_date(..., '%Y-%m-%d %H:%i:%s')." : "";
    }

    /** Clocks that are set back show one local time for two instants. */
    private static boolean merges(ColumnType from, ZoneRules rules) {
        return from instanceof ColumnType.Timestamp && !Zones.isOneToOne(rules);
    }

    private boolean mergesKeys(Expression read, ZoneRules rules, Column to) {
        boolean merges = target.key().contains(to.name()) && merges(read.compiled().type(), rules);
        if (merges) {
            problems.add(
                    read.place(), RuleCode.E404,
                    "as a key, an instant cannot become the local time of this zone: when clocks are set back, two would be one row",
                    "Take `zone: UTC` or another offset that stays.");
        }
        return merges;
    }

    private static Converter zoned(ColumnType from, ColumnType to, ZoneRules rules, Overlap overlap) {
        if (from instanceof ColumnType.Timestamp) {
            return ZoneConversions.toLocal(rules);
        }
        return to instanceof ColumnType.Timestamp
                ? ZoneConversions.toTimestamp(rules, overlap)
                : ZoneConversions.toUtc(rules, overlap);
    }

    /** From the fraction digits of what is read to those of the column; null, reported, when some may be lost. */
    private @Nullable Converter fitted(Expression read, ColumnType declared, @Nullable YamlScalar type, Column to) {
        ColumnType natural = withFraction(declared, read.compiled().type());
        Conversion first = Conversions.between(natural, declared);
        if (type != null) {
            Converter stored = columns.stored(declared, type, to, "the rule makes a " + TypeNames.of(declared));
            return stored == null ? null : ColumnFeeds.any(first).then(stored);
        }
        if (first instanceof Conversion.Narrowing narrowing) {
            problems.add(Problem.of(read.place(), RuleCode.E305, "value may not fit")
                    .withDetail(given(read) + ", " + ColumnFeeds.name(target, to) + " is " + to.sqlType() + ": " + narrowing.why() + ".")
                    .withHint("Widen the target column, or add `type: " + TypeNames.inRules(to.type())
                            + "`: a row whose value does not fit is then parked."));
            return null;
        }
        return ColumnFeeds.any(first);
    }

    private static ColumnType withFraction(ColumnType kind, ColumnType from) {
        int fraction = from instanceof ColumnType.DateTime d ? d.fraction() : from instanceof ColumnType.Timestamp t ? t.fraction() : 0;
        return kind instanceof ColumnType.Timestamp ? new ColumnType.Timestamp(fraction) : new ColumnType.DateTime(fraction);
    }

    private String said(Expression read) {
        return read instanceof Expression.OfColumn column ? ColumnFeeds.name(source, column.column()) : "The expression";
    }

    private String given(Expression read) {
        return read instanceof Expression.OfColumn column
                ? said(read) + " is " + column.column().sqlType()
                : said(read) + " gives " + TypeNames.of(read.compiled().type());
    }
}
