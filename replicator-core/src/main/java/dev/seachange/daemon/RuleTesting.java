package dev.seachange.daemon;

import dev.seachange.cases.RuleTests;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.Unreadable;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code test}: finds the files, runs the cases, tells what differs. */
final class RuleTesting {
    private final Console console;

    RuleTesting(Console console) {
        this.console = console;
    }

    int test(Path rules, List<Path> files) throws IOException {
        List<RuleFile> tests = new ArrayList<>();
        List<Problem> unreadable = new ArrayList<>();
        for (Path file : files) {
            try {
                tests.add(RuleFiles.read(file));
            } catch (IOException e) {
                unreadable.add(Unreadable.problem(file, e));
            }
        }
        if (!unreadable.isEmpty()) {
            return nothingTested(unreadable);
        }
        if (files.isEmpty()) {
            tests.addAll(RuleFiles.tests(rules));
        }
        RuleTests.Outcome outcome = RuleTests.run(RuleFiles.load(rules), RuleFiles.snapshots(rules), tests);
        if (!outcome.problems().isEmpty()) {
            return nothingTested(outcome.problems());
        }
        if (outcome.results().isEmpty()) {
            console.out().println("There is no test beside the rules (" + rules + "). `seachange record TABLE KEY` writes a first one.");
            return ExitCode.PROBLEMS;
        }
        long passed = outcome.results().stream().filter(RuleTests.Result::passed).count();
        for (RuleTests.Result result : outcome.results()) {
            if (!result.passed()) {
                console.out().println("NOT AS EXPECTED: " + result.name());
                console.out().println(Problems.render(result.differences()));
                console.out().println();
            }
        }
        long failed = outcome.results().size() - passed;
        console.out().println(outcome.results().size() + (outcome.results().size() == 1 ? " case" : " cases") + " in " + tests.size()
                + (tests.size() == 1 ? " file: " : " files: ")
                + (failed == 0 ? "all as expected." : passed + " as expected, " + failed + " not."));
        return failed == 0 ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    private int nothingTested(List<Problem> problems) {
        console.out().println(Problems.render(problems));
        console.out().println(problems.size() + (problems.size() == 1 ? " problem" : " problems") + ": nothing was tested.");
        return ExitCode.PROBLEMS;
    }
}
