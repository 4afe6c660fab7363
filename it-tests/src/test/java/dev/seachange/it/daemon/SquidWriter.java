package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes at random to the tables of {@link Squids}: rows and parts come, go, change and move, some in one transaction. */
final class SquidWriter implements AutoCloseable {
    private static final List<String> PARTS = List.of("care", "tank");
    /** So that a slow machine can follow. */
    private static final long PAUSE_MILLIS = 2;

    private final TestDatabase shop;
    private final int names;
    private final Random random;
    private final Thread thread;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopping;
    private volatile @Nullable SQLException failure;

    private SquidWriter(TestDatabase shop, int names, long seed) {
        this.shop = shop;
        this.names = names;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().daemon().name("squid-writer").unstarted(this::write);
    }

    /** @param names how many keys there are to choose from */
    static SquidWriter start(TestDatabase shop, int names, long seed) {
        SquidWriter writer = new SquidWriter(shop, names, seed);
        writer.thread.start();
        return writer;
    }

    /** Two rows of three are there from the start, and half of the parts, on either side of missing rows. */
    static void fill(TestDatabase shop, int names) throws SQLException {
        try (Connection connection = shop.connect();
                PreparedStatement squid = connection.prepareStatement("INSERT INTO squid VALUES (?, ?, ?)");
                PreparedStatement care = connection.prepareStatement("INSERT INTO care VALUES (?, ?, ?, ?)");
                PreparedStatement tank = connection.prepareStatement("INSERT INTO tank VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < names; i++) {
                if (i % 3 != 0) {
                    run(squid, "n" + i, i % 10 == 0 ? "draft" : "live", i);
                }
                if (i % 2 == 0) {
                    run(care, "N" + i, i % 2, i % 110, i % 5 == 0 ? null : "memo " + i);
                }
                if (i % 4 < 2) {
                    run(tank, "n" + i, "t" + i);
                }
            }
            connection.commit();
        }
    }

    private static void run(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private void write() {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopping) {
                for (int left = 1 + random.nextInt(6); left > 0; left--) {
                    statement.executeUpdate(operation());
                }
                if (random.nextInt(12) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                done.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** In ways that never fail: what is there already, or is not there, is left alone. */
    private String operation() {
        String name = name();
        String part = PARTS.get(random.nextInt(2));
        return switch (random.nextInt(15)) {
            case 0, 1 -> "INSERT IGNORE INTO squid VALUES ('" + name + "', '" + (random.nextInt(4) == 0 ? "draft" : "live") + "', "
                    + random.nextInt(100) + ")";
            case 2 -> "DELETE FROM squid WHERE nm = '" + name + "'";
            case 3 -> "UPDATE squid SET arms = arms + 1 WHERE nm = '" + name + "'";
            case 4 -> "UPDATE squid SET status = IF(status = 'live', 'draft', 'live') WHERE nm = '" + name + "'";
            case 5 -> "UPDATE IGNORE squid SET nm = '" + name() + "' WHERE nm = '" + name + "'";
            case 6 -> "UPDATE squid SET nm = '" + name.toUpperCase(Locale.ROOT) + "' WHERE nm = '" + name + "'";
            case 7, 8 -> "INSERT IGNORE INTO care VALUES ('" + name + "', " + random.nextInt(3) + ", " + random.nextInt(120)
                    + ", " + (random.nextBoolean() ? "NULL" : "'m" + random.nextInt(9) + "'") + ")";
            case 9 -> "INSERT IGNORE INTO tank VALUES ('" + name + "', 't" + random.nextInt(9) + "')";
            case 10 -> "DELETE FROM " + part + " WHERE squid_nm = '" + name + "'";
            case 11 -> "UPDATE care SET days = (days + 37) % 120, memo = 'changed' WHERE squid_nm = '" + name + "'";
            case 12 -> "UPDATE IGNORE " + part + " SET squid_nm = '" + name() + "' WHERE squid_nm = '" + name + "'";
            case 13 -> "UPDATE " + part + " SET squid_nm = IF(BINARY squid_nm = BINARY LOWER(squid_nm), UPPER(squid_nm), LOWER(squid_nm))"
                    + " WHERE squid_nm = '" + name + "'";
            default -> "UPDATE care SET chill = 2, memo = 'none' WHERE squid_nm = '" + name + "'";
        };
    }

    private String name() {
        String name = "n" + random.nextInt(names);
        return random.nextInt(5) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** Waits until so many further transactions are done. */
    void awaitMore(int transactions) throws InterruptedException, SQLException {
        long goal = done.get() + transactions;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (done.get() < goal) {
            SQLException failed = failure;
            if (failed != null) {
                throw failed;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the writer on OLD has done only " + done + " transactions");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Override
    public void close() {
        stopping = true;
        Threads.join(List.of(thread));
    }
}
