package dev.seachange.it.daemon;

import dev.seachange.config.ConfigLoader;
import dev.seachange.config.InvalidConfigException;
import dev.seachange.config.MigrationConfig;
import dev.seachange.it.servers.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A migration as a user would write it: {@code seachange.yaml} and its rules in a folder.
 *
 * @param httpPort the same for every start, as in production
 * @param log standard output and error of all processes started with it, one after the other
 */
public record MigrationFiles(String name, Path config, int httpPort, Path log) {

    /**
     * @param name of the migration, and of its files
     * @param more further sections of {@code seachange.yaml}, may be empty
     */
    public static MigrationFiles write(
            Path folder, String name, TestDatabase shop, TestDatabase market, String rules, String more)
            throws IOException {
        Files.writeString(folder.resolve(name + "-rules.yaml"), rules);
        int port = freePort();
        Path config = folder.resolve(name + ".yaml");
        Files.writeString(config, """
                name: %1$s
                old: %2$s
                new: %3$s
                rules: %1$s-rules.yaml
                http: { listen: "127.0.0.1:%4$d" }
                %5$s
                """.formatted(name, server(shop), server(market), port, more));
        return new MigrationFiles(name, config, port, folder.resolve(name + ".log"));
    }

    /** The same migration with rules that stand elsewhere, as the configuration names them. */
    public MigrationFiles withRules(String path) throws IOException {
        Files.writeString(config, Files.readString(config).replaceFirst("(?m)^rules: .*", "rules: " + path));
        return this;
    }

    /** The same migration, whose rules may read every database of OLD. */
    public MigrationFiles withoutOldDatabase() throws IOException {
        String text = Files.readString(config);
        Files.writeString(config, text.replaceFirst("(?m)^(old: .*) database: \\w+,", "$1"));
        return this;
    }

    /** The same migration for another process: its own address and log. */
    public MigrationFiles second() throws IOException {
        int port = freePort();
        Path copy = config.resolveSibling("second-" + config.getFileName());
        Files.writeString(copy, Files.readString(config).replace(":" + httpPort + "\"", ":" + port + "\""));
        return new MigrationFiles(name, copy, port, log.resolveSibling("second-" + log.getFileName()));
    }

    public MigrationConfig load() throws InvalidConfigException, IOException {
        return new ConfigLoader(Map.of()).load(config);
    }

    private static String server(TestDatabase database) {
        return "{ kind: %s, host: %s, port: %d, database: %s, user: %s, password: \"%s\" }"
                .formatted(
                        database.kind().scheme(), database.host(), database.port(), database.name(), database.user(),
                        database.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
