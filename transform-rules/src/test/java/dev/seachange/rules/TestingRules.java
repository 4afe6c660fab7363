package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.Write;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.References;
import dev.seachange.yaml.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compiles rules that must be right, and gathers what they put out. */
final class TestingRules implements Output {
    final List<Write> writes = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<String> filtered = new ArrayList<>();

    static RuleSet compile(String text, Catalog source, Catalog target) {
        return switch (RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), source, target)) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
    }

    static String problems(String text, Catalog source, Catalog target) {
        return switch (RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), source, target)) {
            case Compilation.Compiled compiled -> "";
            case Compilation.Refused refused -> Problems.render(refused.problems());
        };
    }

    /** What the rules make of a change of a table that is not being copied. */
    static TestingRules apply(RuleSet rules, RowChange change) {
        return apply(rules, change, true);
    }

    static TestingRules apply(RuleSet rules, RowChange change, boolean settled) {
        return apply(rules, change, settled, Instant.EPOCH);
    }

    static TestingRules apply(RuleSet rules, RowChange change, boolean settled, Instant time) {
        TestingRules output = new TestingRules();
        rules.apply(change, new Circumstances(settled, time, References.NONE), output);
        return output;
    }

    Write only() {
        if (writes.size() != 1 || !rejections.isEmpty() || !filtered.isEmpty()) {
            throw new AssertionError(writes + " " + rejections + " " + filtered);
        }
        return writes.getFirst();
    }

    Rejection rejection() {
        if (rejections.size() != 1 || !writes.isEmpty()) {
            throw new AssertionError(writes + " " + rejections + " " + filtered);
        }
        return rejections.getFirst();
    }

    @Override
    public void write(Write write) {
        writes.add(write);
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void filtered(String rule) {
        filtered.add(rule);
    }
}
