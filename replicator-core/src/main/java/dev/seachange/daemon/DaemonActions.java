package dev.seachange.daemon;

import dev.seachange.cli.Actions;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.cli.ProgressPrinter;
import dev.seachange.cli.RefreshAnswer;
import dev.seachange.cli.RefreshOrder;
import dev.seachange.cli.RuleDecision;
import dev.seachange.config.MigrationConfig;
import dev.seachange.draft.Dialect;
import dev.seachange.status.CheckReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the commands do. */
public final class DaemonActions implements Actions {
    @Override
    public int check(MigrationConfig config, @Nullable Duration profile, Console console) throws Exception {
        Startup.Result found = Startup.check(config, profile);
        console.out().println(Report.of(found, profile != null, RefreshOrders.changedRules(config, found.rules())));
        return found.fit() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    @Override
    public CheckReport check(MigrationConfig config, @Nullable Duration profile) throws Exception {
        Startup.Result found = Startup.check(config, profile);
        return Report.forPrograms(found, RefreshOrders.changedRules(config, found.rules()));
    }

    @Override
    public int run(
            MigrationConfig config, boolean untilCaughtUp, RuleDecision rules, @Nullable Duration profile, Console console)
            throws Exception {
        Replicator replicator;
        try {
            replicator = Replicator.start(config, rules, profile);
        } catch (ReplicatorException e) {
            console.err().println(e.getMessage());
            return e.problems() ? ExitCode.PROBLEMS : ExitCode.FAILED;
        }
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread hook = new Thread(() -> interrupted(replicator, interrupted, console), "seachange-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        console.err().println("Metrics and status at http://" + replicator.httpAddress().getHostString() + ":"
                + replicator.httpAddress().getPort() + "/metrics");
        if (untilCaughtUp) {
            replicator.stopWhenCaughtUp();
        }
        ProgressPrinter printer = ProgressPrinter.start(replicator::status, console);
        Ending ending = replicator.await();
        printer.close();
        if (interrupted.get()) {
            // The process is on its way out; the hook says the rest and ends it.
            return ExitCode.INTERRUPTED;
        }
        replicator.close();
        Runtime.getRuntime().removeShutdownHook(hook);
        long parked = replicator.parkedInTheEnd();
        if (parked > 0) {
            console.err().println(parked + (parked == 1 ? " key is" : " keys are")
                    + " in quarantine: `seachange status` of a running daemon, or seachange.quarantine in NEW, says why."
                    + " `seachange refresh --parked` tries them again.");
        }
        return told(ending, console);
    }

    @Override
    public RefreshAnswer refresh(MigrationConfig config, RefreshOrder order) throws Exception {
        return RefreshOrders.leave(config, order, Clocks.real().nanos());
    }

    @Override
    public int init(MigrationConfig config, @Nullable Path to, boolean sample, Console console) throws Exception {
        return new Drafting(console).init(config, to, sample);
    }

    @Override
    public int ddl(MigrationConfig config, @Nullable Dialect dialect, Console console) throws Exception {
        return new Drafting(console).ddl(config, dialect);
    }

    @Override
    public int schema(@Nullable MigrationConfig config, @Nullable Path to, Console console) throws Exception {
        return new Drafting(console).schema(config, to);
    }

    @Override
    public int test(Path rules, List<Path> files, Console console) throws Exception {
        return new RuleTesting(console).test(rules, files);
    }

    @Override
    public int recordSchema(MigrationConfig config, Console console) throws Exception {
        return new Recording(console).schema(config);
    }

    @Override
    public int record(
            MigrationConfig config, String table, List<String> keys, @Nullable Path to, Set<String> masked, Console console)
            throws Exception {
        return new Recording(console).rows(config, table, keys, to, masked);
    }

    @Override
    public int explain(MigrationConfig config, String table, String key, Console console) throws Exception {
        return new Explaining(console).explain(config, table, key);
    }

    private static void interrupted(Replicator replicator, AtomicBoolean interrupted, Console console) {
        interrupted.set(true);
        replicator.close();
        console.err().println("Stopped. A new start goes on from the checkpoint.");
        // A shutdown hook can't choose the exit code otherwise: 130 says that it was interrupted.
        console.err().flush();
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private static int told(Ending ending, Console console) {
        return switch (ending) {
            case Ending.CaughtUp caughtUp -> {
                console.err().println("Everything is copied, and NEW has reached OLD's position of that moment.");
                yield ExitCode.DONE;
            }
            case Ending.Stopped stopped -> ExitCode.INTERRUPTED;
            case Ending.Failed failed -> {
                console.err().println("Stopped: " + failed.what() + "\n    " + failed.remedy());
                yield ExitCode.FAILED;
            }
        };
    }
}
