package dev.seachange.daemon;

import dev.seachange.preflight.Finding;
import java.util.ArrayList;
import java.util.List;

/** What {@code check} prints. */
final class Report {
    private Report() {}

    /** Problems of the rules first, then the servers'. */
    static String of(Startup.Result found) {
        List<String> parts = new ArrayList<>(found.problems());
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
