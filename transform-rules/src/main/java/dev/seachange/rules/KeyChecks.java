package dev.seachange.rules;

import dev.seachange.change.TableSchema;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.KeySpec;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that a rule's key is the target's key, and that different source rows get different keys. */
final class KeyChecks {
    private final RuleSpec rule;
    private final TableSchema source;
    private final TableSchema target;
    private final Problems problems;

    KeyChecks(Match match, TableSchema target, Problems problems) {
        this.rule = match.rule();
        this.source = match.source();
        this.target = target;
        this.problems = problems;
    }

    /** Whether both tables have a key; without one, nothing else about keys is worth telling. */
    static boolean bothKeyed(Match match, TableSchema target, Problems problems) {
        RuleSpec rule = match.rule();
        String unique = "Give it a primary key, or a unique index over NOT NULL columns.";
        if (!match.source().hasKey()) {
            problems.add(rule.from().place(), RuleCode.E401, match.source().id() + " has no usable key", unique);
        }
        if (!target.hasKey()) {
            problems.add(rule.to().place(), RuleCode.E402, target.id() + " has no usable key", unique);
        }
        return match.source().hasKey() && target.hasKey();
    }

    /** That the rule names exactly the key columns of the target; with {@code copy} it may leave all to their names. */
    boolean namesMatch(Set<String> assigned) {
        KeySpec key = rule.key();
        boolean right = true;
        boolean misspelt = false;
        for (Assignment part : key == null ? List.<Assignment>of() : key.parts()) {
            String name = part.target().text();
            misspelt |= target.column(name).isEmpty();
            if (target.column(name).isPresent() && !target.key().contains(name)) {
                problems.add(part.target().place(), RuleCode.E403, "`" + name + "` is not part of " + said(), keyHint());
                right = false;
            }
        }
        Set<String> named = new HashSet<>();
        if (key != null) {
            key.parts().forEach(p -> named.add(p.target().text()));
        } else if (rule.columns() instanceof RuleDocument.Columns.Copy) {
            named.addAll(assigned);
        }
        List<String> missing = target.key().stream().filter(k -> !named.contains(k)).toList();
        if (!missing.isEmpty() && !misspelt) {
            String message = "the rule does not give `" + String.join("`, `", missing) + "` of " + said();
            problems.add(place(), RuleCode.E403, message, keyHint());
        }
        return right && missing.isEmpty();
    }

    private String said() {
        return "the key of " + target.id() + ", which is (" + String.join(", ", target.key()) + ")";
    }

    private String keyHint() {
        return "Write `key: { " + target.key().getFirst() + ": ... }` with a source for each column of that key.";
    }

    private Place place() {
        KeySpec key = rule.key();
        return key == null ? rule.name().place() : key.place();
    }

    /** That the key is made of the source's whole key, constants, and columns that the filter pins to one value. */
    void identify(List<CompiledFeed> keyFeeds, Set<Integer> pinned) {
        Set<Integer> used = new HashSet<>(pinned);
        for (CompiledFeed feed : keyFeeds) {
            used.addAll(feed.traits().determines());
            for (int ordinal : feed.traits().reads()) {
                String name = source.columns().get(ordinal).name();
                if (!source.key().contains(name)) {
                    problems.add(Problem.of(feed.place(), RuleCode.E404, "`" + name + "` is not part of the key of " + source.id())
                            .withDetail("Its value may change while the row stays the same row, and two rows may share it.")
                            .withHint("Make keys of (" + String.join(", ", source.key()) + ") and constants."));
                }
            }
        }
        List<String> unused = source.key().stream()
                .filter(k -> !used.contains(source.ordinal(k)))
                .toList();
        if (!unused.isEmpty()) {
            String names = "`" + String.join("`, `", unused) + "`";
            problems.add(Problem.of(place(), RuleCode.E405, "the key leaves out " + names + " of the key of " + source.id())
                    .withDetail("Rows of the source that differ there alone would be one row of " + target.id() + ".")
                    .withHint("Add it to the key, or pin it: `where: " + unused.getFirst() + " = ...`."));
        }
    }
}
