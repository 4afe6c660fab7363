package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import dev.seachange.status.CheckReport;

/** What the commands do, given to the command line by whoever knows how. Each answers with an {@link ExitCode}. */
public interface Actions {
    /** Checks rules and servers; shows every problem on {@code console.out()}. */
    int check(MigrationConfig config, Console console) throws Exception;

    /** The same, for programs. */
    CheckReport check(MigrationConfig config) throws Exception;

    /**
     * Runs the daemon until it is stopped or fails.
     *
     * @param untilCaughtUp end when everything is copied and NEW has reached OLD's position of that moment
     */
    int run(MigrationConfig config, boolean untilCaughtUp, Console console) throws Exception;
}
