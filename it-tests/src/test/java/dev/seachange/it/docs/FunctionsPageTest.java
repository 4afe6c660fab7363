package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.expression.Expressions;
import dev.seachange.expression.FunctionHelp;
import dev.seachange.it.architecture.Sources;
import dev.seachange.it.expression.OracleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/functions.md has every function and operator of the language, how much of it is compared, and where it parts from MySQL. */
class FunctionsPageTest {
    private static final Path CASES = Path.of("src/test/resources/oracle");

    /** There is nothing in MySQL to compare them with. */
    private static final Set<String> OURS = Set.of("event_time", "keymap", "source_db", "source_table", "uuid5");

    private static final String HEAD = """
            # Functions

            Every operator and function that expressions know. Their meaning is MySQL's in strict mode, with UTC as the session's zone; what
            has no exact result is refused or parked, never rounded, cut or wrapped around. A text is never taken for a number.

            `OracleIT` compares each with a real MySQL, over the rows of a table with the values at which functions tend to err
            (`EdgeTable`). *compared* counts the expressions that use it, *exceptions* those of them that are not as in MySQL,
            [listed below](#where-it-is-not-as-in-mysql). What MySQL gave stands in [results](results.md). Made by `FunctionsPageTest`
            from the program and its tests: change it there.

            """;

    private static final String EXCEPTIONS = """

            ## Where it is not as in MySQL

            - *refused*: MySQL has a value; the rule is refused when it is checked.
            - *stricter*: for some rows MySQL has a value; here such a row is parked.
            - *differs*: another value, for the reason given.

            | | why | expressions |
            |---|---|---|
            """;

    private List<OracleCase> cases = List.of();

    @BeforeEach
    void read() throws IOException {
        cases = OracleCase.readAll(CASES);
    }

    @Test
    void everyFunctionAndEveryExceptionIsThere() throws IOException {
        StringBuilder page = new StringBuilder(HEAD)
                .append(cases.size()).append(" expressions are compared, ")
                .append(cases.stream().filter(FunctionsPageTest::excepted).count()).append(" are exceptions.\n\n## Operators\n\n")
                .append("| operator | meaning | compared | exceptions |\n|---|---|---|---|\n");
        for (OperatorHelp operator : OperatorHelp.ALL) {
            page.append("| ").append(operator.forms().stream().map(GeneratedPage::code).collect(Collectors.joining(", "))).append(" | ")
                    .append(cell(operator.meaning())).append(" | ")
                    .append(counts(cases.stream().filter(one -> operator.usedBy(one.expression())).toList())).append(" |\n");
        }
        page.append("\n## Functions\n\n| function | gives | type | compared | exceptions |\n|---|---|---|---|---|\n");
        Map<String, Set<String>> types = types();
        for (FunctionHelp function : Expressions.functions()) {
            page.append("| ").append(GeneratedPage.code(function.form())).append(" | ").append(cell(function.summary())).append(" | ")
                    .append(String.join(", ", types.getOrDefault(function.name(), Set.of()))).append(" | ")
                    .append(counts(using(function))).append(" |\n");
        }
        page.append(EXCEPTIONS);
        Map<String, List<OracleCase>> reasons = cases.stream().filter(FunctionsPageTest::excepted)
                .collect(Collectors.groupingBy(one -> kind(one) + " | " + cell(one.why()), TreeMap::new, Collectors.toList()));
        reasons.forEach((reason, all) -> page.append("| ").append(reason).append(" | ")
                .append(all.stream().map(one -> GeneratedPage.code(one.expression())).collect(Collectors.joining(", "))).append(" |\n"));
        GeneratedPage.check(FunctionsPageTest.class, "functions.md", page.toString());
    }

    @Test
    void everyFunctionAndEveryOperatorIsCompared() {
        assertThat(Expressions.functions().stream().filter(f -> using(f).isEmpty()).map(FunctionHelp::name))
                .as("functions that no expression of resources/oracle uses")
                .containsExactlyInAnyOrderElementsOf(OURS);
        assertThat(OperatorHelp.ALL).allSatisfy(operator ->
                assertThat(cases).anyMatch(one -> operator.usedBy(one.expression())));
    }

    /** Of the expressions in docs/results.md that are a call of the function and nothing else, the types without their sizes. */
    private static Map<String, Set<String>> types() throws IOException {
        Map<String, Set<String>> types = new TreeMap<>();
        for (String line : Files.readAllLines(Sources.root().resolve("docs/results.md"))) {
            String[] cells = line.split("(?<!\\\\)\\|", -1);
            if (cells.length != 6 || !cells[1].contains("`")) {
                continue;
            }
            String name = OperatorHelp.onlyCall(plain(cells[1]));
            if (!name.isEmpty()) {
                types.computeIfAbsent(name, n -> new TreeSet<>()).add(plain(cells[2]).replaceAll("\\(.*?\\)", ""));
            }
        }
        return types;
    }

    private static String plain(String cell) {
        return cell.strip().replaceAll("^`+ ?| ?`+$", "").replace("\\|", "|");
    }

    private List<OracleCase> using(FunctionHelp function) {
        return cases.stream().filter(one -> OperatorHelp.calls(one.expression(), function.name())).toList();
    }

    private static String counts(List<OracleCase> all) {
        return all.isEmpty() ? "MySQL has none | " : all.size() + " | " + all.stream().filter(FunctionsPageTest::excepted).count();
    }

    private static String kind(OracleCase one) {
        return one.exception().name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static boolean excepted(OracleCase one) {
        return one.exception() != OracleCase.Exception.NONE;
    }
}
