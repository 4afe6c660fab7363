package dev.seachange.daemon;

import dev.seachange.cli.CheckReports;
import dev.seachange.preflight.Finding;
import dev.seachange.rules.RuleNames;
import dev.seachange.status.CheckReport;
import dev.seachange.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code check} prints. */
final class Report {
    private Report() {}

    /** The same for programs. */
    static CheckReport forPrograms(Startup.Result found, @Nullable ChangedRules changedRules) {
        return CheckReports.of(
                found.problems(),
                RuleNames::of,
                found.findings().stream().map(Report::finding).toList(),
                changedRules == null
                        ? null
                        : new CheckReport.ChangedRules(CheckReport.WARNING, changedRules.what(), changedRules.remedy()),
                found.rules() == null ? null : Outlooks.of(found.rules()));
    }

    private static CheckReport.Finding finding(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        return new CheckReport.Finding(
                finding.code().name(), severity, finding.side().name(), finding.server(), finding.message(), finding.remedy());
    }

    /**
     * Problems of the rules first, then the servers', then what the rules come to.
     *
     * @param profiled whether OLD was asked what its columns hold
     * @param changedRules what a start would want to be told about rules that have changed; null if nothing
     */
    static String of(Startup.Result found, boolean profiled, @Nullable ChangedRules changedRules) {
        List<String> parts = new ArrayList<>();
        found.problems().stream().map(Problem::render).forEach(parts::add);
        found.findings().stream().map(Finding::render).forEach(parts::add);
        if (changedRules != null) {
            parts.add(changedRules.text());
        }
        if (found.rules() != null) {
            parts.addAll(Outlooks.lines(Outlooks.of(found.rules())));
        }
        if (!profiled && found.problems().stream().anyMatch(Report::isDoubt)) {
            parts.add("`--profile`, with `check` and with `run`, asks OLD whether what its columns hold now fits.");
        }
        long errors = found.problems().stream().filter(problem -> !problem.isWarning()).count()
                + found.findings().stream().filter(Finding::isError).count();
        long warnings = found.problems().size() + found.findings().size() - errors + (changedRules == null ? 0 : 1);
        parts.add(errors == 0
                ? "Nothing stands against it" + (warnings == 0 ? "." : "; " + warnings + " to think about.")
                : errors + (errors == 1 ? " problem." : " problems."));
        return String.join("\n", parts);
    }

    /** Whether the values that are there may tell more than the types. */
    private static boolean isDoubt(Problem problem) {
        return problem.code().name().equals("E303") || problem.code().name().equals("E305");
    }
}
