package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Lookup;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that what a lookup would find can be told from the writes before a change: of a table that rules write, each of them
 * has to give the columns that count, no row of it may change by a cascade, and its rows are not made of those that look it up.
 */
final class LookupWriters {
    private static final String ELSE = "So what the lookup would find before a write is in NEW is not known here.";

    private final Catalog targets;
    private final List<CompiledRule> rules;
    private final Set<TableId> written;
    private final Map<TableId, Set<TableId>> fed = new HashMap<>();
    private final Problems problems;

    LookupWriters(Catalog targets, List<CompiledRule> rules, Problems problems) {
        this.targets = targets;
        this.rules = rules;
        this.written = rules.stream().map(CompiledRule::target).collect(Collectors.toSet());
        this.problems = problems;
        rules.forEach(rule -> fed.computeIfAbsent(rule.binding().source().id(), s -> new HashSet<>()).add(rule.target()));
    }

    void check(Lookups lookups) {
        lookups.all().forEach((spec, lookup) -> {
            columns(lookup, spec.table().place());
            cascades(lookup, spec.table().place());
            ownRows(lookup, spec.table().place());
        });
    }

    private void columns(Lookup lookup, Place place) {
        Set<String> told = new HashSet<>();
        for (CompiledRule rule : rules) {
            WriteShape shape = rule.binding().shape();
            if (!rule.target().equals(lookup.table().id()) || !told.add(shape.rule())) {
                continue;
            }
            rule.binding().marks().ifPresent(marks -> marks(lookup, marks, place));
            if (rule.isPart()) {
                parts(lookup, shape, place);
                continue;
            }
            String missing = named(lookup, column -> !shape.columns().contains(column));
            if (!missing.isEmpty()) {
                problems.add(Problem.of(place, RuleCode.E422, "rule `" + shape.rule() + "` writes " + lookup.table().id()
                                + " without " + missing)
                        .withDetail("They have their defaults then. " + ELSE)
                        .withHint("Feed them in that rule, or look up in other columns."));
            }
        }
    }

    /** A rule that owns columns of another rule's rows. */
    private void parts(Lookup lookup, WriteShape shape, Place place) {
        List<String> key = lookup.table().key();
        String owned = named(lookup, column -> shape.columns().contains(column) && !key.contains(column.name()));
        if (!owned.isEmpty()) {
            String message = "rule `" + shape.rule() + "` owns " + owned + " of " + lookup.table().id();
            problems.add(Problem.of(place, RuleCode.E422, message)
                    .withDetail("Whether the row is there is for another rule to say. " + ELSE)
                    .withHint("Feed them in the rule that the row belongs to, or look up in other columns."));
        }
    }

    /** Marks are for rows whose source has gone, so the columns that count must be without them. */
    private void marks(Lookup lookup, WriteShape marks, Place place) {
        List<String> key = lookup.table().key();
        String marked = named(lookup, column -> marks.columns().contains(column) && !key.contains(column.name()));
        if (!marked.isEmpty()) {
            String message = "rule `" + marks.rule() + "` sets " + marked + " of " + lookup.table().id() + " on delete";
            problems.add(Problem.of(place, RuleCode.E422, message)
                    .withDetail(ELSE)
                    .withHint("Mark such rows in another column, or look up in other columns."));
        }
    }

    private static String named(Lookup lookup, Predicate<Column> which) {
        return Stream.of(lookup.match(), lookup.take())
                .filter(which)
                .map(column -> "`" + column.name() + "`")
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    /** While a table of OLD is copied, what one of its rows looks up may stand in a row that comes behind it. */
    private void ownRows(Lookup lookup, Place place) {
        TableId table = lookup.table().id();
        for (CompiledRule rule : rules) {
            TableId source = rule.binding().source().id();
            if (rule.binding().lookups().contains(lookup) && fed.getOrDefault(source, Set.of()).contains(table)) {
                problems.add(Problem.of(place, RuleCode.E424, "rule " + rule.said() + " looks up in " + table
                                + ", which is fed by the same table of OLD")
                        .withDetail("While " + source + " is copied, a row may come before the one that it looks up.")
                        .withHint("Make the value from the row itself: `keymap(...)` and `uuid5(...)` give the same for the same key,"
                                + " wherever it stands."));
            }
        }
    }

    private void cascades(Lookup lookup, Place place) {
        Set<String> counts = new HashSet<>(lookup.table().key());
        counts.addAll(List.of(lookup.match().name(), lookup.take().name()));
        for (ForeignKey key : lookup.table().foreignKeys()) {
            if (changes(key, counts) && mayChange(key.parent(), new HashSet<>())) {
                problems.add(Problem.of(place, RuleCode.E422, "rows of " + lookup.table().id() + " may change by the foreign key "
                                + key.name() + " to " + key.parent())
                        .withDetail("Its action is the server's, and no write of a rule tells of it. " + ELSE)
                        .withHint("Make it ON DELETE RESTRICT ON UPDATE RESTRICT, or look up in another table."));
            }
        }
    }

    private static boolean changes(ForeignKey key, Set<String> columns) {
        boolean touches = key.columns().stream().anyMatch(columns::contains);
        return key.onDelete() == ForeignKey.Action.CASCADE
                || (touches && (key.onDelete().changesChildren() || key.onUpdate().changesChildren()));
    }

    /** Whether rules write the table, or a cascade reaches it from one that they write. */
    private boolean mayChange(TableId table, Set<TableId> seen) {
        if (written.contains(table)) {
            return true;
        }
        Optional<TableSchema> schema = seen.add(table) ? targets.table(table) : Optional.empty();
        return schema.stream()
                .flatMap(s -> s.foreignKeys().stream())
                .filter(key -> key.onDelete().changesChildren() || key.onUpdate().changesChildren())
                .anyMatch(key -> mayChange(key.parent(), seen));
    }
}
