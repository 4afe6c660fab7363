package dev.seachange.preflight;

import java.sql.SQLException;

/**
 * One question to a server.
 *
 * @param subject what the check is about, to finish the sentence "Cannot check ..."
 */
record Check(String subject, Work work) {

    /** Asks, and adds to the findings whatever is wrong. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** A check that cannot be made must not pass for a good one, nor keep the others from being made. */
    static void runAll(Findings findings, Iterable<Check> checks) {
        for (Check check : checks) {
            try {
                check.work().run();
            } catch (SQLException e) {
                findings.error(
                        PreflightCode.P010,
                        "Cannot check " + check.subject() + ": " + SqlFailures.words(e),
                        "Look into the server's error log, then check again.");
                if (SqlFailures.connectionLost(e)) {
                    return;
                }
            }
        }
    }
}
