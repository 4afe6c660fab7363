package dev.seachange.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * MySQL's GTID set: per source (server UUID, with its tag if any) the transaction numbers, as intervals.
 *
 * <p>Source: MySQL Reference Manual, "GTID Format and Storage": {@code uuid:1-5:7,uuid:tag:1-3}.
 */
public final class MySqlGtids implements Position {
    /** Per source: sorted, disjoint, non-adjacent intervals as from, to, from, to; both ends inclusive. */
    private final Map<String, long[]> intervals;

    private MySqlGtids(Map<String, long[]> intervals) {
        this.intervals = intervals;
    }

    static MySqlGtids parse(String text) {
        Map<String, long[]> sum = new TreeMap<>();
        for (String source : text.split(",")) {
            if (!source.isBlank()) {
                parseSource(source.strip(), sum);
            }
        }
        return new MySqlGtids(sum);
    }

    /** {@code uuid:1-5:tag:1-3:7}: a part that does not start with a digit names the tag of the intervals behind it. */
    private static void parseSource(String text, Map<String, long[]> sum) {
        String[] parts = text.split(":");
        String uuid = parts[0].toLowerCase(Locale.ROOT);
        String source = uuid;
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a GTID set: " + text);
        }
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            if (Character.isDigit(part.charAt(0))) {
                int dash = part.indexOf('-');
                long from = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
                long to = dash < 0 ? from : Long.parseLong(part.substring(dash + 1));
                sum.merge(source, new long[] {from, to}, MySqlGtids::merge);
            } else {
                source = uuid + ":" + part.toLowerCase(Locale.ROOT);
            }
        }
    }

    @Override
    public boolean covers(Position other) {
        for (Map.Entry<String, long[]> entry : ((MySqlGtids) other).intervals.entrySet()) {
            long[] mine = intervals.get(entry.getKey());
            if (mine == null || !covers(mine, entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean covers(long[] mine, long[] theirs) {
        int at = 0;
        for (int i = 0; i < theirs.length; i += 2) {
            while (at < mine.length && mine[at + 1] < theirs[i]) {
                at += 2;
            }
            if (at >= mine.length || mine[at] > theirs[i] || mine[at + 1] < theirs[i + 1]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public MySqlGtids plus(String transaction) {
        int colon = transaction.lastIndexOf(':');
        String source = transaction.substring(0, colon).toLowerCase(Locale.ROOT);
        long number = Long.parseLong(transaction.substring(colon + 1));
        Map<String, long[]> sum = new TreeMap<>(intervals);
        sum.merge(source, new long[] {number, number}, MySqlGtids::merge);
        return new MySqlGtids(sum);
    }

    @Override
    public MySqlGtids union(Position other) {
        Map<String, long[]> sum = new TreeMap<>(intervals);
        ((MySqlGtids) other).intervals.forEach((source, theirs) -> sum.merge(source, theirs, MySqlGtids::merge));
        return new MySqlGtids(sum);
    }

    private static long[] merge(long[] a, long[] b) {
        List<long[]> all = new ArrayList<>();
        for (long[] intervals : List.of(a, b)) {
            for (int i = 0; i < intervals.length; i += 2) {
                all.add(new long[] {intervals[i], intervals[i + 1]});
            }
        }
        all.sort((x, y) -> Long.compare(x[0], y[0]));
        long[] merged = new long[all.size() * 2];
        int size = 0;
        for (long[] next : all) {
            if (size > 0 && next[0] <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], next[1]);
            } else {
                merged[size++] = next[0];
                merged[size++] = next[1];
            }
        }
        return Arrays.copyOf(merged, size);
    }

    @Override
    public Kind kind() {
        return Kind.MYSQL;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MySqlGtids that && covers(that) && that.covers(this);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** One entry per source and tag, which the server reads as well as its own grouping by UUID. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        intervals.forEach((source, bounds) -> {
            text.append(text.isEmpty() ? "" : ",").append(source);
            for (int i = 0; i < bounds.length; i += 2) {
                text.append(':').append(bounds[i]);
                if (bounds[i + 1] > bounds[i]) {
                    text.append('-').append(bounds[i + 1]);
                }
            }
        });
        return text.toString();
    }
}
