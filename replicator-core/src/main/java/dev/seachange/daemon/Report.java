package dev.seachange.daemon;

import dev.seachange.cli.CheckReports;
import dev.seachange.preflight.Finding;
import dev.seachange.status.CheckReport;
import dev.seachange.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code check} prints. */
final class Report {
    private Report() {}

    /** For programs. */
    static CheckReport forPrograms(Startup.Result found) {
        return CheckReports.of(found.problems(), found.findings().stream().map(Report::finding).toList());
    }

    private static CheckReport.Finding finding(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        return new CheckReport.Finding(
                finding.side().name(), finding.server(), finding.code().name(), severity, finding.message(), finding.remedy());
    }

    /** Problems of the rules first, then the servers'. */
    static String of(Startup.Result found) {
        List<String> parts = new ArrayList<>();
        found.problems().stream().map(Problem::render).forEach(parts::add);
        found.findings().stream().map(Finding::render).forEach(parts::add);
        long errors = found.problems().size()
                + found.findings().stream().filter(Finding::isError).count();
        long warnings = found.findings().size()
                - found.findings().stream().filter(Finding::isError).count();
        parts.add(errors == 0
                ? "Nothing stands against it" + (warnings == 0 ? "." : "; " + warnings + " to think about.")
                : errors + (errors == 1 ? " problem." : " problems."));
        return String.join("\n", parts);
    }
}
