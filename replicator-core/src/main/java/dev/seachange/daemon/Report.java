package dev.seachange.daemon;

import dev.seachange.preflight.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code check} prints. */
final class Report {
    private Report() {}

    /**
     * Problems of the rules first, then the servers'.
     *
     * @param changedRules what a start would want to be told about rules that have changed; null if nothing
     */
    static String of(Startup.Result found, @Nullable String changedRules) {
        List<String> parts = new ArrayList<>(found.problems());
        found.findings().stream().map(Finding::render).forEach(parts::add);
        if (changedRules != null) {
            parts.add(changedRules);
        }
        long errors = found.problems().size()
                + found.findings().stream().filter(Finding::isError).count();
        long warnings = found.findings().size()
                - found.findings().stream().filter(Finding::isError).count() + (changedRules == null ? 0 : 1);
        parts.add(errors == 0
                ? "Nothing stands against it" + (warnings == 0 ? "." : "; " + warnings + " to think about.")
                : errors + (errors == 1 ? " problem." : " problems."));
        return String.join("\n", parts);
    }
}
