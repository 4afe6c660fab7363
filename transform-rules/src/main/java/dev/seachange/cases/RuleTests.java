package dev.seachange.cases;

import dev.seachange.change.TableId;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests beside the rules. */
public final class RuleTests {
    /**
     * One case.
     *
     * @param differences what is other than expected; empty when all is as expected
     */
    public record Result(String file, String name, List<Problem> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        public boolean passed() {
            return differences.isEmpty();
        }
    }

    /**
     * What came of all cases.
     *
     * @param problems of the files themselves, test files, snapshot or rules; where there are some, no case was run
     */
    public record Outcome(List<Problem> problems, List<Result> results) {
        public Outcome {
            problems = List.copyOf(problems);
            results = List.copyOf(results);
        }

        public boolean passed() {
            return problems.isEmpty() && results.stream().allMatch(Result::passed);
        }
    }

    private RuleTests() {}

    /**
     * Runs every case.
     *
     * @param snapshots the tables of both sides, see {@link Snapshot}
     */
    public static Outcome run(List<RuleFile> rules, List<RuleFile> snapshots, List<RuleFile> tests) {
        Problems problems = new Problems();
        if (snapshots.isEmpty()) {
            SourceText nowhere = new SourceText(rules.isEmpty() ? "rules" : rules.getFirst().name(), "");
            problems.add(nowhere.start(), CaseCode.T102, "there is no snapshot of the tables beside the rules",
                    "Write it once, and whenever a schema changes: `seachange record --schema`. Without the servers write it by"
                            + " hand, tables.schema.yaml with `snapshot: 1`: README.md, \"Test the rules\", shows one.");
            return new Outcome(problems.sorted(), List.of());
        }
        Snapshot snapshot = Snapshot.read(snapshots, problems);
        if (!problems.isEmpty()) {
            return new Outcome(problems.sorted(), List.of());
        }
        return switch (RuleSet.compile(rules, snapshot.source(), snapshot.target())) {
            case Compilation.Refused refused -> new Outcome(refused.problems(), List.of());
            case Compilation.Compiled compiled -> run(compiled.rules(), snapshot, tests);
        };
    }

    private static Outcome run(RuleSet rules, Snapshot snapshot, List<RuleFile> tests) {
        Problems problems = new Problems();
        CaseReader reader = new CaseReader(snapshot, new LookupNames(rules.lookups()), problems);
        List<Result> results = new ArrayList<>();
        for (RuleFile file : tests) {
            reader.read(file).forEach(test -> results.add(new Result(file.name(), test.name(), differences(rules, test))));
        }
        return problems.isEmpty() ? new Outcome(List.of(), results) : new Outcome(problems.sorted(), List.of());
    }

    private static List<Problem> differences(RuleSet rules, Case test) {
        Problems differences = new Problems();
        TableId changed = test.change().table().id();
        if (!rules.sources().contains(changed)) {
            differences.add(unread(test.table(), changed, rules));
            return differences.sorted();
        }
        Effects effects = new Effects();
        rules.apply(test.change(), new Circumstances(true, test.time(), test.given().references()), effects);
        new Verdict(effects, rules.targets(), differences).on(test.expectation());
        return differences.sorted();
    }

    /** Also where the case expects nothing: it would pass whatever the rules say. */
    private static Problem unread(Place place, TableId table, RuleSet rules) {
        List<String> read = rules.sources().stream().map(TableId::toString).toList();
        boolean ignored = rules.ignored().contains(table);
        String message = ignored
                ? table + " stands under `ignore`"
                : "no rule reads " + table + Nearest.question(table.toString(), read);
        return Problem.of(place, CaseCode.T207, message)
                .withDetail("Nothing follows from its changes: this case tests no rule.")
                .withHint(ignored
                        ? "Take the case out; or take the table out of `ignore`, and give it a rule."
                        : "Change a table that a rule reads, or take the case out.");
    }
}
