package dev.seachange.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The daemon is killed with SIGKILL again and again, while OLD is written to and NEW is watched. {@code -Dseachange.crash.seed=N}
 * repeats a run as far as threads can be repeated, {@code -Dseachange.crash.times=N} makes it N times as many kills.
 */
class CrashIT {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, {2} + {3} kills")
    @CsvSource({"MARIADB, 50000, 8, 13", "MYSQL, 20000, 3, 7"})
    void losesAndDoublesNothingHoweverOftenItIsKilled(Kind kind, int squid, int whileCopying, int whileStreaming)
            throws Exception {
        ComparisonResult compared = run(kind, squid, 0, whileCopying, whileStreaming);
        assertThat(compared.identical()).as(compared.report()).isTrue();
    }

    /** What is parked is as durable as the rows are, and nothing else is parked with it. */
    @ParameterizedTest(name = "{0}, {2} + {3} kills")
    @CsvSource("MARIADB, 5000, 2, 4")
    void parksExactlyWhatNewRefusesHoweverOftenItIsKilled(Kind kind, int squid, int whileCopying, int whileStreaming)
            throws Exception {
        ComparisonResult compared = run(kind, squid, 15, whileCopying, whileStreaming);
        assertThat(compared.differences()).as(compared.report()).isZero();
        assertThat(compared.parked()).as("rows with a parked key: %s", compared.report()).isPositive();
        assertThat(compared.tables())
                .as("parked only where NEW refuses")
                .allMatch(table -> table.parked() == 0 || table.target().name().equals("wine"));
    }

    private ComparisonResult run(Kind kind, int squid, int refusedOneIn, int whileCopying, int whileStreaming)
            throws Exception {
        TestingServers.require(kind);
        long seed = Long.getLong("seachange.crash.seed", System.nanoTime() % 1_000_000);
        int times = Integer.getInteger("seachange.crash.times", 1);
        System.out.println("CrashIT " + kind + ": seed " + seed);
        try (TestDatabase shop = TestingServers.old(kind).database("crash_shop");
                TestDatabase market = TestingServers.fresh(kind).database("crash_market");
                CrashRun run = CrashRun.start(folder, shop, market, squid, refusedOneIn, seed)) {
            run.killWhileCopying(whileCopying * times);
            run.killWhileStreaming(whileStreaming * times);
            run.finish();
            assertThat(run.parked() > 0).as("whether keys are parked (%d)", run.parked()).isEqualTo(refusedOneIn > 0);
            ComparisonResult compared = FinalComparison.run(run.files().load(), ComparisonOptions.DEFAULT);
            System.out.println("CrashIT " + kind + ": " + run + "; " + run.parked() + " keys parked");
            return compared;
        }
    }
}
