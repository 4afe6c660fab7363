package dev.seachange.it.bench;

import java.util.List;
import java.util.Optional;

/**
 * How large and how often, from system properties {@code seachange.bench.*}; the defaults are those of docs/benchmarks.md.
 *
 * @param rows in the table before the log
 * @param transactions in the log, each of two updates, two inserts and one delete
 * @param rounds how often both sides do it; who begins takes turns
 * @param workers replica_parallel_workers
 * @param bufferPoolMiB of each server
 * @param replica whether MySQL's replica runs, too; without it there is no ratio, but trials are quicker
 * @param server further options of each server
 * @param java further options of Seachange's JVM
 * @param yaml further lines of seachange.yaml
 * @param recordings a folder for recordings of the flight recorder, which cost a little time; empty for none
 */
record BenchOptions(
        int rows,
        int transactions,
        int rounds,
        int workers,
        int bufferPoolMiB,
        boolean replica,
        List<String> server,
        List<String> java,
        String yaml,
        Optional<String> recordings) {

    static BenchOptions fromProperties() {
        return new BenchOptions(
                Integer.getInteger("seachange.bench.rows", 1_000_000),
                Integer.getInteger("seachange.bench.transactions", 200_000),
                Integer.getInteger("seachange.bench.rounds", 1),
                Integer.getInteger("seachange.bench.workers", 4),
                Integer.getInteger("seachange.bench.buffer-pool-mib", 512),
                !"false".equals(System.getProperty("seachange.bench.replica")),
                words("seachange.bench.server"),
                words("seachange.bench.java"),
                System.getProperty("seachange.bench.yaml", ""),
                Optional.ofNullable(System.getProperty("seachange.bench.recordings")));
    }

    private static List<String> words(String property) {
        String text = System.getProperty(property, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
