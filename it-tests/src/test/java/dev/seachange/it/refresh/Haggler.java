package dev.seachange.it.refresh;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Changes squids at random all the time: stock, drafts to live and back, keys that move, rows that come and go. */
final class Haggler implements AutoCloseable {
    private final TestDatabase shop;
    private final int squids;
    private final Random random = new Random(7);
    private final Thread thread = Thread.ofPlatform().daemon().name("haggler").unstarted(this::haggle);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile boolean stopping;

    private Haggler(TestDatabase shop, int squids) {
        this.shop = shop;
        this.squids = squids;
    }

    /** @param squids keys from 1 to this are changed, and as many above it come and go */
    static Haggler start(TestDatabase shop, int squids) {
        Haggler haggler = new Haggler(shop, squids);
        haggler.thread.start();
        return haggler;
    }

    private void haggle() {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            while (!stopping) {
                statement.execute(change());
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (SQLException | InterruptedException e) {
            failure.set(e);
        }
    }

    private String change() {
        int id = 1 + random.nextInt(squids);
        int other = squids + 1 + random.nextInt(squids);
        return switch (random.nextInt(7)) {
            case 0 -> "UPDATE squid SET status = 'draft' WHERE id = " + id;
            case 1 -> "UPDATE squid SET status = 'live' WHERE id = " + id;
            case 2 -> "DELETE FROM squid WHERE id = " + other;
            case 3 -> "INSERT IGNORE INTO squid VALUES (" + other + ", 'New', 1, 'live')";
            case 4 -> "UPDATE IGNORE squid SET id = " + other + " WHERE id = " + id;
            case 5 -> "UPDATE squid SET squid_nm = CONCAT('Squid ', stock) WHERE id = " + id;
            default -> "UPDATE squid SET stock = stock + 1 WHERE id = " + id;
        };
    }

    @Override
    public void close() throws Exception {
        stopping = true;
        if (!thread.join(java.time.Duration.ofSeconds(30))) {
            throw new AssertionError("the haggler does not end");
        }
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
