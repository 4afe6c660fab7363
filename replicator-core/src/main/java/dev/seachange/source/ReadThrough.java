package dev.seachange.source;

import dev.seachange.change.LogPlace;
import dev.seachange.server.ServerKind;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far the log has been read for sure, even when its last statements changed no rows. A record's own offset cannot:
 * behind a DDL statement it stays where that began (MariaDB).
 *
 * <p>The engine publishes the place of an event after everything up to it has been queued. So a place published before a
 * heartbeat was made lies, in the queue, before that heartbeat: when the heartbeat arrives, everything up to there has been told.
 */
final class ReadThrough {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName metrics;
    private @Nullable LogPlace published;
    private long publishedAt;

    ReadThrough(ServerKind kind, String topicPrefix) {
        try {
            metrics = new ObjectName("debezium." + kind.name().toLowerCase(Locale.ROOT)
                    + ":type=connector-metrics,context=streaming,server=" + topicPrefix);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * To be asked at each heartbeat.
     *
     * @param madeAt when the heartbeat was made, milliseconds of this machine's clock
     * @return a place before which everything has been told; null when none is known yet
     */
    @Nullable LogPlace at(long madeAt) {
        LogPlace reached = published != null && madeAt > publishedAt ? published : null;
        if (published == null || reached != null) {
            published = ask();
            publishedAt = System.currentTimeMillis();
        }
        return reached;
    }

    private @Nullable LogPlace ask() {
        try {
            String file = (String) server.getAttribute(metrics, "BinlogFilename");
            long offset = (Long) server.getAttribute(metrics, "BinlogPosition");
            return file == null || file.isEmpty() ? null : new LogPlace(file, offset);
        } catch (JMException e) {
            // Not registered yet: the engine is starting.
            return null;
        }
    }
}
