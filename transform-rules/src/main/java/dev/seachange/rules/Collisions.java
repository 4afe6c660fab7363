package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.expression.Range;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks that no two rules write the same row: of one target, their keys must differ in a constant. Rules that only feed
 * columns of others' rows are left to {@link SharedRows}.
 */
final class Collisions {
    private final Problems problems;

    Collisions(Problems problems) {
        this.problems = problems;
    }

    void check(List<CompiledRule> rules) {
        Map<TableId, List<CompiledRule>> earlier = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (CompiledRule rule : rules) {
            List<CompiledRule> others = earlier.computeIfAbsent(rule.target(), t -> new ArrayList<>());
            for (CompiledRule other : others) {
                boolean first = !share(rule, other) && !disjoint(rule, other) && told.add(rule.name() + " " + rule.target());
                if (first) {
                    report(rule, other);
                }
            }
            others.add(rule);
        }
    }

    private void report(CompiledRule rule, CompiledRule other) {
        RuleDocument.KeySpec key = rule.match().rule().key();
        Place place = key == null ? rule.match().rule().to().place() : key.place();
        problems.add(Problem.of(place, RuleCode.E406, "two rules may write the same row of " + rule.target())
                .withDetail(other.said() + " and " + rule.said() + " make keys that nothing keeps apart.")
                .withHint(new Separation(rule, other).hint()));
    }

    /** Tables behind one rule do not share: two of their rows would feed the same columns of one row. */
    private static boolean share(CompiledRule a, CompiledRule b) {
        return (a.isPart() || b.isPart()) && !a.name().equals(b.name());
    }

    /** By a constant, by ranges that do not meet, or because an author answers for it. */
    private static boolean disjoint(CompiledRule a, CompiledRule b) {
        return a.match().rule().declaredKeys() || b.match().rule().declaredKeys() || provenApart(a, b);
    }

    /** Whether the two never make the same key, whatever an author says. */
    static boolean provenApart(CompiledRule a, CompiledRule b) {
        return constantsDiffer(a, b) || rangesDiffer(a, b);
    }

    private static boolean rangesDiffer(CompiledRule a, CompiledRule b) {
        return a.keyRanges().entrySet().stream().anyMatch(e -> {
            Range other = b.keyRanges().get(e.getKey());
            return other != null && !e.getValue().overlaps(other);
        });
    }

    private static boolean constantsDiffer(CompiledRule a, CompiledRule b) {
        return a.constantKeys().entrySet().stream().anyMatch(e -> {
            Object other = b.constantKeys().get(e.getKey());
            return other != null && !comparable(e.getValue()).equals(comparable(other));
        });
    }

    /** Equal for values that any collation or number format may take for equal. */
    private static Object comparable(Object value) {
        return switch (value) {
            case String s -> Normalizer.normalize(s, Normalizer.Form.NFKD)
                    .replaceAll("[\\p{M}\\s]", "")
                    .toLowerCase(Locale.ROOT);
            case BigDecimal d -> d.stripTrailingZeros();
            default -> value;
        };
    }
}
