package dev.seachange.demo;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.cli.ProgressPrinter;
import dev.seachange.config.MigrationConfig;
import dev.seachange.daemon.Ending;
import dev.seachange.daemon.Replicator;
import dev.seachange.daemon.ReplicatorException;
import dev.seachange.status.Status;
import dev.seachange.status.Trouble;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** The part of the demo in which something moves: shoppers, the migration, and the comparison at the end. */
final class DemoRun {
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Why the shoppers and the migration came to an end. */
    private enum End {
        /** NEW has reached OLD, which is at rest. */
        DRAINED,
        /** Ctrl-C. */
        INTERRUPTED,
        /** The migration or a shopper. */
        FAILED
    }

    private final Console console;
    private final Narration narration;
    private final DemoPlan plan;
    private final DemoServers servers;
    private final DemoPasswords passwords;
    private final MigrationConfig config;

    DemoRun(Console console, DemoPlan plan, DemoServers servers, DemoPasswords passwords, MigrationConfig config) {
        this.console = console;
        this.narration = new Narration(console);
        this.plan = plan;
        this.servers = servers;
        this.passwords = passwords;
        this.config = config;
    }

    /** @return the exit code */
    int run() throws Exception {
        Interrupts interrupts = Interrupts.arm();
        ShopData.Size size = ShopData.Size.of(plan.squid());
        try (Shoppers shoppers =
                Shoppers.start(servers.oldServer(), passwords, size, plan.rate(), plan.seed())) {
            End end = migrate(shoppers, interrupts);
            interrupts.disarm();
            return switch (end) {
                case DRAINED -> compare();
                case INTERRUPTED -> {
                    narration.say("Stopped. The servers and their data are removed.");
                    yield ExitCode.INTERRUPTED;
                }
                case FAILED -> ExitCode.FAILED;
            };
        }
    }

    private End migrate(Shoppers shoppers, Interrupts interrupts) throws InterruptedException, SQLException {
        try (Replicator replicator = Replicator.start(config)) {
            String address = "http://127.0.0.1:" + replicator.httpAddress().getPort();
            narration.say("  Metrics  %s/metrics", address);
            narration.say("  Status   %s/api/v1/status", address);
            narration.say("%d shoppers' transactions a second; %s", plan.rate(), howItEnds());
            ProgressPrinter printer = ProgressPrinter.start(replicator::status, console);
            End end;
            try {
                end = watch(replicator, shoppers, interrupts);
            } finally {
                printer.close();
            }
            return finish(end, replicator, shoppers);
        } catch (ReplicatorException e) {
            narration.trouble(String.valueOf(e.getMessage()));
            return End.FAILED;
        }
    }

    private String howItEnds() {
        Duration time = plan.time();
        return time == null ? "Ctrl-C ends it." : "they stop after " + time.toSeconds() + " s.";
    }

    private End watch(Replicator replicator, Shoppers shoppers, Interrupts interrupts)
            throws InterruptedException, SQLException {
        Duration time = plan.time();
        Standstill standstill = new Standstill(PATIENCE);
        long began = System.nanoTime();
        boolean shopping = true;
        while (!replicator.await(BEAT)) {
            if (interrupts.came()) {
                return End.INTERRUPTED;
            }
            if (shoppers.failure() != null) {
                return End.FAILED;
            }
            if (shopping && time != null && System.nanoTime() - began >= time.toNanos()) {
                shoppers.stop();
                shopping = false;
            }
            if (!shopping && replicator.caughtUp()) {
                return End.DRAINED;
            }
            // The migration itself would try for a day; nobody waits so long for a demo.
            Status status = replicator.status();
            if (!shopping && standstill.after(status.throughput().rows(), System.nanoTime())) {
                Trouble trouble = status.trouble();
                narration.trouble("NEW has come no nearer to OLD for " + PATIENCE.toSeconds() + " s. "
                        + (trouble == null ? "It does not say why." : trouble.what()));
                return End.FAILED;
            }
        }
        return End.FAILED;
    }

    private End finish(End end, Replicator replicator, Shoppers shoppers) throws InterruptedException {
        shoppers.stop();
        replicator.stop();
        boolean ended = replicator.await(STOPS_WITHIN);
        Shoppers.Sales sales = shoppers.sales();
        narration.say("The shoppers committed %,d transactions and gave up %,d.", sales.committed(), sales.rolledBack());
        Exception failure = shoppers.failure();
        if (failure != null) {
            narration.trouble("A shopper went home: " + failure.getMessage());
        }
        if (!ended) {
            narration.trouble("The migration did not stop within " + STOPS_WITHIN.toSeconds() + " s.");
            return End.FAILED;
        }
        if (replicator.await() instanceof Ending.Failed failed) {
            narration.trouble("Stopped: " + failed.what() + "\n    " + failed.remedy());
            return End.FAILED;
        }
        return failure == null ? end : End.FAILED;
    }

    private int compare() throws IOException, SQLException {
        narration.say("OLD is at rest and NEW has reached it. Comparing every row of OLD, through the rules, with NEW:");
        ComparisonResult result = FinalComparison.run(config, ComparisonOptions.DEFAULT);
        console.out().println(result.report());
        return result.identical() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }
}
