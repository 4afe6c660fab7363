package dev.seachange.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.rules.RuleFile;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each refusal of a value looks like. To write the text anew: {@code -Dgolden=write}, then read what changed. */
class RefusedValuesTest {
    private static final Path FOLDER = Path.of("src/test/resources/refused");

    private static List<RuleFile> file(String name) throws IOException {
        return List.of(new RuleFile(name, Files.readString(FOLDER.resolve(name))));
    }

    @Test
    void everyRowIsRefusedByItsCode() throws IOException {
        RuleTests.Outcome outcome =
                RuleTests.run(file("sample.rules.yaml"), file("tables.schema.yaml"), file("sample.test.yaml"));
        assertThat(Problems.render(outcome.problems())).isEmpty();
        String told = outcome.results().stream()
                .map(result -> result.name() + "\n" + Problems.render(result.differences()) + "\n")
                .collect(Collectors.joining());
        Path golden = FOLDER.resolve("sample.txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, told);
        }
        assertThat(told).isEqualTo(Files.readString(golden));
        assertThat(outcome.results()).allSatisfy(result -> assertThat(result.differences())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains(": " + result.name() + " ")));
    }

    /** Rules under test give numbers to all keys, and no test is a refresh, so these cannot come. */
    @Test
    void everyOtherCodeHasARow() throws IOException {
        String told = Files.readString(FOLDER.resolve("sample.txt"));
        assertThat(Stream.of(ValueCode.values()).filter(code -> !told.contains(": " + code.name() + " ")))
                .containsExactly(ValueCode.V205, ValueCode.V206);
    }
}
