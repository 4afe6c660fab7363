package dev.seachange.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a log that was made meanwhile gets to NEW: by MySQL's own replica, and by Seachange, one after the other. Both start from
 * the same million rows, and at the end both must hold what OLD holds. See docs/benchmarks.md.
 */
class CatchUpBenchmark {
    private static final double GOAL = 1.5;
    private static final long POLL_MILLIS = 20;
    private static final int PATIENCE_SECONDS = 1_800;

    @TempDir
    private Path folder;

    private final BenchOptions options = BenchOptions.fromProperties();

    @Test
    void seachangeAndMySqlsReplicaCatchUpTheSameLog() throws Exception {
        TestingServers.require(Kind.MYSQL);
        BenchReport report = new BenchReport("catch-up");
        try (BenchServer old = BenchServer.start("OLD", options);
                BenchServer replica = BenchServer.start("replica", options);
                BenchServer fresh = BenchServer.start("NEW", options)) {
            report.ground("Catch-up", old, options);
            MigrationFiles files = prepare(old, replica, fresh);
            BenchLog.Made log = BenchLog.write(old, options);
            report.line(
                    "%,d rows, then %,d transactions = %,d row changes, %.0f MiB of log",
                    options.rows(), log.transactions(), log.changes(), log.bytes() / 1048576.0);
            String wanted = BenchTable.warm(old, BenchTable.OLD_NAME);
            double[] ratios = new double[options.rounds()];
            for (int round = 0; round < ratios.length; round++) {
                boolean replicaFirst = options.replica() && round % 2 == 0;
                double theirs = replicaFirst ? byReplica(old, replica, log, wanted, report) : 0;
                double ours = bySeachange(old, fresh, files, log, wanted, report);
                if (options.replica()) {
                    theirs = replicaFirst ? theirs : byReplica(old, replica, log, wanted, report);
                    ratios[round] = theirs / ours;
                    report.line("  ratio %.2f", ratios[round]);
                }
            }
            report.line(
                    "Ratio Seachange / replica, median of %d: %.2f (goal %.1f)%n",
                    ratios.length, BenchReport.median(ratios), GOAL);
        }
    }

    /** The same rows on all three, Seachange's copy done, nothing of the log there yet. */
    private MigrationFiles prepare(BenchServer old, BenchServer replica, BenchServer fresh) throws Exception {
        BenchTable.fill(old, options.rows());
        old.putAside(folder.resolve("replica"));
        replica.takeOver(folder.resolve("replica"));
        replica.execute("SET PERSIST replica_parallel_workers = " + options.workers());
        replica.putAside(folder.resolve("replica-with-workers"));
        fresh.execute(
                "CREATE DATABASE bench CHARACTER SET utf8mb4",
                BenchTable.create(BenchTable.NEW_NAME));
        MigrationFiles files =
                MigrationFiles.write(folder, "catch-up", old.database(), fresh.database(), BenchTable.RULES, options.yaml());
        try (SeachangeProcess seachange = SeachangeProcess.start(files, options)) {
            while (!seachangeIsLive(fresh)) {
                seachange.mustLive();
                TimeUnit.MILLISECONDS.sleep(10 * POLL_MILLIS);
            }
            seachange.stop();
        }
        fresh.execute("ANALYZE NO_WRITE_TO_BINLOG TABLE bench.seafood_sale");
        fresh.putAside(folder.resolve("new"));
        return files;
    }

    private static boolean seachangeIsLive(BenchServer fresh) throws Exception {
        boolean known = !fresh.ask("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'seachange'"
                + " AND table_name = 'checkpoint'").equals("0");
        return known && !fresh.ask("SELECT COUNT(*) FROM seachange.checkpoint WHERE stage = '" + Stage.LIVE + "'").equals("0");
    }

    /** Seconds from START REPLICA to its holding all of OLD's transactions. */
    private double byReplica(
            BenchServer old, BenchServer replica, BenchLog.Made log, String wanted, BenchReport report) throws Exception {
        replica.bringBack(folder.resolve("replica-with-workers"));
        BenchTable.warm(replica, BenchTable.OLD_NAME);
        replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = " + old.server().port()
                + ", SOURCE_USER = 'root', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1");
        settle();
        Stopwatch watch = new Stopwatch(replica, old);
        replica.execute("START REPLICA");
        String late = replica.ask("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + log.gtids() + "', " + PATIENCE_SECONDS + ")");
        double seconds = watch.seconds();
        assertThat(late).as("1 is a timeout").isEqualTo("0");
        report.line(
                "  MySQL's replica, %d workers: %.1f s, %,.0f rows/s; CPU: %s",
                options.workers(), seconds, log.changes() / seconds, watch.cpu(0));
        replica.execute("STOP REPLICA");
        assertThat(BenchTable.checksum(replica, BenchTable.OLD_NAME)).isEqualTo(wanted);
        return seconds;
    }

    /** Seconds from the start of the process to NEW's holding all of OLD's transactions. */
    private double bySeachange(
            BenchServer old, BenchServer fresh, MigrationFiles files, BenchLog.Made log, String wanted, BenchReport report)
            throws Exception {
        fresh.bringBack(folder.resolve("new"));
        BenchTable.warm(fresh, BenchTable.NEW_NAME);
        settle();
        double seconds;
        try (Applied applied = new Applied(fresh, log)) {
            Stopwatch watch = new Stopwatch(fresh, old);
            try (SeachangeProcess seachange = SeachangeProcess.start(files, options)) {
                while (!applied.look(watch)) {
                    seachange.mustLive();
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
                seconds = watch.seconds();
                double jvm = CpuTime.of(seachange.pid());
                report.line(
                        "  Seachange from its start: %.1f s, %,.0f rows/s; after the first epoch, at %.1f s: %,.0f rows/s;"
                                + " CPU: JVM %.1f s, %s",
                        seconds, log.changes() / seconds, applied.firstSeconds(), applied.rateSinceFirst(seconds), jvm,
                        watch.cpu(jvm));
                inside(seachange, report);
                seachange.saveRecording("catch-up");
                seachange.stop();
            }
        }
        assertThat(BenchTable.checksum(fresh, BenchTable.NEW_NAME)).isEqualTo(wanted);
        return seconds;
    }

    /** Lets the file system write down what copying left it with. */
    private static void settle() throws Exception {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    private static void inside(SeachangeProcess seachange, BenchReport report) throws Exception {
        Status status = seachange.status();
        report.line(
                "    %,d epochs of %,.0f writes, %.1f s in them; findings %d, restarts %d; JVM by thread: %s",
                status.throughput().epochs(),
                (double) status.throughput().events() / Math.max(1, status.throughput().epochs()),
                seachange.metric("seachange_epoch_duration_seconds_sum"),
                status.disturbances().findings(),
                status.disturbances().engineRestarts(),
                CpuTime.ofThreads(seachange.pid()));
    }
}
