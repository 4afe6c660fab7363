package dev.seachange.it.crash;

import dev.seachange.change.Position;
import dev.seachange.it.daemon.Threads;
import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A number in OLD that rises by one, again and again, in transactions whose places in the log are known. So whoever reads the
 * number and the checkpoint in one snapshot of NEW can tell whether they belong together.
 */
final class Tide implements AutoCloseable {
    private static final int PAUSE_MILLIS = 12;

    private final TestDatabase shop;
    private final Position.Kind kind;
    private final String uuid = UUID.randomUUID().toString();
    private final Map<Long, Position> places = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopping;

    private Tide(TestDatabase shop) {
        this.shop = shop;
        this.kind = Position.Kind.valueOf(shop.kind().name());
        this.thread = Thread.ofPlatform().daemon().name("tide").unstarted(this::rise);
    }

    static Tide start(TestDatabase shop) {
        Tide tide = new Tide(shop);
        tide.thread.start();
        return tide;
    }

    private void rise() {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            for (long n = 1; !stopping; n++) {
                rise(statement, n);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void rise(Statement statement, long n) throws SQLException {
        String update = "UPDATE tide SET n = " + n;
        switch (kind) {
            case MYSQL -> {
                // MySQL does not tell a transaction's place, but lets itself be told.
                String gtid = uuid + ":" + n;
                statement.execute("SET gtid_next = '" + gtid + "'");
                statement.execute(update);
                statement.execute("SET gtid_next = 'AUTOMATIC'");
                places.put(n, Position.parse(kind, gtid));
            }
            case MARIADB -> {
                statement.execute(update);
                try (ResultSet row = statement.executeQuery("SELECT @@last_gtid")) {
                    row.next();
                    places.put(n, Position.parse(kind, row.getString(1)));
                }
            }
        }
    }

    /** What is wrong with seeing the number together with that checkpoint; empty while it is not known yet. */
    Optional<String> judged(long n, Position checkpoint) {
        Position own = places.get(n);
        Position next = places.get(n + 1);
        if ((n > 0 && own == null) || next == null) {
            return Optional.empty();
        }
        if (own != null && !checkpoint.covers(own)) {
            return Optional.of("the tide is at " + n + " (" + own + "), which the checkpoint does not hold");
        }
        if (checkpoint.covers(next)) {
            return Optional.of("the tide is at " + n + ", yet the checkpoint holds the next one (" + next + ")");
        }
        return Optional.of("");
    }

    void stop() {
        close();
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("the tide on OLD failed", failed);
        }
    }

    @Override
    public void close() {
        stopping = true;
        Threads.join(List.of(thread));
    }
}
