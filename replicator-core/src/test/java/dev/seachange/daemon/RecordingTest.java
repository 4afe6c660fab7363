package dev.seachange.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cases.Snapshot;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.ConfigLoader;
import dev.seachange.rules.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which snapshots are replaced. Nobody listens at the servers: whoever gets so far has not refused the file. */
class RecordingTest {
    private static final String CANNOT_CONNECT = "P001";

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("seachange.yaml"), """
                name: squid
                old: { kind: mysql, host: 127.0.0.1, port: 1, database: shop, user: u, password: p }
                new: { kind: mysql, host: 127.0.0.1, port: 1, database: market, user: u, password: p }
                rules: rules
                """);
    }

    @Test
    void aSnapshotThatWasWrittenByHandStays() throws Exception {
        Path byHand = Files.writeString(folder.resolve("rules/shop.schema.yaml"), "snapshot: 1\nold: {}\nnew: {}\n");
        assertThat(recordSchema()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("seachange: " + byHand + " is there already, and its first line is not that of a recorded one:"
                        + " nothing is overwritten. Move it away first; or change it by hand when a schema changes.");
    }

    @Test
    void aSnapshotThatWasRecordedIsWrittenAnew() throws Exception {
        Files.writeString(folder.resolve("rules/shop.schema.yaml"), new Snapshot(Catalog.of(), Catalog.of()).text());
        assertThat(recordSchema()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(CANNOT_CONNECT).doesNotContain("there already");
    }

    private int recordSchema() throws Exception {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new DaemonActions().recordSchema(
                new ConfigLoader(Map.of()).load(folder.resolve("seachange.yaml")), new Console(stream, stream, false, 80));
    }
}
