package dev.seachange.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What tests of commands share: a folder with a configuration, and what was said. */
abstract class CommandCase {
    @TempDir
    Path folder = Path.of("");

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final RecordedActions actions = new RecordedActions();

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
    }

    int execute(String... args) {
        return Cli.execute(Cli.commandLine(actions, console(false), Map.of(), new Demo()), args);
    }

    Console console(boolean terminal) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), terminal, 80);
    }

    String config(String listen) throws IOException {
        return Files.writeString(folder.resolve("seachange.yaml"), """
                name: squid
                old: { kind: mysql, host: a, user: u, password: p }
                new: { kind: mysql, host: b, user: u, password: p }
                rules: rules
                http: { listen: "%s" }
                """.formatted(listen)).toString();
    }

    @Command(name = "demo")
    private static final class Demo implements Callable<Integer> {
        @Option(names = "--drown")
        private boolean drown;

        @Override
        public Integer call() {
            if (drown) {
                throw new OutOfMemoryError("under water");
            }
            return 7;
        }
    }
}
