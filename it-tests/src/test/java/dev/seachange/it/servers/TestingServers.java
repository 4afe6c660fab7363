package dev.seachange.it.servers;

import dev.seachange.demo.DatabaseServer;
import dev.seachange.demo.EmbeddedMariaDb;
import dev.seachange.demo.ServerOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/**
 * The servers most tests share: one OLD and one NEW of each kind per test JVM, started when first asked for and closed with
 * the JVM. A test gets its own database on them; one that stops, kills or reconfigures a server starts its own.
 *
 * <p>Where they come from: the URL in {@code seachange.it.mysql.url} or {@code seachange.it.mariadb.url} (and, for another
 * NEW, {@code seachange.it.mysql.new.url}), else Docker, else native programs.
 *
 * <pre>{@code
 * TestingServers.require(Kind.MYSQL);
 * try (TestDatabase shop = TestingServers.old(Kind.MYSQL).database("shop");
 *     TestDatabase market = TestingServers.fresh(Kind.MYSQL).database("market")) {
 *   ...
 * }
 * }</pre>
 */
public final class TestingServers {

    /** Which make of server. */
    public enum Kind {
        MYSQL("mysql"),
        MARIADB("mariadb");

        private final String scheme;

        Kind(String scheme) {
            this.scheme = scheme;
        }

        /** As in JDBC URLs, system properties and configuration files. */
        public String scheme() {
            return scheme;
        }
    }

    private enum Side {
        OLD,
        NEW
    }

    private record Key(Kind kind, Side side) {}

    private static final Map<Key, TestServer> SERVERS = new ConcurrentHashMap<>();
    private static final Map<Kind, String> ANNOUNCED = new ConcurrentHashMap<>();

    private TestingServers() {}

    /** The server that plays OLD. */
    public static TestServer old(Kind kind) {
        return server(new Key(kind, Side.OLD));
    }

    /** The server that plays NEW ({@code new} is taken). */
    public static TestServer fresh(Kind kind) {
        return server(new Key(kind, Side.NEW));
    }

    /** Skips the calling test where this kind cannot be had, and says so once, in one loud line. */
    public static void require(Kind kind) {
        unavailable(kind)
                .ifPresent(
                        reason -> {
                            String line = "no " + kind + ": " + reason.strip().replaceAll("\\s*\\R\\s*", " | ");
                            if (ANNOUNCED.put(kind, line) == null) {
                                System.err.println("!!! SKIPPING all tests that need it: " + line);
                            }
                            Assumptions.abort(line);
                        });
    }

    /** Empty where this kind can be had; else the reason why not. */
    public static Optional<String> unavailable(Kind kind) {
        if (givenUrl(new Key(kind, Side.OLD)).isPresent() || DockerServers.available()) {
            return Optional.empty();
        }
        return switch (kind) {
            case MYSQL -> TestingMySqlServer.unavailable();
            case MARIADB -> EmbeddedMariaDb.unavailable();
        };
    }

    /** A server of one's own, to be stopped, killed or given special options; native only. */
    public static DatabaseServer start(Kind kind, ServerOptions options) {
        return switch (kind) {
            case MYSQL -> TestingMySqlServer.start(options);
            case MARIADB -> EmbeddedMariaDb.start(options);
        };
    }

    private static TestServer server(Key key) {
        return SERVERS.computeIfAbsent(key, TestingServers::find);
    }

    private static TestServer find(Key key) {
        Optional<String> url = givenUrl(key);
        if (url.isPresent()) {
            return TestServer.at(key.kind(), url.get());
        }
        if (DockerServers.available()) {
            return DockerServers.start(key.kind());
        }
        return TestServer.of(key.kind(), start(key.kind(), ServerOptions.defaults()));
    }

    private static Optional<String> givenUrl(Key key) {
        String property = "seachange.it." + key.kind().scheme();
        Optional<String> both = Optional.ofNullable(System.getProperty(property + ".url"));
        if (key.side() == Side.NEW) {
            return Optional.ofNullable(System.getProperty(property + ".new.url")).or(() -> both);
        }
        return both;
    }
}
