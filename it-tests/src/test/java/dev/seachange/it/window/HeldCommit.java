package dev.seachange.it.window;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a commit in the state that semi-synchronous replication makes: in the log, told to every reader of it, and not yet
 * visible to any SELECT. There is no replica whose answer would end it, so it lasts until it is released.
 */
final class HeldCommit implements AutoCloseable {
    /** Milliseconds; longer than any test. */
    private static final String PATIENCE = "600000";

    private final TestDatabase database;
    private final String prefix;
    private @Nullable CompletableFuture<Void> held;

    private HeldCommit(TestDatabase database, String prefix) {
        this.database = database;
        this.prefix = prefix;
    }

    /** @param database on a server of the test's own */
    static HeldCommit prepare(TestDatabase database) throws SQLException {
        String prefix =
                switch (database.kind()) {
                    case MYSQL -> "rpl_semi_sync_source_";
                    case MARIADB -> "rpl_semi_sync_master_";
                };
        switch (database.kind()) {
            case MYSQL -> database.execute("INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'");
            case MARIADB -> database.execute("SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'");
        }
        database.execute("SET GLOBAL " + prefix + "timeout = " + PATIENCE);
        return new HeldCommit(database, prefix);
    }

    /** Starts a transaction of these statements, whose COMMIT will hang. */
    void hold(String... statements) throws SQLException {
        database.execute("SET GLOBAL " + prefix + "enabled = OFF", "SET GLOBAL " + prefix + "enabled = ON");
        held = CompletableFuture.runAsync(() -> commit(statements), command -> Thread.ofVirtual().start(command));
    }

    private void commit(String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** Whether the COMMIT hangs still. */
    boolean isHeld() {
        CompletableFuture<Void> running = held;
        return running != null && !running.isDone();
    }

    /** Lets it go and waits for its end. */
    void release() throws Exception {
        database.execute("SET GLOBAL " + prefix + "enabled = OFF");
        CompletableFuture<Void> running = held;
        if (running != null) {
            running.get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws SQLException {
        database.execute("SET GLOBAL " + prefix + "enabled = OFF");
    }
}
