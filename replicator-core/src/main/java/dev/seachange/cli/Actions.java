package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import dev.seachange.draft.Dialect;
import dev.seachange.status.CheckReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands do, given to the command line by whoever knows how. Each answers with an {@link ExitCode}. */
public interface Actions {
    /**
     * Checks rules and servers; shows every problem on {@code console.out()}.
     *
     * @param profile how long OLD may look at a table whose values may not fit by their types; null for not at all
     */
    int check(MigrationConfig config, @Nullable Duration profile, Console console) throws Exception;

    /** As {@link #check(MigrationConfig, Duration, Console)}, for programs. */
    CheckReport check(MigrationConfig config, @Nullable Duration profile) throws Exception;

    /**
     * Runs the daemon until it is stopped or fails.
     *
     * @param untilCaughtUp end when everything is copied and refreshed, and NEW has reached OLD's position of that moment
     * @param rules what to do about rules that mean something else now
     * @param profile as for a check, when the migration begins; later, what does not fit is parked. Null for rules that prove it all
     */
    int run(MigrationConfig config, boolean untilCaughtUp, RuleDecision rules, @Nullable Duration profile, Console console)
            throws Exception;

    /** Leaves requests for a refresh in NEW. */
    RefreshAnswer refresh(MigrationConfig config, RefreshOrder order) throws Exception;

    /**
     * Drafts rules into a new file.
     *
     * @param to the file or a folder for it; null for where the configuration has its rules
     * @param sample whether values of OLD may be looked at and shown
     */
    int init(MigrationConfig config, @Nullable Path to, boolean sample, Console console) throws Exception;

    /**
     * Shows statements for the tables that NEW lacks on {@code console.out()}.
     *
     * @param dialect null for that of NEW
     */
    int ddl(MigrationConfig config, @Nullable Dialect dialect, Console console) throws Exception;

    /**
     * Gives the JSON Schema of rule files.
     *
     * @param config null for the language alone
     * @param to the file to write, anew if it is there; null for {@code console.out()}
     */
    int schema(@Nullable MigrationConfig config, @Nullable Path to, Console console) throws Exception;

    /**
     * Runs the tests beside the rules; needs no server.
     *
     * @param rules the file or folder of the rules
     * @param files the test files; empty for all beside the rules
     */
    int test(Path rules, List<Path> files, Console console) throws Exception;

    /** Writes the tables of both servers into the snapshot beside the rules, anew if that was written so; one by hand stays. */
    int recordSchema(MigrationConfig config, Console console) throws Exception;

    /**
     * Writes rows of OLD, and what the rules make of them, as a test file; no file is overwritten.
     *
     * @param table a source table
     * @param keys of its rows, parts joined by {@code |}
     * @param to null for a file beside the rules that is named for the table
     * @param masked columns whose values are not to be shown
     */
    int record(
            MigrationConfig config, String table, List<String> keys, @Nullable Path to, Set<String> masked, Console console)
            throws Exception;

    /** Shows a row of OLD, what each rule makes of it, what NEW has, and where it stands; values included. */
    int explain(MigrationConfig config, String table, String key, Console console) throws Exception;
}
