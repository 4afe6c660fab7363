package dev.seachange.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.Console;
import dev.seachange.demo.DemoCommand;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command a newcomer tries first. */
class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void migratesALivingShopAndEndsIdentical() throws Exception {
        TestingServers.require(Kind.MARIADB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(print(out), print(err), false, 80);
        int exit = new CommandLine(new DemoCommand(console))
                .execute("--seconds=4", "--squid=4000", "--rate=150", "--seed=42", "--folder=" + folder);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(exit).as("output: %s%n%s", lines, err).isZero();
        assertThat(lines).last().isEqualTo("identical");
        assertThat(lines).filteredOn(line -> line.startsWith("market.")).hasSize(5);
        assertThat(lines).anyMatch(line -> line.strip().startsWith("Metrics") && line.endsWith("/metrics"));
        assertThat(Files.readString(folder.resolve("seachange.yaml"))).contains("name: squid-to-seafood");
        assertThat(folder.resolve("rules/market.yaml")).exists();
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
