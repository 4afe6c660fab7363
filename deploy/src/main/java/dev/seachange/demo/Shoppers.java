package dev.seachange.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The shop's life: threads that keep writing to OLD in transactions, at a steady rate, until they are stopped. They know nothing
 * of a migration.
 *
 * <p>Each shopper's choices follow from the seed; which of them comes first does not, and neither do the ids that OLD gives.
 */
final class Shoppers implements AutoCloseable {
    private static final int COUNT = 4;
    private static final long GOING_HOME_MILLIS = 10_000;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int ROW_IS_REFERENCED = 1451;
    private static final int PARENT_IS_GONE = 1452;

    /**
     * What they did.
     *
     * @param committed transactions
     * @param rolledBack transactions given up, by choice or since a lock or a foreign key stood in the way
     */
    record Sales(long committed, long rolledBack) {}

    private final String url;
    private final String password;
    private final Pacer pacer;
    private final Till.Shelf shelf;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder committed = new LongAdder();
    private final LongAdder rolledBack = new LongAdder();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean stopping;

    private Shoppers(String url, String password, Pacer pacer, Till.Shelf shelf) {
        this.url = url;
        this.password = password;
        this.pacer = pacer;
        this.shelf = shelf;
    }

    /** @param rate transactions per second; with 0 nobody comes */
    static Shoppers start(DatabaseServer oldServer, DemoPasswords passwords, ShopData.Size size, int rate, long seed) {
        Pacer pacer = new Pacer(Math.max(1, rate), System.nanoTime());
        Shoppers shoppers = new Shoppers(oldServer.jdbcUrl("shop"), passwords.shop(), pacer, Till.Shelf.of(size));
        SplittableRandom dice = new SplittableRandom(seed);
        for (int i = 1; i <= (rate == 0 ? 0 : COUNT); i++) {
            SplittableRandom own = dice.split();
            shoppers.threads.add(Thread.ofPlatform().name("shopper-" + i).daemon().start(() -> shoppers.shop(own)));
        }
        return shoppers;
    }

    private void shop(SplittableRandom dice) {
        try (Connection connection = DriverManager.getConnection(url, "shop_app", password)) {
            connection.setAutoCommit(false);
            Till till = new Till(connection, dice, shelf);
            while (true) {
                long due = pacer.next(System.nanoTime());
                while (!stopping && due - System.nanoTime() > 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                if (stopping) {
                    return;
                }
                errand(till, Errand.any(dice));
            }
        } catch (SQLException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void errand(Till till, Errand errand) throws SQLException {
        boolean done;
        try {
            done = errand.run(till);
        } catch (SQLException e) {
            if (!isOrdinary(e)) {
                till.connection().rollback();
                throw new SQLException("errand " + errand + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
            }
            done = false;
        }
        if (done) {
            till.connection().commit();
            committed.increment();
        } else {
            till.connection().rollback();
            rolledBack.increment();
        }
    }

    /** What happens in any shop with several customers. */
    private static boolean isOrdinary(SQLException e) {
        return switch (e.getErrorCode()) {
            case DEADLOCK, LOCK_WAIT_TIMEOUT, ROW_IS_REFERENCED, PARENT_IS_GONE -> true;
            default -> false;
        };
    }

    Sales sales() {
        return new Sales(committed.sum(), rolledBack.sum());
    }

    /** What sent a shopper home, if anything did: a defect of the demo, or OLD is gone. */
    @Nullable Exception failure() {
        return failure.get();
    }

    /** Lets open transactions end, and waits for that. */
    void stop() throws InterruptedException {
        stopping = true;
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            thread.join(GOING_HOME_MILLIS);
            if (thread.isAlive()) {
                throw new IllegalStateException(thread.getName() + " did not end its transaction");
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.forEach(LockSupport::unpark);
    }
}
