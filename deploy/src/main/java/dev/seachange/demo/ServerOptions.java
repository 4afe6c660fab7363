package dev.seachange.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a database server. {@link #defaults()} serve; each method with an argument returns a changed copy.
 *
 * @param cache where unpacked binaries and prepared data folders stay between runs
 * @param runs where the data of running servers live; a RAM disk makes a fast one
 * @param serverId 0 picks a random one
 * @param bufferPoolMiB InnoDB's buffer pool
 * @param flushLogAtCommit innodb_flush_log_at_trx_commit. The default 2 survives the death of the server, not of the machine
 * @param syncBinlog sync_binlog; the default 0 survives the same things
 * @param keepData whether the data folder outlives {@code close()} and the JVM
 * @param startTimeout how long a start may take until it counts as failed
 * @param extra options of the server itself, put last so that they win over ours
 */
public record ServerOptions(
        Path cache,
        Path runs,
        int serverId,
        int bufferPoolMiB,
        int flushLogAtCommit,
        int syncBinlog,
        boolean keepData,
        Duration startTimeout,
        List<String> extra) {

    /** System property that names another {@link #cache()} folder. */
    public static final String CACHE_PROPERTY = "seachange.servers";

    /** System property that names another {@link #runs()} folder. */
    public static final String RUNS_PROPERTY = "seachange.servers.runs";

    public ServerOptions {
        cache = cache.toAbsolutePath().normalize();
        runs = runs.toAbsolutePath().normalize();
        extra = List.copyOf(extra);
    }

    public static ServerOptions defaults() {
        String chosen = System.getProperty(CACHE_PROPERTY);
        Path usual = Path.of(System.getProperty("user.home"), ".cache", "seachange", "servers");
        Path cache = chosen == null ? usual : Path.of(chosen);
        String runs = System.getProperty(RUNS_PROPERTY);
        return new ServerOptions(
                cache, runs == null ? cache.resolve("runs") : Path.of(runs), 0, 128, 2, 0, false, Duration.ofSeconds(90), List.of());
    }

    /** Another cache; the data of running servers move with it if they were inside. */
    public ServerOptions cache(Path folder) {
        Path moved = runs.startsWith(cache) ? folder.resolve("runs") : runs;
        return new ServerOptions(
                folder, moved, serverId, bufferPoolMiB, flushLogAtCommit, syncBinlog, keepData, startTimeout, extra);
    }

    public ServerOptions runs(Path folder) {
        return new ServerOptions(
                cache, folder, serverId, bufferPoolMiB, flushLogAtCommit, syncBinlog, keepData, startTimeout, extra);
    }

    public ServerOptions serverId(int id) {
        return new ServerOptions(cache, runs, id, bufferPoolMiB, flushLogAtCommit, syncBinlog, keepData, startTimeout, extra);
    }

    public ServerOptions bufferPoolMiB(int size) {
        return new ServerOptions(cache, runs, serverId, size, flushLogAtCommit, syncBinlog, keepData, startTimeout, extra);
    }

    /** Both durability switches; (1, 1) survives the death of the machine and costs two fsyncs per commit. */
    public ServerOptions durability(int flushLogAtTrxCommit, int syncBinlog) {
        return new ServerOptions(
                cache, runs, serverId, bufferPoolMiB, flushLogAtTrxCommit, syncBinlog, keepData, startTimeout, extra);
    }

    public ServerOptions keepData(boolean keep) {
        return new ServerOptions(
                cache, runs, serverId, bufferPoolMiB, flushLogAtCommit, syncBinlog, keep, startTimeout, extra);
    }

    public ServerOptions startTimeout(Duration timeout) {
        return new ServerOptions(
                cache, runs, serverId, bufferPoolMiB, flushLogAtCommit, syncBinlog, keepData, timeout, extra);
    }

    /** Adds options such as {@code --gtid-mode=OFF}. */
    public ServerOptions with(String... options) {
        List<String> all = new ArrayList<>(extra);
        all.addAll(List.of(options));
        return new ServerOptions(
                cache, runs, serverId, bufferPoolMiB, flushLogAtCommit, syncBinlog, keepData, startTimeout, all);
    }
}
