package dev.seachange.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Position;
import dev.seachange.it.daemon.DaemonProcess;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.window.LogHead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A migration of the {@link CrashShop} with its writers and its observer, whose daemon is killed again and again. */
final class CrashRun implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);
    /** So many that a copy lasts long enough to be killed in its midst, however fast a server is. */
    private static final int RANGES = 400;
    private static final double LAST_SHARE = 0.80;

    private final TestDatabase shop;
    private final MigrationFiles files;
    private final long seed;
    private final SplittableRandom random;
    private final RandomWriter writer;
    private final Tide tide;
    private final Observer observer;
    private final long started = System.nanoTime();
    private final Map<String, Integer> kills = new TreeMap<>();
    private long epochs;
    private long rows;
    private long parked;
    private long stoppedInMillis;

    private CrashRun(
            TestDatabase shop, MigrationFiles files, long seed, RandomWriter writer, Tide tide, Observer observer) {
        this.shop = shop;
        this.files = files;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.writer = writer;
        this.tide = tide;
        this.observer = observer;
    }

    /**
     * Fills OLD, and starts the writers and the observer; the daemon is not started yet.
     *
     * @param refusedOneIn every how many changes of bottles is one that NEW refuses; 0 for never
     */
    static CrashRun start(Path folder, TestDatabase shop, TestDatabase market, int squid, int refusedOneIn, long seed)
            throws Exception {
        CrashShop.createOld(shop, squid);
        CrashShop.createNew(market);
        if (refusedOneIn > 0) {
            shop.execute(BottleErrands.REFUSED_FROM_THE_START);
        }
        MigrationFiles files = MigrationFiles.write(
                folder, shop.name(), shop, market, CrashShop.rules(shop, market),
                "epoch: { max_rows: 1000 }\ncopy: { range_max_rows: " + squid / RANGES + " }");
        AtomicLong front = new AtomicLong();
        Tide tide = Tide.start(shop);
        Observer observer = Observer.start(market, files.name(), tide, front);
        return new CrashRun(shop, files, seed, RandomWriter.start(shop, squid, refusedOneIn, seed, front), tide, observer);
    }

    MigrationFiles files() {
        return files;
    }

    /**
     * Kills it at random shares of the copy, however fast that is. Shares of what there is: what the daemon says of its share
     * rests on the server's estimates, which may be twice as much, so that it never comes to 80 %.
     */
    void killWhileCopying(int count) throws Exception {
        double[] shares = random.doubles(count, 0.01, LAST_SHARE).sorted().toArray();
        long rows = squid();
        for (double share : shares) {
            long least = (long) (share * rows);
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                Status status = daemon.await(
                        least + " of " + rows + " rows copied", WITHIN, now -> copied(now) || isCopying(now, least));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
                kill(daemon, status);
            }
        }
        assertThat(kills(Stage.COPYING)).as("kills while copying, at %s of %d rows", Arrays.toString(shares), rows).isEqualTo(count);
    }

    void killWhileStreaming(int count) throws Exception {
        int before = kills(Stage.CATCHING_UP) + kills(Stage.LIVE);
        for (int i = 0; i < count; i++) {
            try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
                awaitMoment(i % 4, daemon);
                kill(daemon, daemon.await("an answer", WITHIN, now -> true));
            }
            if (i % 7 == 3) {
                killWhileStarting();
            }
        }
        assertThat(kills(Stage.CATCHING_UP) + kills(Stage.LIVE) - before).as("kills while streaming").isEqualTo(count);
    }

    /** Four ways to be in the middle of something. */
    private void awaitMoment(int way, DaemonProcess daemon) throws Exception {
        switch (way) {
            case 0 -> {
                daemon.await("the end of the copy", WITHIN, CrashRun::copied);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            }
            case 1 -> {
                int some = random.nextInt(1, 20);
                daemon.await("some epochs", WITHIN, now -> copied(now) && now.throughput().epochs() >= some);
            }
            case 2 -> {
                daemon.await("live", WITHIN, now -> now.stage() == Stage.LIVE);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(800));
            }
            default -> {
                daemon.await("live", WITHIN, now -> now.stage() == Stage.LIVE);
                while (!writer.writeLarge()) {
                    writer.check();
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
            }
        }
    }

    /** Before it has come far: in the JVM's start, the checks, the recovery. */
    private void killWhileStarting() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.start(files)) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2_500));
            daemon.kill();
            kills.merge("starting", 1, Integer::sum);
        }
    }

    /** Most rows of OLD, and no more than all. */
    private long squid() throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM squid")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Its stage may say so for a moment after the last range. */
    private static boolean isCopying(Status status, long least) {
        return status.stage() == Stage.COPYING && status.copy().rowsDone() >= least && status.copy().share() < 1;
    }

    private static boolean copied(Status status) {
        return status.stage().compareTo(Stage.COPYING) > 0;
    }

    private void kill(DaemonProcess daemon, Status last) throws Exception {
        daemon.kill();
        kills.merge(last.stage().toString(), 1, Integer::sum);
        count(daemon, last);
        writer.check();
        observer.check();
    }

    private void count(DaemonProcess daemon, Status last) throws Exception {
        epochs += last.throughput().epochs();
        rows += last.throughput().rows();
        assertThat(last.disturbances().findings()).as("findings %s", daemon.tail()).isZero();
    }

    private int kills(Stage stage) {
        return kills.getOrDefault(stage.toString(), 0);
    }

    /** Lets it catch up with a writer that has ended, and stops it as an operator would. */
    void finish() throws Exception {
        try (DaemonProcess daemon = DaemonProcess.startAndAwait(files)) {
            daemon.await("live", WITHIN, now -> now.stage() == Stage.LIVE);
            TimeUnit.SECONDS.sleep(1);
            writer.stop();
            tide.stop();
            Position end = end();
            count(daemon, daemon.await("NEW to be where OLD is, at " + end, WITHIN, now -> covers(now, end)));
            // What is parked is looked up once in a second.
            TimeUnit.MILLISECONDS.sleep(1_500);
            parked = daemon.await("an answer", WITHIN, now -> true).quarantine().keys();
            long asked = System.nanoTime();
            int code = daemon.terminate(STOPS_WITHIN);
            stoppedInMillis = (System.nanoTime() - asked) / 1_000_000;
            assertThat(code).as("exit code after SIGTERM %s", daemon.tail()).isIn(130, 143);
            assertThat(daemon.log()).doesNotContain("Finding: ", "A defect of Seachange");
        }
        observer.close();
        observer.check();
        assertThat(observer.liveSnapshots()).as("snapshots of NEW while live").isPositive();
    }

    private Position end() throws Exception {
        try (Connection connection = shop.connect()) {
            return LogHead.read(connection, Position.Kind.valueOf(shop.kind().name())).position();
        }
    }

    private static boolean covers(Status status, Position end) {
        String applied = status.progress().appliedPosition();
        return applied != null && Position.parse(end.kind(), applied).covers(end);
    }

    /** How many keys the daemon told to be in quarantine at the end. */
    long parked() {
        return parked;
    }

    @Override
    public String toString() {
        return String.format(
                "seed %d, %.0f s; kills by stage %s; at least %d rows in %d epochs; %s; %s; ended by SIGTERM in %d ms", seed,
                (System.nanoTime() - started) / 1e9, kills, rows, epochs, writer.counts(), observer.counts(), stoppedInMillis);
    }

    @Override
    public void close() {
        writer.close();
        tide.close();
        observer.close();
    }
}
