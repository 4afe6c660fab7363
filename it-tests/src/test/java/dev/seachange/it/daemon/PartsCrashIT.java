package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows and their parts, while both are written to and the daemon is killed again and again. */
class PartsCrashIT {
    private static final int NAMES = 4_000;
    private static final int KILLS = 5;
    private static final int MOST_MILLIS_BETWEEN = 2_500;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void noPartIsLostHoweverOftenTheDaemonIsKilled(Kind kind) throws Exception {
        TestingServers.require(kind);
        long seed = Long.getLong("seachange.crash.seed", System.nanoTime() % 1_000_000);
        int times = Integer.getInteger("seachange.crash.times", 1);
        System.out.println("PartsCrashIT " + kind + ": seed " + seed);
        Random random = new Random(seed);
        try (TestDatabase shop = TestingServers.old(kind).database("parts_shop");
                TestDatabase market = TestingServers.fresh(kind).database("parts_market")) {
            Squids.create(shop, market);
            SquidWriter.fill(shop, NAMES);
            String rules = Squids.RULES.replace("shop.", shop.name() + ".").replace("market.", market.name() + ".");
            String more = "copy: { readers: 2, range_max_rows: 200 }\nepoch: { max_rows: 100 }";
            MigrationFiles files = MigrationFiles.write(folder, shop.name(), shop, market, rules, more);
            SquidWriter writer = SquidWriter.start(shop, NAMES, seed);
            try (writer) {
                for (int kill = 0; kill < KILLS * times; kill++) {
                    try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS_BETWEEN));
                        daemon.kill();
                    }
                }
                writer.awaitMore(1);
            }
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                CaughtUp.await(daemon, shop);
            }
            Squids.assertEqual(shop, market, files);
        }
    }
}
