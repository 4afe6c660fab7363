package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import dev.seachange.it.daemon.Threads;
import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps changing OLD on several connections, as a busy and careless application would. What it wants to do next comes from the
 * seed; what that then meets depends on its other connections.
 */
final class RandomWriter implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 60;

    private final TestDatabase shop;
    private final int squid;
    private final int refusedOneIn;
    private final AtomicLong front;
    private final AtomicInteger uids = new AtomicInteger(CrashShop.FIRST_FREE_UID);
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong rolledBack = new AtomicLong();
    private final AtomicLong large = new AtomicLong();
    private final AtomicReference<@Nullable CompletableFuture<Boolean>> wantedLarge = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private RandomWriter(TestDatabase shop, int squid, int refusedOneIn, AtomicLong front) {
        this.shop = shop;
        this.squid = squid;
        this.refusedOneIn = refusedOneIn;
        this.front = front;
    }

    /**
     * @param squid how many squid there are
     * @param refusedOneIn every how many changes of bottles is one that NEW refuses; 0 for never
     * @param front where the copy of squid is, so that rows can be changed just while they are copied; 0 for nowhere
     */
    static RandomWriter start(TestDatabase shop, int squid, int refusedOneIn, long seed, AtomicLong front) {
        RandomWriter writer = new RandomWriter(shop, squid, refusedOneIn, front);
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            SplittableRandom random = seeds.split();
            writer.threads.add(Thread.ofPlatform().daemon().name("writer-" + i).start(() -> writer.write(random)));
        }
        return writer;
    }

    private void write(SplittableRandom random) {
        try (Connection connection = shop.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION innodb_lock_wait_timeout = 3");
            }
            Sql sql = new Sql(connection);
            SquidErrands squids = new SquidErrands(sql, random, uids::getAndIncrement, squid, front);
            MoneyErrands money = new MoneyErrands(sql, random, uids::getAndIncrement);
            List<Errand> errands = errands(sql, random, squids, money);
            while (!stopping) {
                CompletableFuture<Boolean> asked = wantedLarge.getAndSet(null);
                boolean isLarge = asked != null || random.nextInt(1_500) == 0;
                Errand errand = isLarge ? () -> money.around(random.nextInt(1, 500), squids::rewriteMany) : some(errands, random);
                boolean done = transaction(connection, random, errand);
                if (isLarge && done) {
                    large.incrementAndGet();
                }
                if (asked != null) {
                    asked.complete(done);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private List<Errand> errands(Sql sql, SplittableRandom random, SquidErrands squids, MoneyErrands money) {
        CustomerErrands customers = new CustomerErrands(sql, random, uids::getAndIncrement);
        BottleErrands bottles = new BottleErrands(sql, random, refusedOneIn);
        List<Errand> errands = new ArrayList<>();
        often(errands, 4, bottles::fill);
        often(errands, 4, bottles::refill);
        often(errands, 2, bottles::empty);
        often(errands, 24, money::transfer);
        often(errands, 3, money::openWallet);
        often(errands, 2, money::closeWallet);
        often(errands, 2, money::replaceWallet);
        often(errands, 3, money::moveWallet);
        often(errands, 3, money::swapWallets);
        often(errands, 4, money::movePurse);
        often(errands, 2, money::renameOwner);
        often(errands, 20, squids::touch);
        often(errands, 5, squids::insert);
        often(errands, 3, squids::delete);
        often(errands, 4, squids::move);
        often(errands, 6, squids::changeStatus);
        often(errands, 6, squids::swapSku);
        often(errands, 4, squids::inheritSku);
        often(errands, 4, customers::insert);
        often(errands, 5, customers::update);
        often(errands, 2, customers::delete);
        often(errands, 2, customers::move);
        often(errands, 5, customers::swapEmails);
        often(errands, 3, customers::note);
        often(errands, 5, customers::placeOrder);
        often(errands, 4, customers::addItem);
        often(errands, 3, customers::dropItem);
        often(errands, 2, customers::renumberItem);
        often(errands, 3, customers::ship);
        often(errands, 3, customers::cancelOrder);
        return errands;
    }

    private static void often(List<Errand> errands, int weight, Errand errand) {
        for (int i = 0; i < weight; i++) {
            errands.add(errand);
        }
    }

    /** One errand, or now and then several in one transaction. */
    private static Errand some(List<Errand> errands, SplittableRandom random) {
        int count = random.nextInt(5) == 0 ? random.nextInt(2, 6) : 1;
        return () -> {
            for (int i = 0; i < count; i++) {
                errands.get(random.nextInt(errands.size())).run();
            }
        };
    }

    /** Whether it was committed. */
    private boolean transaction(Connection connection, SplittableRandom random, Errand errand) throws SQLException {
        connection.setTransactionIsolation(
                random.nextBoolean() ? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_REPEATABLE_READ);
        try {
            errand.run();
            if (random.nextInt(25) > 0) {
                connection.commit();
                committed.incrementAndGet();
                return true;
            }
        } catch (GiveUp e) {
            // Somebody else was quicker.
        } catch (SQLException e) {
            if (!expected(e)) {
                throw e;
            }
        }
        connection.rollback();
        rolledBack.incrementAndGet();
        return false;
    }

    /** What an application has to live with. */
    private static boolean expected(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1062, // duplicate key
                    1205, // lock wait timeout
                    1213, // deadlock
                    1020, // the row has changed since it was read (MariaDB's snapshot isolation)
                    1451, // there are children
                    1452 -> // there is no parent
                true;
            default -> false;
        };
    }

    /** Has a large transaction done and waits for it; whether it was committed. */
    boolean writeLarge() throws Exception {
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        wantedLarge.set(asked);
        return asked.get(30, TimeUnit.SECONDS);
    }

    /** Fails when a connection did. */
    void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("the writer on OLD failed", failed);
        }
    }

    /** Ends all transactions. */
    void stop() {
        close();
        check();
    }

    String counts() {
        return committed + " transactions committed (" + large + " large), " + rolledBack + " rolled back";
    }

    @Override
    public void close() {
        stopping = true;
        Threads.join(threads);
    }
}
