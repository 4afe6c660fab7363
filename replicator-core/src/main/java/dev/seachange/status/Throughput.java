package dev.seachange.status;

/**
 * Work done since this process started, and its pace now.
 *
 * @param events row changes read from OLD's log
 * @param transactions source transactions committed in NEW
 * @param rows rows written into NEW, by stream and copy
 * @param epochs transactions committed in NEW
 */
public record Throughput(
        long events, long transactions, long rows, long epochs, double eventsPerSecond, double rowsPerSecond) {
    public static final Throughput NONE = new Throughput(0, 0, 0, 0, 0, 0);
}
