package dev.seachange.copy;

/**
 * How many rows the next range of a table should have, so that reading it takes as long as is aimed at and holding it not too much
 * memory. Guarded by its table's owner.
 */
final class RangeSize {
    private static final int FIRST = 2_000;
    private static final int LEAST = 200;

    private final long mostBytes;
    private final int mostRows;
    private final long aimNanos;
    private int rows;

    /**
     * @param mostBytes bound for the rows of one range in memory
     * @param aimNanos how long reading a range should take
     */
    RangeSize(long mostBytes, int mostRows, long aimNanos) {
        this.mostBytes = mostBytes;
        this.mostRows = mostRows;
        this.aimNanos = aimNanos;
        this.rows = Math.min(FIRST, mostRows);
    }

    int rows() {
        return rows;
    }

    /** Learns from a range that was read; changes by at most half or double at a time. */
    void learn(int readRows, long bytes, long nanos) {
        if (readRows == 0) {
            return;
        }
        double byTime = (double) readRows * aimNanos / Math.max(1, nanos);
        double bySize = (double) readRows * mostBytes / Math.max(1, bytes);
        double wanted = Math.min(Math.min(byTime, bySize), rows * 2.0);
        rows = (int) Math.clamp(wanted, Math.min(mostRows, Math.max(LEAST, rows / 2.0)), mostRows);
    }
}
