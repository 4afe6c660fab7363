package dev.seachange.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.ConfigLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where drafts go, and where not. Nobody listens at the servers: whoever gets so far has not refused the place. */
class DraftingTest {
    private static final String CANNOT_CONNECT = "P001";

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve("rules/more"));
        Files.writeString(folder.resolve("rules/a.test.yaml"), "tests: 1\n");
        Files.writeString(folder.resolve("rules/tables.schema.yml"), "snapshot: 1\n");
        Files.writeString(config(), """
                name: squid
                old: { kind: mysql, host: 127.0.0.1, port: 1, database: shop, user: u, password: p }
                new: { kind: mysql, host: 127.0.0.1, port: 1, database: market, user: u, password: p }
                rules: rules
                """);
    }

    @Test
    void tests_and_snapshots_are_no_rules() throws Exception {
        assertThat(init(null)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(CANNOT_CONNECT).doesNotContain("holds rules already");
    }

    @Test
    void a_folder_with_rules_gets_no_second_file() throws Exception {
        Path before = Files.writeString(folder.resolve("rules/more/mine.yml"), "mapping: 1\n");
        List<Path> all = files();
        assertThat(init(null)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("seachange: " + folder.resolve("rules") + " holds rules already, in " + before
                        + ", and a second file of the same tables would go against them. Name a place elsewhere with -o.");
        assertThat(files()).isEqualTo(all);
    }

    @Test
    void a_place_that_is_named_is_taken() throws Exception {
        Files.writeString(folder.resolve("rules/mine.yaml"), "mapping: 1\n");
        assertThat(init(folder.resolve("drafts"))).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(CANNOT_CONNECT).doesNotContain("holds rules already");
    }

    private Path config() {
        return folder.resolve("seachange.yaml");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private int init(@Nullable Path to) throws Exception {
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Drafting(new Console(told, told, false, 80)).init(new ConfigLoader(Map.of()).loadBeforeRules(config()), to, false);
    }
}
