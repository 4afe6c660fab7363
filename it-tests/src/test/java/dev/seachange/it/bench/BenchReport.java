package dev.seachange.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a benchmark found: on the screen, and in a file below target. */
final class BenchReport {
    private final Path file;

    BenchReport(String name) throws IOException {
        file = Path.of("target", "bench", name + ".txt");
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    void line(String format, Object... values) throws IOException {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println(line);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The machine and the programs. */
    void ground(String title, BenchServer server, BenchOptions options) throws Exception {
        List<String> load = List.of(Files.readString(Path.of("/proc/loadavg")).split(" "));
        line(
                "%s: MySQL %s on both sides, JDK %s, %d cores, load %s at the start; sync_binlog=%s,"
                        + " innodb_flush_log_at_trx_commit=%s and log_bin=%s everywhere, buffer pool %d MiB, %s",
                title,
                server.ask("SELECT @@version"),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load.getFirst(),
                server.ask("SELECT @@sync_binlog"),
                server.ask("SELECT @@innodb_flush_log_at_trx_commit"),
                server.ask("SELECT @@log_bin"),
                options.bufferPoolMiB(),
                String.join(" ", options.server()) + " Seachange with -Xmx512m " + String.join(" ", options.java()) + " "
                        + options.yaml());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
