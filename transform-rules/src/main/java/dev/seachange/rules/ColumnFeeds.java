package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Range;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Converter;
import dev.seachange.types.TypeNames;
import dev.seachange.types.TypeParser;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Proves that a source column fits a target column, or finds the cast that the rule asks for. */
final class ColumnFeeds {
    static final String PARKED = ": a row whose value does not fit is then parked.";
    static final String NULLS =
            "Say what stands for NULL, \"coalesce(..., ...)\"; make the target column nullable; or park such rows:"
                    + " `{ from: ..., overflow: quarantine }`.";

    private final TableSchema source;
    private final TableSchema target;
    private final boolean copy;
    private final Doubts doubts;
    private final Present present;
    private final Problems problems;
    private final KeyNarrowing narrowing;

    /** @param copy whether the rule says {@code columns: copy}, for the remedies */
    ColumnFeeds(TableSchema source, TableSchema target, boolean copy, Doubts doubts, Present present, Problems problems) {
        this.source = source;
        this.target = target;
        this.copy = copy;
        this.doubts = doubts;
        this.present = present;
        this.problems = problems;
        this.narrowing = new KeyNarrowing(target, problems);
    }

    /** A source column as it is; null when it does not provably fit, unless the rule says that what does not is parked. */
    @Nullable CompiledFeed implicit(int ordinal, Column to, Place place, boolean quarantine) {
        Column from = source.columns().get(ordinal);
        if (unsupported(from, to, place)) {
            return null;
        }
        String sides = sides(from, to);
        return switch (Conversions.between(from.type(), to.type())) {
            case Conversion.Widening widening -> {
                boolean nullable = !quarantine && mayBeNull(ordinal, to, place);
                boolean narrow = narrowing.collationNarrows(from.type(), name(source, from), to, place, false);
                yield nullable || narrow ? null : feed(ordinal, to, place, widening.converter());
            }
            case Conversion.Narrowing n when quarantine -> narrowing.collationNarrows(
                            from.type(), name(source, from), to, place, true)
                    ? null
                    : feed(ordinal, to, place, n.converter());
            case Conversion.Narrowing n -> {
                boolean nullable = mayBeNull(ordinal, to, place);
                boolean refused = doubts.overflows(
                        Problem.of(place, RuleCode.E305, "value may not fit")
                                .withDetail(sides + ": " + n.why() + ".")
                                .withHint(remedy("Widen the target column", from, to)),
                        ordinal,
                        to);
                boolean narrow = !refused && narrowing.collationNarrows(from.type(), name(source, from), to, place, false);
                yield nullable || refused || narrow ? null : feed(ordinal, to, place, n.converter());
            }
            case Conversion.Cast cast -> {
                mayBeNull(ordinal, to, place);
                yield refuse(Problem.of(place, RuleCode.E301, "a cast is needed")
                        .withDetail(sides + ": " + cast.why() + ".")
                        .withHint(remedy("Change the target column", from, to)));
            }
            case Conversion.None none -> refuse(
                    unlike(place, sides, none, detour(from, to)));
        };
    }

    /** A source column cast as the rule says; null when that cannot be. */
    @Nullable CompiledFeed explicit(int ordinal, YamlScalar type, Column to, Place place) {
        Column from = source.columns().get(ordinal);
        ColumnType declared = declared(type, to);
        if (declared == null || unsupported(from, to, place)) {
            return null;
        }
        String wanted = "the rule makes " + name(source, from) + " a " + TypeNames.of(declared);
        Conversion first = Conversions.between(from.type(), declared);
        if (first instanceof Conversion.None none) {
            String given = name(source, from) + " is " + from.sqlType();
            problems.add(unlike(
                    type.place(), given, none, Detours.ofNamedType(from.type(), Expressions.named(from.name()), to)));
        }
        Converter second = stored(declared, type, to, wanted);
        if (first instanceof Conversion.None
                || second == null
                || narrowing.collationNarrows(from.type(), name(source, from), to, place, true)
                || narrowing.keyMerges(from.type(), declared, to, place)) {
            return null;
        }
        CompiledFeed made = feed(ordinal, to, place, any(first).then(second));
        return KeyNarrowing.losesForm(from.type(), declared) ? made.blurred() : made;
    }

    /** The type that a rule names, reported when it cannot be read. */
    @Nullable ColumnType declared(YamlScalar type, Column to) {
        try {
            return TypeParser.parse(type.text(), to.type());
        } catch (IllegalArgumentException e) {
            problems.add(type.place(), RuleCode.E307, String.valueOf(e.getMessage()), "The column's type is " + quoted(to) + ".");
            return null;
        }
    }

