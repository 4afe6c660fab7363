package dev.seachange.preflight;

import dev.seachange.preflight.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers what the checks of one server find. */
final class Findings {
    private final Side side;
    private final String server;
    private final List<Finding> found = new ArrayList<>();

    Findings(Side side, String server) {
        this.side = side;
        this.server = server;
    }

    void error(PreflightCode code, String message, String remedy) {
        found.add(new Finding(side, server, code, Severity.ERROR, message, remedy));
    }

    void warning(PreflightCode code, String message, String remedy) {
        found.add(new Finding(side, server, code, Severity.WARNING, message, remedy));
    }

    /** In the order of the checks. */
    List<Finding> all() {
        return List.copyOf(found);
    }
}
