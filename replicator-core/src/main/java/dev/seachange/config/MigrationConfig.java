package dev.seachange.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One migration, as {@code seachange.yaml} describes it.
 *
 * @param file where it was read from
 * @param name names the checkpoint in NEW: with another name, the migration begins anew
 * @param rules a file or folder; existing, unless the configuration was read before there are rules
 */
public record MigrationConfig(
        Path file,
        String name,
        ServerConfig oldServer,
        ServerConfig newServer,
        Path rules,
        Http http,
        Source source,
        Epoch epoch,
        Queue queue,
        CopySettings copy,
        Live live) {

    /**
     * What it takes to ask the daemon of a migration.
     *
     * @param name null when the file names none, or one that is not allowed
     */
    public record Contact(@Nullable String name, InetSocketAddress listen) {}

    /** @param listen host not resolved; port 0 takes any free one */
    public record Http(InetSocketAddress listen) {
        public static final InetSocketAddress DEFAULT_LISTEN = InetSocketAddress.createUnresolved("127.0.0.1", 8090);
    }

    /**
     * Reading OLD's log.
     *
     * @param serverId under which OLD knows this reader; unique among OLD's replicas. Made from the migration's name unless given
     */
    public record Source(long serverId) {}

    /** Bounds of what goes into one transaction on NEW; a larger transaction of OLD stays whole and goes in slices. */
    public record Epoch(int maxRows, long maxBytes) {
        public static final Epoch DEFAULT = new Epoch(10_000, 8L << 20);
    }

    /** Memory for changes read and not yet written. */
    public record Queue(long maxBytes) {
        public static final Queue DEFAULT = new Queue(32L << 20);
    }

    /**
     * Copying what was in OLD before.
     *
     * @param readers connections that read OLD at a time
     * @param rangeTime how long reading one range should take; its size follows from that
     * @param rangeMaxRows bound of a range, which is held in memory
     */
    public record CopySettings(int readers, Duration rangeTime, int rangeMaxRows) {
        public static final CopySettings DEFAULT = new CopySettings(2, Duration.ofSeconds(1), 20_000);
    }

    /** @param maxLag above it {@code /readyz} says not ready */
    public record Live(Duration maxLag) {
        public static final Live DEFAULT = new Live(Duration.ofSeconds(10));
    }
}
