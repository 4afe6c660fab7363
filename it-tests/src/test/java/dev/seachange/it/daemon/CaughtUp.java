package dev.seachange.it.daemon;

import dev.seachange.change.Position;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.status.Stage;
import dev.seachange.status.Status;
import dev.seachange.window.LogHead;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for another process to bring what OLD has now into NEW. */
final class CaughtUp {
    private static final Duration WITHIN = Duration.ofSeconds(120);

    private CaughtUp() {}

    static void await(DaemonProcess daemon, TestDatabase shop) throws SQLException, IOException, InterruptedException {
        Position end = end(shop);
        daemon.await("NEW to have " + end, WITHIN, status -> status.stage() == Stage.LIVE && covers(status, end));
    }

    private static Position end(TestDatabase shop) throws SQLException {
        try (Connection connection = shop.connect()) {
            return LogHead.read(connection, Position.Kind.valueOf(shop.kind().name())).position();
        }
    }

    private static boolean covers(Status status, Position end) {
        String applied = status.progress().appliedPosition();
        return applied != null && Position.parse(end.kind(), applied).covers(end);
    }
}
