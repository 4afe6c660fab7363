package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;

/** What the commands do, given to the command line by whoever knows how. Each answers with an {@link ExitCode}. */
public interface Actions {
    /** Checks rules and servers; shows every problem on {@code console.out()}. */
    int check(MigrationConfig config, Console console) throws Exception;

    /**
     * Runs the daemon until it is stopped or fails.
     *
     * @param untilCaughtUp end when everything is copied and refreshed, and NEW has reached OLD's position of that moment
     * @param rules what to do about rules that mean something else now
     */
    int run(MigrationConfig config, boolean untilCaughtUp, RuleDecision rules, Console console) throws Exception;

    /** Leaves requests for a refresh in NEW. */
    RefreshAnswer refresh(MigrationConfig config, RefreshOrder order) throws Exception;
}
