package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.window.LogHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks OLD at a steady beat where its log ends. Goes on by itself when OLD was away. */
final class HeadPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadPoller.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final ServerSettings server;
    private final Position.Kind kind;
    private final InstantSource clock;
    private final BiConsumer<LogHead, Instant> told;
    private final ScheduledExecutorService thread;
    private @Nullable Connection connection;

    private HeadPoller(
            ServerSettings server,
            Position.Kind kind,
            InstantSource clock,
            BiConsumer<LogHead, Instant> told,
            String migration) {
        this.server = server;
        this.kind = kind;
        this.clock = clock;
        this.told = told;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("log-head-" + migration).daemon().factory());
    }

    /** @param told is given each answer and the moment of asking, on the poller's thread */
    static HeadPoller start(
            ServerSettings server,
            Position.Kind kind,
            InstantSource clock,
            BiConsumer<LogHead, Instant> told,
            String migration) {
        HeadPoller poller = new HeadPoller(server, kind, clock, told, migration);
        Future<?> unused =
                poller.thread.scheduleWithFixedDelay(poller::ask, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return poller;
    }

    private void ask() {
        try {
            Connection open = connection;
            if (open == null) {
                open = Server.connect(server, ANSWER_WITHIN);
                connection = open;
            }
            Instant now = clock.instant();
            told.accept(LogHead.read(open, kind), now);
        } catch (SQLException e) {
            LOG.debug("asking OLD where its log ends", e);
            drop();
        } catch (RuntimeException e) {
            // An exception would silently end the schedule.
            LOG.warn("telling where OLD's log ends", e);
        }
    }

    private void drop() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                LOG.debug("closing a broken connection", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(2, TimeUnit.SECONDS)) {
                drop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
