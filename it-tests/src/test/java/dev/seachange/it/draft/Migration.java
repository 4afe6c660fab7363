package dev.seachange.it.draft;

import dev.seachange.demo.DemoCommand;
import dev.seachange.it.servers.Terminal;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** A folder with a configuration for two databases, and the command line on it. */
public record Migration(Path folder, TestDatabase shop, TestDatabase market) {
    public static Migration in(Path folder, TestDatabase shop, TestDatabase market) throws IOException {
        Files.writeString(
                folder.resolve("seachange.yaml"),
                "name: draft\nold: %s\nnew: %s\nrules: rules/\n".formatted(server(shop), server(market)));
        return new Migration(folder, shop, market);
    }

    private static String server(TestDatabase database) {
        return "{ kind: %s, host: %s, port: %d, database: %s, user: %s, password: \"%s\" }"
                .formatted(
                        database.kind().name().toLowerCase(Locale.ROOT), database.host(), database.port(), database.name(),
                        database.user(), database.password());
    }

    /** Runs a command with {@code -c} for this folder. */
    public Ran run(String command, String... more) {
        String[] args = new String[more.length + 3];
        args[0] = command;
        args[1] = "-c";
        args[2] = folder.resolve("seachange.yaml").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return Terminal.run(80, args);
    }

    /** The tables of the demo in these databases. */
    public void demoTables() throws Exception {
        run(shop, "old.sql");
        run(market, "new.sql");
    }

    private void run(TestDatabase database, String resource) throws Exception {
        try (InputStream in = DemoCommand.class.getResourceAsStream(resource)) {
            String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("shop.", shop.name() + ".")
                    .replace("market.", market.name() + ".");
            for (String sql : script.split(";\\s*\n")) {
                if (!sql.isBlank() && !sql.contains("CREATE DATABASE")) {
                    database.execute(sql.strip());
                }
            }
        }
    }
}
