package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out which rule is for which source table, and which tables were forgotten. */
final class Matching {
    private static final String SLASHES = "A pattern stands between two slashes, /shop\\..+/, and is a regular expression.";

    private final Catalog catalog;
    private final Problems problems;
    private final Set<TableId> ignored = new HashSet<>();
    private final Set<TableId> explicit = new HashSet<>();

    /** Tables that a misspelt name is likely to mean: nobody forgot them. */
    private final Set<String> meant = new HashSet<>();

    /** Whether a name or pattern is wrong that may mean any table. */
    private boolean unclear;

    private final Map<TableId, RuleSpec> byPattern = new HashMap<>();
    private final Map<String, Place> databases = new TreeMap<>();
    private final List<Match> matches = new ArrayList<>();

    Matching(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** @param complete whether every rule could be read, so that a table without one was really forgotten */
    List<Match> match(List<RuleDocument> documents, boolean complete) {
        documents.forEach(d -> d.ignore().forEach(this::ignore));
        List<RuleSpec> rules = documents.stream().flatMap(d -> d.rules().stream()).toList();
        rules.stream().filter(r -> !TablePattern.is(r.from().text())).forEach(this::matchName);
        rules.stream().filter(r -> TablePattern.is(r.from().text())).forEach(this::matchPattern);
        if (complete && !unclear) {
            databases.forEach(this::reportForgotten);
        }
        return matches;
    }

    /** Tables that rule files name under {@code ignore}, or match there. */
    Set<TableId> ignored() {
        return ignored;
    }

    private void ignore(YamlScalar entry) {
        if (TablePattern.is(entry.text())) {
            pattern(entry).ifPresent(pattern -> ignore(entry, pattern));
        } else {
            TableSchema table = table(entry);
            if (table != null) {
                ignored.add(table.id());
            }
        }
    }

    /** Tables may come and go that nobody wants, so a pattern without any is no error. */
    private void ignore(YamlScalar entry, TablePattern pattern) {
        List<TableId> found = catalog.tables().stream()
                .map(TableSchema::id)
                .filter(id -> pattern.match(id).isPresent())
                .toList();
        ignored.addAll(found);
        if (found.isEmpty()) {
            problems.warn(Problem.of(entry.place(), RuleCode.W214, "this pattern matches no table, so nothing is ignored by it")
                    .withHint("A pattern is meant for the whole name, `database.table`, and letters count as they are written."));
        }
    }

    private void matchName(RuleSpec rule) {
        TableSchema table = table(rule.from());
        if (table == null) {
            return;
        }
        explicit.add(table.id());
        databases.putIfAbsent(table.id().database(), rule.from().place());
        if (ignored.contains(table.id())) {
            String message = table.id() + " stands under `ignore` too";
            problems.add(rule.from().place(), RuleCode.E411, message, "Take it out of the one or the other.");
        }
        matches.add(new Match(rule, table, Captures.NONE));
    }

    private @Nullable TableSchema table(YamlScalar name) {
        Optional<TableSchema> table = TableNames.parse(name, name.text(), problems).flatMap(catalog::table);
        if (table.isEmpty()) {
            Nearest.of(name.text(), catalog.names()).ifPresentOrElse(meant::add, () -> unclear = true);
        }
        if (table.isEmpty() && TableNames.isName(name.text())) {
            String message = "unknown source table `" + name.text() + "`" + Nearest.question(name.text(), catalog.names());
            problems.add(name.place(), RuleCode.E201, message, name.text().indexOf('*') < 0 ? "" : SLASHES);
        }
        return table.orElse(null);
    }

    private Optional<TablePattern> pattern(YamlScalar text) {
        Optional<TablePattern> pattern = TablePattern.parse(text, problems);
        unclear |= pattern.isEmpty();
        return pattern;
    }

    private void matchPattern(RuleSpec rule) {
        Optional<TablePattern> pattern = pattern(rule.from());
        if (pattern.isEmpty()) {
            return;
        }
        int found = 0;
        for (TableSchema table : catalog.tables()) {
            Optional<Captures> captures = pattern.get().match(table.id());
            if (captures.isPresent() && !ignored.contains(table.id()) && !explicit.contains(table.id())) {
                found++;
                databases.putIfAbsent(table.id().database(), rule.from().place());
                addPatternMatch(rule, table, captures.get());
            }
        }
        if (found == 0) {
            unclear = true;
            problems.add(Problem.of(rule.from().place(), RuleCode.E214, "this pattern matches no table that is left")
                    .withDetail("Tables under `ignore` and tables that a rule names are not matched by patterns.")
                    .withHint("Correct the pattern, or take the rule out."));
        }
    }

    private void addPatternMatch(RuleSpec rule, TableSchema table, Captures captures) {
        RuleSpec other = byPattern.putIfAbsent(table.id(), rule);
        if (other == null) {
            matches.add(new Match(rule, table, captures));
            return;
        }
        String message = table.id() + " is matched by the pattern of rule `" + other.name().text() + "` too";
        problems.add(rule.from().place(), RuleCode.E412, message, "Make one of the patterns narrower.");
    }

    private void reportForgotten(String database, Place place) {
        List<String> forgotten = catalog.tables().stream()
                .map(TableSchema::id)
                .filter(id -> id.database().equals(database))
                .filter(id -> !ignored.contains(id) && !explicit.contains(id) && !byPattern.containsKey(id))
                .map(TableId::toString)
                .filter(name -> !meant.contains(name))
                .toList();
        if (!forgotten.isEmpty()) {
            String names = String.join(", ", forgotten);
            String more = ignored.isEmpty() ? "" : ", with what is there already";
            problems.add(Problem.of(place, RuleCode.E410, "tables of `" + database + "` without a rule: " + names)
                    .withHint("Give each a rule, or list it" + more + ": `ignore: [" + names + "]`."));
        }
    }
}
