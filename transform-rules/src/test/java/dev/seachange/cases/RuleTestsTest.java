package dev.seachange.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Test files with what they must give. To write the texts anew: {@code -Dgolden=write}, then read what changed. */
class RuleTestsTest {
    private static final Path FOLDER = Path.of("src/test/resources/cases");

    private final RuleFile rules = file("squid.rules.yaml");
    private final RuleFile tables = file("tables.schema.yaml");

    @Test
    void whatTheRulesDoIsExpected() {
        RuleTests.Outcome outcome = RuleTests.run(List.of(rules), List.of(tables), List.of(file("squid.test.yaml")));
        assertThat(Problems.render(outcome.problems())).isEmpty();
        assertThat(told(outcome)).isEmpty();
        assertThat(outcome.results()).hasSize(10).allMatch(RuleTests.Result::passed);
        assertThat(outcome.passed()).isTrue();
    }

    @Test
    void everyDifferenceIsToldAtItsPlace() throws IOException {
        RuleTests.Outcome outcome =
                RuleTests.run(List.of(rules), List.of(tables), List.of(file("wrong/differences.test.yaml")));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.results()).hasSize(10).noneMatch(RuleTests.Result::passed);
        assertGolden("wrong/differences.txt", told(outcome));
    }

    @Test
    void everyMistakeInATestFileIsToldAtItsPlace() throws IOException {
        RuleTests.Outcome outcome = RuleTests.run(List.of(rules), List.of(tables), List.of(file("wrong/form.test.yaml")));
        assertThat(outcome.results()).isEmpty();
        assertGolden("wrong/form.txt", Problems.render(outcome.problems()));
    }

    @Test
    void everyMistakeInASnapshotIsToldAtItsPlace() throws IOException {
        RuleTests.Outcome outcome =
                RuleTests.run(List.of(rules), List.of(file("wrong/snapshot.schema.yaml")), List.of());
        assertGolden("wrong/snapshot.txt", Problems.render(outcome.problems()));
    }

    @Test
    void recordedRowsAreAsExpected() {
        Snapshot snapshot = Snapshot.read(List.of(tables), new Problems());
        RuleSet compiled = switch (RuleSet.compile(List.of(rules), snapshot.source(), snapshot.target())) {
            case Compilation.Compiled c -> c.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
        TableSchema squid = snapshot.source().table(TableId.parse("shop.squid")).orElseThrow();
        List<Row> rows = List.of(
                Row.of(42L, " Giant: #1 \"x\" ", "L", new BigInteger("125000"), "live",
                        LocalDateTime.parse("2026-03-01T09:00"), "Kraken 7", 8L, new BigDecimal("1.50"), "secret", "TKY"),
                Row.of(43L, "Dwarf", "XXL", BigInteger.ONE, "live", null, null, 8L, null, null, null),
                Row.of(44L, "", "S", BigInteger.ONE, "draft", null, null, 8L, null, null, null));
        String text = new CaseWriter(compiled, squid, new FoundRows((lookup, by) -> by.equals("TKY") ? 7L : null), Set.of("vessel_nm", "arms")).text(rows);
        assertThat(text)
                .contains("given:\n  port:\n    TKY: 7\n", "vessel_nm: \"Xxxxxx 0\", arms: 0", "expect_error: { rule: squid, column: size, code: V201 }", "expect: nothing")
                .doesNotContain("secret", "Kraken");
        RuleTests.Outcome outcome = RuleTests.run(List.of(rules), List.of(tables), List.of(new RuleFile("recorded.test.yaml", text)));
        assertThat(Problems.render(outcome.problems())).isEmpty();
        assertThat(told(outcome)).isEmpty();
        assertThat(outcome.results()).hasSize(3);
    }

    @Test
    void withoutASnapshotOrRightRulesNothingIsRun() {
        RuleFile tests = file("squid.test.yaml");
        assertThat(RuleTests.run(List.of(rules), List.of(), List.of(tests)).problems())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .contains("seachange record --schema", "by hand", "snapshot: 1");
        RuleFile wrong = new RuleFile("wrong.yaml", "mapping: 1\nrules: {}\n");
        assertThat(Problems.render(RuleTests.run(List.of(wrong), List.of(tables), List.of(tests)).problems()))
                .contains("wrong.yaml:1:1  E110 there is no rule");
    }

    @Test
    void filesAreFoundByTheirNames() throws IOException {
        assertThat(RuleFiles.tests(FOLDER)).hasSize(3);
        assertThat(RuleFiles.tests(FOLDER.resolve("squid.rules.yaml"))).extracting(RuleFile::text).containsExactly(
                file("squid.test.yaml").text());
        assertThat(RuleFiles.snapshots(FOLDER.resolve("squid.rules.yaml"))).hasSize(1);
        assertThat(RuleFiles.load(FOLDER)).extracting(RuleFile::text).containsExactly(rules.text());
    }

    @Test
    void everyCodeIsShownByOneOfTheFiles() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("differences", "form", "snapshot")) {
            all.append(Files.readString(FOLDER.resolve("wrong/" + name + ".txt")));
        }
        assertThat(Stream.of(CaseCode.values())
                        .filter(c -> c != CaseCode.T102 && !all.toString().contains("  " + c.name() + " ")))
                .isEmpty();
    }

    private static String told(RuleTests.Outcome outcome) {
        return outcome.results().stream()
                .filter(result -> !result.passed())
                .map(result -> result.name() + "\n" + Problems.render(result.differences()))
                .collect(Collectors.joining("\n"));
    }

    private static void assertGolden(String name, String told) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(FOLDER.resolve(name), told + "\n");
        }
        assertThat(told + "\n").isEqualTo(Files.readString(FOLDER.resolve(name)));
    }

    private static RuleFile file(String name) {
        try {
            return new RuleFile(name, Files.readString(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
