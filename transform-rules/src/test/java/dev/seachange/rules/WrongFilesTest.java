package dev.seachange.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong rule files with the problems they must give, kept as text beside them so that each change of wording shows in a review.
 * To write the texts anew: {@code -Dgolden=write}, then read what changed.
 */
class WrongFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/rules/wrong");

    /** Stands for a tab, which no file of this project has. */
    private static final char TAB = '⇥';

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(p -> p.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWrongFileGivesExactlyTheseProblems(Path file) throws IOException {
        String name = file.getFileName().toString();
        RuleFile rules = new RuleFile("rules/" + name, Files.readString(file).replace(TAB, '\t'));
        String told = told(RuleSet.compile(List.of(rules), Shop.OLD, Shop.NEW)).replace('\t', TAB);
        Path golden = file.resolveSibling(name.replace(".yaml", ".txt"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(golden, told + "\n");
        }
        assertThat(told + "\n").isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatHasAWrongFormIsToldWithARemedy(Path file) throws IOException {
        RuleFile rules = new RuleFile("rules", Files.readString(file).replace(TAB, '\t'));
        if (RuleSet.compile(List.of(rules), Shop.OLD, Shop.NEW) instanceof Compilation.Refused refused) {
            assertThat(refused.problems()).filteredOn(p -> p.code() == FormCode.E104).noneMatch(p -> p.hint().isEmpty());
        }
    }

    private static String told(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled compiled when !compiled.warnings().isEmpty() -> Problems.render(compiled.warnings());
            case Compilation.Compiled compiled -> "nothing was found wrong";
            case Compilation.Refused refused -> Problems.render(refused.problems());
        };
    }

    @Test
    void aRuleNameUsedInTwoFilesIsAProblem() {
        String rule = "mapping: 1\nrules:\n  tag: { from: map.place, to: market.place, key: { code: code }, columns: {} }\n";
        Compilation twice = RuleSet.compile(
                List.of(new RuleFile("b.yaml", rule), new RuleFile("a.yaml", rule)), Shop.OLD, Shop.NEW);
        assertThat(told(twice)).contains("""
                b.yaml:3:3  E111 a rule `tag` stands at a.yaml:3:3 already
                 3 |   tag: { from""");
    }

    @Test
    void everyOtherCodeIsShownByOneOfTheFiles() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(p -> p.toString().endsWith(".txt")).toList()) {
                all.append(Files.readString(file));
            }
        }
        assertThat(Stream.of(RuleCode.values())
                        .filter(c -> c != RuleCode.E111 && !all.toString().contains("  " + c.name() + " ")))
                .isEmpty();
    }
}
