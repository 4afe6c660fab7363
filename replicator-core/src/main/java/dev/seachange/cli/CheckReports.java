package dev.seachange.cli;

import dev.seachange.status.CheckReport;
import dev.seachange.yaml.Problem;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes reports of checks. */
public final class CheckReports {
    private CheckReports() {}

    /**
     * It is fit when nothing in it is an error.
     *
     * @param rule the rule that a problem stands in; empty outside of rules
     * @param changedRules what a start wants to have decided first; null if nothing
     * @param outlook what the rules come to; null when something is wrong with them
     */
    public static CheckReport of(
            Collection<Problem> problems,
            Function<Problem, String> rule,
            List<CheckReport.Finding> findings,
            CheckReport.@Nullable ChangedRules changedRules,
            CheckReport.@Nullable Outlook outlook) {
        boolean fit = problems.stream().allMatch(Problem::isWarning)
                && findings.stream().noneMatch(f -> f.severity().equals(CheckReport.ERROR));
        return new CheckReport(
                fit, problems.stream().sorted().map(p -> problem(p, rule.apply(p))).toList(), findings, changedRules, outlook);
    }

    private static CheckReport.Problem problem(Problem problem, String rule) {
        String severity = problem.isWarning() ? CheckReport.WARNING : CheckReport.ERROR;
        return new CheckReport.Problem(
                problem.code().name(), severity, problem.file(), problem.line(), problem.column(),
                problem.column() + problem.length(), rule, problem.message(), problem.detail(), problem.hint());
    }
}
