package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that no source column is forgotten and no target column that needs a value goes without. */
final class Coverage {
    private final RuleSpec rule;
    private final TableSchema source;
    private final TableSchema target;
    private final Problems problems;

    Coverage(Match match, TableSchema target, Problems problems) {
        this.rule = match.rule();
        this.source = match.source();
        this.target = target;
        this.problems = problems;
    }

    /** Names under {@code drop}, each of which must be a column of the source. */
    Set<String> dropped() {
        List<String> names = source.columns().stream().map(Column::name).toList();
        Set<String> dropped = new HashSet<>();
        for (YamlScalar column : rule.drop().columns()) {
            if (!names.contains(column.text())) {
                String question = Nearest.question(column.text(), names);
                String message = "unknown column `" + column.text() + "` of " + source.id() + question;
                String hint = column.text().equals("rest") ? "All that are left: `drop: rest`." : "";
                problems.add(column.place(), RuleCode.E210, message, hint);
            }
            dropped.add(column.text());
        }
        return dropped;
    }

    /** @param mapped ordinals of columns that feed something */
    void droppedAreUnused(Set<Integer> mapped) {
        for (YamlScalar column : rule.drop().columns()) {
            if (source.column(column.text()).isPresent() && mapped.contains(source.ordinal(column.text()))) {
                String message = "`" + column.text() + "` is dropped, and mapped too";
                problems.add(column.place(), RuleCode.E413, message, "Take it out of the one or the other.");
            }
        }
    }

    /** @param used ordinals of columns that the rule mentions anywhere */
    void everyColumnIsNamed(Set<Integer> used, Set<String> dropped, List<String> unmatched) {
        if (rule.drop().rest()) {
            return;
        }
        boolean copy = rule.columns() instanceof Columns.Copy;
        List<String> forgotten = copy ? unmatched : source.columns().stream()
                .filter(c -> !c.generated() && !dropped.contains(c.name()) && !used.contains(source.ordinal(c.name())))
                .map(Column::name)
                .toList();
        if (forgotten.isEmpty()) {
            return;
        }
        String names = "`" + String.join("`, `", forgotten) + "`";
        String message = copy
                ? target.id() + " has no column for " + names + " of " + source.id()
                : "neither mapped nor dropped: " + names + " of " + source.id();
        String hint = copy
                ? "Say where it goes: `except: { " + forgotten.getFirst() + ": drop }` or `{ to: other_name }`."
                : "Map it, or write `drop: [" + String.join(", ", dropping(forgotten)) + "]` or `drop: rest`.";
        problems.add(rule.name().place(), RuleCode.E407, message, hint);
    }

    /** With those that the rule drops already: it has one list. */
    private List<String> dropping(List<String> forgotten) {
        Stream<String> there = rule.drop().columns().stream().map(YamlScalar::text).filter(name -> source.column(name).isPresent());
        return Stream.concat(there, forgotten.stream()).toList();
    }

    /** @param assigned names of target columns that this rule feeds, or another one into the same rows */
    void everyColumnIsFed(Set<String> assigned) {
        List<String> hungry = target.columns().stream()
                .filter(c -> !c.generated() && !c.hasDefault() && !assigned.contains(c.name()))
                .map(Column::name)
                .filter(name -> !target.key().contains(name))
                .toList();
        if (!hungry.isEmpty()) {
            String names = "`" + String.join("`, `", hungry) + "`";
            problems.add(Problem.of(rule.to().place(), RuleCode.E408, "nothing feeds " + names + " of " + target.id())
                    .withDetail("A column that is NOT NULL and has no default needs a value.")
                    .withHint("Map a column to it, or give it a constant: `" + hungry.getFirst() + ": { value: ... }`."));
        }
    }
}
