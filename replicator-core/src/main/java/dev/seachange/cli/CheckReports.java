package dev.seachange.cli;

import dev.seachange.status.CheckReport;
import dev.seachange.yaml.Problem;
import java.util.Collection;
import java.util.List;

/** Makes reports of checks. */
public final class CheckReports {
    private CheckReports() {}

    /** It is fit when nothing in it is an error. */
    public static CheckReport of(Collection<Problem> problems, List<CheckReport.Finding> findings) {
        boolean fit = problems.isEmpty() && findings.stream().noneMatch(f -> f.severity().equals(CheckReport.ERROR));
        return new CheckReport(fit, problems.stream().sorted().map(CheckReports::problem).toList(), findings);
    }

    private static CheckReport.Problem problem(Problem problem) {
        return new CheckReport.Problem(
                problem.code().name(), CheckReport.ERROR, problem.file(), problem.line(), problem.column(), problem.length(),
                problem.message(), problem.detail(), problem.hint());
    }
}
