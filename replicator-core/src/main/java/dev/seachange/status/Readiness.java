package dev.seachange.status;

import java.util.List;

/**
 * Whether the daemon does its work as intended.
 *
 * @param reasons why it is not ready; empty when it is
 */
public record Readiness(boolean ready, List<String> reasons) {
    public static final Readiness READY = new Readiness(true, List.of());

    public Readiness {
        reasons = List.copyOf(reasons);
        if (ready != reasons.isEmpty()) {
            throw new IllegalArgumentException("ready=" + ready + " with reasons " + reasons);
        }
    }

    /** Ready if nothing speaks against it. */
    public static Readiness unless(List<String> reasons) {
        return new Readiness(reasons.isEmpty(), reasons);
    }
}
