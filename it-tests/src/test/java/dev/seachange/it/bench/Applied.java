package dev.seachange.it.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches NEW's checkpoint, which is committed together with the rows, until it holds the whole log. */
final class Applied implements AutoCloseable {
    private static final Pattern INTERVAL = Pattern.compile(":(\\d+)(?:-(\\d+))?");

    private final BenchLog.Made log;
    private final Connection connection;
    private final PreparedStatement query;
    private final long before;
    private long first;
    private double firstSeconds;

    Applied(BenchServer fresh, BenchLog.Made log) throws SQLException {
        this.log = log;
        this.before = transactions(fresh.ask("SELECT `position` FROM seachange.checkpoint"));
        this.connection = fresh.connect();
        this.query = connection.prepareStatement("SELECT `position`, GTID_SUBSET(?, `position`) FROM seachange.checkpoint");
        query.setString(1, log.gtids());
    }

    /** Whether NEW holds all of it. */
    boolean look(Stopwatch watch) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            long now = transactions(row.getString(1)) - before;
            if (first == 0 && now > 0) {
                first = now;
                firstSeconds = watch.seconds();
            }
            return row.getBoolean(2);
        }
    }

    /** When the first transactions of the log were seen in NEW. */
    double firstSeconds() {
        return firstSeconds;
    }

    /** Row changes per second from then on: without the start of the JVM and of the log reader. */
    double rateSinceFirst(double seconds) {
        double left = 1 - (double) first / log.transactions();
        return log.changes() * left / (seconds - firstSeconds);
    }

    /** How many a set such as {@code uuid:1-17:20} has. */
    private static long transactions(String gtids) {
        long count = 0;
        Matcher interval = INTERVAL.matcher(gtids);
        while (interval.find()) {
            long from = Long.parseLong(interval.group(1));
            count += interval.group(2) == null ? 1 : Long.parseLong(interval.group(2)) - from + 1;
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
