package dev.seachange.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a table gets from OLD to an empty NEW: by mysqldump piped into mysql, and by Seachange, one after the other. Nobody writes
 * to OLD meanwhile. See docs/benchmarks.md.
 */
class CopyBenchmark {
    private static final double GOAL = 1.0;
    private static final long POLL_MILLIS = 20;

    @TempDir
    private Path folder;

    private final BenchOptions options = BenchOptions.fromProperties();

    @Test
    void seachangeAndMySqlDumpCopyTheSameTable() throws Exception {
        TestingServers.require(Kind.MYSQL);
        BenchReport report = new BenchReport("copy");
        try (BenchServer old = BenchServer.start("OLD", options)) {
            report.ground("Copy", old, options);
            BenchTable.fill(old, options.rows());
            String wanted = BenchTable.warm(old, BenchTable.OLD_NAME);
            report.line("%,d rows", options.rows());
            double[] ratios = new double[options.rounds()];
            for (int round = 0; round < ratios.length; round++) {
                boolean dumpFirst = round % 2 == 0;
                double theirs = dumpFirst ? byDump(old, wanted, report) : 0;
                double ours = bySeachange(old, wanted, report, round);
                theirs = dumpFirst ? theirs : byDump(old, wanted, report);
                ratios[round] = theirs / ours;
                report.line("  ratio %.2f", ratios[round]);
            }
            report.line(
                    "Ratio Seachange / mysqldump, median of %d: %.2f (goal %.1f)%n",
                    ratios.length, BenchReport.median(ratios), GOAL);
        }
    }

    private double byDump(BenchServer old, String wanted, BenchReport report) throws Exception {
        try (BenchServer fresh = BenchServer.start("NEW", options)) {
            fresh.execute("CREATE DATABASE bench CHARACTER SET utf8mb4");
            Path errors = folder.resolve("dump.log");
            Stopwatch watch = new Stopwatch(fresh, old);
            List<Process> pipe = ProcessBuilder.startPipeline(List.of(
                    client(old, "mysqldump", errors, "--single-transaction", "--set-gtid-purged=OFF", "bench"),
                    client(fresh, "mysql", errors, "bench")));
            for (Process process : pipe) {
                assertThat(process.waitFor()).as(() -> read(errors)).isZero();
            }
            double seconds = watch.seconds();
            report.line(
                    "  mysqldump | mysql: %.1f s, %,.0f rows/s; CPU: %s", seconds, options.rows() / seconds, watch.cpu(0));
            assertThat(BenchTable.checksum(fresh, BenchTable.OLD_NAME)).isEqualTo(wanted);
            return seconds;
        }
    }

    private static ProcessBuilder client(BenchServer server, String program, Path errors, String... arguments) {
        List<String> command = new ArrayList<>(server.server().program(program));
        command.addAll(List.of(
                "--no-defaults", "--protocol=TCP", "--host=127.0.0.1", "--port=" + server.server().port(), "--user=root",
                "--ssl-mode=DISABLED", "--get-server-public-key"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    }

    private static String read(Path errors) {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private double bySeachange(BenchServer old, String wanted, BenchReport report, int round) throws Exception {
        try (BenchServer fresh = BenchServer.start("NEW", options)) {
            fresh.execute("CREATE DATABASE bench CHARACTER SET utf8mb4", BenchTable.create(BenchTable.NEW_NAME));
            MigrationFiles files = MigrationFiles.write(
                    folder, "copy-" + round, old.database(), fresh.database(), BenchTable.RULES, options.yaml());
            Stopwatch watch = new Stopwatch(fresh, old);
            double seconds;
            try (SeachangeProcess seachange = SeachangeProcess.start(files, options)) {
                double first = await(fresh, watch, seachange, "rows_copied > 0");
                long copiedBefore = Long.parseLong(fresh.ask("SELECT rows_copied FROM seachange.copy_table"));
                double second = watch.seconds();
                await(fresh, watch, seachange, "state = 'DONE'");
                seconds = watch.seconds();
                double jvm = CpuTime.of(seachange.pid());
                report.line(
                        "  Seachange from its start: %.1f s, %,.0f rows/s; after the first range, at %.1f s: %,.0f rows/s;"
                                + " CPU: JVM %.1f s, %s",
                        seconds, options.rows() / seconds, first, (options.rows() - copiedBefore) / (seconds - second), jvm,
                        watch.cpu(jvm));
                report.line("    JVM by thread: %s", CpuTime.ofThreads(seachange.pid()));
                seachange.saveRecording("copy");
                seachange.stop();
            }
            assertThat(BenchTable.checksum(fresh, BenchTable.NEW_NAME)).isEqualTo(wanted);
            return seconds;
        }
    }

    /** Waits until the copy of the table is so far; the moment at which it was. */
    private static double await(BenchServer fresh, Stopwatch watch, SeachangeProcess seachange, String condition)
            throws Exception {
        String table = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'seachange'"
                + " AND table_name = 'copy_table'";
        while (fresh.ask(table).equals("0")
                || fresh.ask("SELECT COUNT(*) FROM seachange.copy_table WHERE " + condition).equals("0")) {
            seachange.mustLive();
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return watch.seconds();
    }
}
