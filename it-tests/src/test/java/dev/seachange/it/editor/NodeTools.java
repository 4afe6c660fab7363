package dev.seachange.it.editor;

import dev.seachange.demo.PreparedFolder;
import dev.seachange.demo.ServerOptions;
import dev.seachange.demo.Subprocess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Programs that come as packages of npm, in a private folder; where they come from is npm's own setting on this machine. */
final class NodeTools {
    /** The newest that runs on Node.js 20, too. */
    private static final String VERSION = "1.25.0";

    private static final Duration DOWNLOAD = Duration.ofMinutes(5);
    private static final Duration QUESTION = Duration.ofSeconds(30);

    private NodeTools() {}

    /** How to start yaml-language-server over standard input and output; skips the calling test, in one loud line, without npm. */
    static List<String> yamlLanguageServer() {
        try {
            Path folder = ServerOptions.defaults().cache().resolve("yaml-language-server-" + VERSION);
            Path home = PreparedFolder.prepare(folder, NodeTools::install);
            Path program = home.resolve("node_modules/yaml-language-server/bin/yaml-language-server");
            return List.of("node", program.toString(), "--stdio");
        } catch (IOException e) {
            String line = "no yaml-language-server: " + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | ");
            System.err.println("!!! SKIPPING the test of editors: " + line);
            Assumptions.abort(line);
            throw new IllegalStateException("not reached", e);
        }
    }

    private static void install(Path folder) throws IOException {
        Path log = folder.resolveSibling("npm.log");
        Files.deleteIfExists(log);
        run(List.of("node", "--version"), folder, log, QUESTION);
        run(List.of("npm", "--version"), folder, log, QUESTION);
        run(
                List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder.toString(),
                        "yaml-language-server@" + VERSION),
                folder, log, DOWNLOAD);
    }

    private static void run(List<String> command, Path folder, Path log, Duration patience) throws IOException {
        Subprocess.run(command, Map.of(), folder, log, patience);
    }
}
