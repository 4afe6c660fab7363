package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps writing to a {@link SmallMigration}'s OLD, and tries again whenever that is away. */
final class SteadyWriter implements AutoCloseable {
    private static final int PAUSE_MILLIS = 10;
    private static final int FIRST_KEY = 1_000;

    private final TestDatabase shop;
    private final Thread thread;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopping;

    private SteadyWriter(TestDatabase shop) {
        this.shop = shop;
        this.thread = Thread.ofPlatform().daemon().name("steady-writer").unstarted(this::write);
    }

    static SteadyWriter start(TestDatabase shop) {
        SteadyWriter writer = new SteadyWriter(shop);
        writer.thread.start();
        return writer;
    }

    private void write() {
        try {
            while (!stopping) {
                writeUntilAway();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeUntilAway() throws InterruptedException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopping) {
                // A commit whose answer got lost may have happened: IGNORE, or the same key would be there already.
                long n = done.get();
                statement.execute("INSERT IGNORE INTO squid VALUES (" + (FIRST_KEY + n) + ", 'Squid', 0)");
                statement.execute("UPDATE squid SET stock = stock + 1 WHERE id IN (1, " + (FIRST_KEY + n / 2) + ")");
                if (n % 3 == 0) {
                    statement.execute("DELETE FROM squid WHERE id = " + (FIRST_KEY + n / 3));
                }
                connection.commit();
                done.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            // OLD is away; it comes back.
            return;
        }
    }

    /** Waits until some more transactions are committed on OLD. */
    void awaitMore() throws InterruptedException {
        long goal = done.get() + 10;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (done.get() < goal) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("the writer on OLD has done only " + done + " transactions");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    void stop() {
        close();
    }

    @Override
    public void close() {
        stopping = true;
        Threads.join(List.of(thread));
    }
}