    /** How values of the named type are stored; null, reported, when they do not all fit. */
    @Nullable Converter stored(ColumnType declared, YamlScalar type, Column to, String wanted) {
        Conversion conversion = Conversions.between(declared, to.type());
        if (conversion instanceof Conversion.Widening widening) {
            return widening.converter();
        }
        problems.add(Problem.of(type.place(), RuleCode.E305, "the type that the rule names does not fit the column")
                .withDetail(wanted + ", but " + name(target, to) + " is " + to.sqlType() + ".")
                .withHint("Name the type of the column: " + quoted(to) + "."));
        return null;
    }

    private boolean unsupported(Column from, Column to, Place place) {
        boolean readable = !(from.type() instanceof ColumnType.Other);
        if (readable && !(to.type() instanceof ColumnType.Other)) {
            return false;
        }
        String which = readable ? name(target, to) + " is " + to.sqlType() : name(source, from) + " is " + from.sqlType();
        String hint = copy ? "Leave it out: `except: { " + from.name() + ": drop }`." : "";
        problems.add(Problem.of(place, RuleCode.E306, "this type is not supported").withDetail(which + ".").withHint(hint));
        return true;
    }

    static Problem unlike(Place place, String sides, Conversion.None none, String remedy) {
        return Problem.of(place, RuleCode.E302, "no conversion").withDetail(sides + ": " + none.why() + ".").withHint(remedy);
    }

    private String detour(Column from, Column to) {
        String remedy = Detours.remedy(from.type(), Expressions.named(from.name()), to);
        if (!copy) {
            return remedy;
        }
        // A pattern may bring tables whose column of this name is fine.
        String out = target.key().contains(to.name())
                ? ""
                : " Or, if no table of this rule needs it, leave it out: `except: { " + from.name() + ": drop }`.";
        return (remedy.contains("`") ? "Give the table a rule of its own. " : "") + remedy + out;
    }

    static Converter stored(ColumnType from, ColumnType to) {
        return any(Conversions.between(from, to));
    }

    /** Any conversion there is: whether it may fail has been looked at. */
    static Converter any(Conversion conversion) {
        return switch (conversion) {
            case Conversion.Widening w -> w.converter();
            case Conversion.Narrowing n -> n.converter();
            case Conversion.Cast c -> c.converter();
            case Conversion.None none -> throw new IllegalStateException(none.why());
        };
    }

    private boolean mayBeNull(int ordinal, Column to, Place place) {
        Column from = source.columns().get(ordinal);
        if (!from.nullable() || to.nullable() || present.is(ordinal, to)) {
            return false;
        }
        return doubts.nulls(
                Problem.of(place, RuleCode.E303, "NULL may meet NOT NULL")
                        .withDetail(name(source, from) + " may be NULL, " + name(target, to) + " may not.")
                        .withHint(nullRemedy(from, to)),
                ordinal);
    }

    private String nullRemedy(Column from, Column to) {
        if (copy || target.key().contains(to.name())) {
            return remedy("Make the target column nullable", from, to);
        }
        return "Make the target column nullable; say what stands for NULL, `coalesce(" + from.name() + ", ...)`; leave such rows"
                + " out, `where: " + from.name() + " is not null`; or park them: `" + to.name() + ": { from: " + from.name()
                + ", overflow: quarantine }`.";
    }

    static @Nullable Object stored(@Nullable Object value, Column to, Converter converter) {
        if (value != null) {
            return converter.convert(value);
        }
        if (to.nullable()) {
            return null;
        }
        throw new Unfit(ValueCode.V101, "the value is NULL, and the column is NOT NULL");
    }

    private CompiledFeed feed(int ordinal, Column to, Place place, Converter converter) {
        Range range = Range.ofType(source.columns().get(ordinal).type());
        return CompiledFeed.ofColumn(to, place, ordinal, range, subject -> stored(subject.value(ordinal), to, converter));
    }

    @Nullable CompiledFeed refuse(Problem problem) {
        problems.add(problem);
        return null;
    }

    private String remedy(String change, Column from, Column to) {
        if (copy) {
            return change + ", or leave it out: `except: { " + from.name() + ": drop }`, or give the table a"
                    + " rule of its own with `{ from: " + from.name() + ", type: " + quoted(to) + " }`" + PARKED;
        }
        return change + ", or write `" + to.name() + ": { from: " + from.name() + ", type: " + quoted(to)
                + " }`" + PARKED;
    }

    static String quoted(Column to) {
        return '"' + TypeNames.inRules(to.type()) + '"';
    }

    private String sides(Column from, Column to) {
        return name(source, from) + " is " + from.sqlType() + ", " + name(target, to) + " is " + to.sqlType();
    }

    static String name(TableSchema table, Column column) {
        return table.id() + "." + column.name();
    }
}
