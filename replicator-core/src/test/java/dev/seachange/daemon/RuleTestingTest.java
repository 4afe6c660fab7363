package dev.seachange.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestingTest {
    private static final String TABLES = """
            snapshot: 1
            old:
              shop.squid: { columns: { id: int not null, squid_nm: varchar(80) not null }, key: [id] }
            new:
              market.seafood: { columns: { seafood_id: int not null, name: varchar(80) not null }, key: [seafood_id] }
            """;
    private static final String RULES = """
            mapping: 1
            rules:
              squid: { from: shop.squid, to: market.seafood, key: { seafood_id: id }, columns: { name: squid_nm } }
            """;
    private static final String CASE = """
            tests: 1
            cases:
              - name: its name stays
                insert: { shop.squid: { id: 1, squid_nm: Giant } }
                expect: { market.seafood: { upsert: { name: %s } } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(folder.resolve("squid.yaml"), RULES);
    }

    @Test
    void without_tables_it_says_how_to_get_them() throws Exception {
        assertThat(test()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("T102", "seachange record --schema", "1 problem: nothing was tested.");
    }

    @Test
    void without_tests_it_says_so() throws Exception {
        Files.writeString(folder.resolve("tables.schema.yaml"), TABLES);
        assertThat(test()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There is no test beside the rules (" + folder + ").");
    }

    @Test
    void files_that_cannot_be_read_are_problems_like_others() throws Exception {
        Files.writeString(folder.resolve("tables.schema.yaml"), TABLES);
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path bytes = Files.write(folder.resolve("bytes.test.yaml"), new byte[] {(byte) 0xff});
        Path none = folder.resolve("none.test.yaml");
        assertThat(test(none, sub, bytes)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        bytes + ":1:1  E001 cannot be read: it is not UTF-8 text",
                        none + ":1:1  E001 cannot be read: there is no such file",
                        sub + ":1:1  E001 cannot be read: it is a folder",
                        "3 problems: nothing was tested.");
    }

    @Test
    void it_tells_what_differs_and_counts_the_rest() throws Exception {
        Files.writeString(folder.resolve("tables.schema.yaml"), TABLES);
        Path right = Files.writeString(folder.resolve("right.test.yaml"), CASE.formatted("Giant"));
        assertThat(test()).isEqualTo(ExitCode.DONE);
        Files.writeString(folder.resolve("wrong.test.yaml"), CASE.formatted("Dwarf"));
        assertThat(test()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(test(right)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 case in 1 file: all as expected.", "NOT AS EXPECTED: its name stays", "wrong.test.yaml:5:49  T201 `name` differs",
                        "2 cases in 2 files: 1 as expected, 1 not.");
    }

    private int test(Path... files) throws IOException {
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false, 80);
        return new RuleTesting(console).test(folder, List.of(files));
    }
}
