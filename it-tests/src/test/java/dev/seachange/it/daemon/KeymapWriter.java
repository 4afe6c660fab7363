package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps adding squid and hauls to OLD, and takes some away; now and then many of them in one transaction. */
final class KeymapWriter implements AutoCloseable {
    private static final int FIRST = 10_000;
    private static final int PAUSE_MILLIS = 15;
    private static final int LARGE = 200;

    private final TestDatabase shop;
    private final Thread thread;
    private final Random random = new Random(7);
    private final AtomicReference<@Nullable SQLException> failure = new AtomicReference<>();
    private int next = FIRST;
    private volatile boolean stopping;

    private KeymapWriter(TestDatabase shop) {
        this.shop = shop;
        this.thread = Thread.ofPlatform().daemon().name("keymap-writer").unstarted(this::write);
    }

    static KeymapWriter start(TestDatabase shop) {
        KeymapWriter writer = new KeymapWriter(shop);
        writer.thread.start();
        return writer;
    }

    private void write() {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopping) {
                int rows = random.nextInt(25) == 0 ? LARGE : 1 + random.nextInt(3);
                for (int i = 0; i < rows; i++) {
                    change(statement);
                }
                connection.commit();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(Statement statement) throws SQLException {
        int id = next++;
        statement.execute("INSERT INTO squid VALUES ('s" + id + "', 0)");
        statement.execute("INSERT INTO haul VALUES (" + id + ", 's" + (random.nextBoolean() ? id : random.nextInt(1000)) + "')");
        switch (random.nextInt(4)) {
            case 0 -> statement.execute("DELETE FROM haul WHERE id = " + random.nextInt(4000));
            case 1 -> statement.execute("UPDATE squid SET stock = stock + 1 WHERE code = 's" + random.nextInt(1000) + "'");
            case 2 -> {
                int some = FIRST + random.nextInt(id - FIRST + 1);
                statement.execute("UPDATE haul SET id = id + 1000000 WHERE id = " + some);
            }
            default -> statement.execute("UPDATE haul SET squid_cd = 's" + id + "' WHERE id = " + random.nextInt(4000));
        }
    }

    @Override
    public void close() throws SQLException {
        stopping = true;
        Threads.join(List.of(thread));
        SQLException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
