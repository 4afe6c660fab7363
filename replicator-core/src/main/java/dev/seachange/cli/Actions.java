package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import java.nio.file.Path;
import java.util.List;

/** What the commands do, given to the command line by whoever knows how. Each answers with an {@link ExitCode}. */
public interface Actions {
    /** Checks rules and servers; shows every problem on {@code console.out()}. */
    int check(MigrationConfig config, Console console) throws Exception;

    /**
     * Runs the daemon until it is stopped or fails.
     *
     * @param untilCaughtUp end when everything is copied and NEW has reached OLD's position of that moment
     */
    int run(MigrationConfig config, boolean untilCaughtUp, Console console) throws Exception;

    /**
     * Runs the tests beside the rules; needs no server.
     *
     * @param rules the file or folder of the rules
     * @param files the test files; empty for all beside the rules
     */
    int test(Path rules, List<Path> files, Console console) throws Exception;
}
