package dev.seachange.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableId;
import dev.seachange.draft.Sample.CodeColumn;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pairs of schemas with the drafts they must give, kept as texts beside them, and with what the checks have against each draft once every
 * suggestion is accepted. To write the texts anew: {@code -Dgolden=write}, then read what changed.
 */
class DraftTest {
    private static final Path FOLDER = Path.of("src/test/resources/draft");

    /** What is not said yet: that is what questions are for. */
    private static final Set<String> UNSAID = Set.of("E104", "E110", "E401", "E402", "E403", "E407", "E408", "E410");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(p -> p.toString().endsWith(".old.txt")).sorted().toList().stream();
        }
    }

    private static Path beside(Path old, String ending) {
        return old.resolveSibling(old.getFileName().toString().replace(".old.txt", ending));
    }

    private static Catalog catalog(Path file) throws IOException {
        return TextTables.read(Files.readString(file));
    }

    private static Draft draft(Path old) throws IOException {
        Path samples = beside(old, ".samples.txt");
        List<Sample> known = new ArrayList<>();
        for (String line : Files.exists(samples) ? Files.readAllLines(samples) : List.<String>of()) {
            String[] parts = line.split(" ");
            List<Sample.Value> values = Stream.of(parts).skip(2).map(v -> new Sample.Value(v, 10 - v.length())).toList();
            known.add(new Sample(new CodeColumn(TableId.parse(parts[0]), parts[1]), values, true, 40));
        }
        return Draft.of(catalog(old), catalog(beside(old, ".new.txt")), known, "../seachange.schema.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void schemasGiveExactlyThisDraft(Path old) throws IOException {
        String text = draft(old).text();
        golden(beside(old, ".draft.yaml"), text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 200);
    }

    /** What is left to say when every suggestion is taken; each line of it is answered by a question without a suggestion. */
    @ParameterizedTest
    @MethodSource("cases")
    void suggestionsAreRules(Path old) throws IOException {
        String accepted = draft(old).text().replace("#? ", "");
        golden(beside(old, ".accepted.txt"), problems(accepted, old).stream()
                .map(problem -> problem.code().name() + " " + problem.message() + " | "
                        + accepted.lines().toList().get(problem.line() - 1).strip())
                .collect(Collectors.joining("\n", "", "\n")));
    }

    /** As it is, a draft lacks answers and nothing else, and where it lacks none it is accepted. */
    @ParameterizedTest
    @MethodSource("cases")
    void theChecksHaveNothingElseAgainstADraft(Path old) throws IOException {
        Draft draft = draft(old);
        List<String> lines = draft.text().lines().toList();
        for (Problem problem : problems(draft.text(), old)) {
            boolean asked = problem.line() > 1 && draft.questions().stream().anyMatch(question -> {
                int after = question.line();
                while (after < lines.size() && lines.get(after).strip().matches("#(   | question: ).*")) {
                    after++;
                }
                return after + 1 == problem.line();
            });
            assertThat(asked || UNSAID.contains(problem.code().name())).as(problem.render()).isTrue();
            assertThat(draft.questions()).as(problem.render()).isNotEmpty();
        }
    }

    @Test
    void theDemoIsAcceptedOnceItsQuestionsAreAnswered() throws IOException {
        Path old = FOLDER.resolve("demo.old.txt");
        assertThat(problems(draft(old).text(), old)).isNotEmpty();
        assertThat(Problems.render(problems(draft(old).text().replace("#? ", ""), old))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "names"})
    void whatStandsInTheFileIsToldByItsLine(String name) throws IOException {
        Draft draft = draft(FOLDER.resolve(name + ".old.txt"));
        List<String> lines = draft.text().lines().toList();
        assertThat(draft.questions()).isNotEmpty().allSatisfy(question ->
                assertThat(lines.get(question.line() - 1).strip()).startsWith("# question: " + question.text().split(" ")[0]));
        assertThat(draft.questions()).hasSize((int) lines.stream().filter(l -> l.strip().startsWith("# question: ")).count());
    }

    private static List<Problem> problems(String text, Path old) throws IOException {
        List<RuleFile> files = List.of(new RuleFile("draft.yaml", text));
        return switch (RuleSet.compile(files, catalog(old), catalog(beside(old, ".new.txt")))) {
            case Compilation.Compiled compiled -> List.of();
            case Compilation.Refused refused -> refused.problems();
        };
    }

    private static void golden(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
