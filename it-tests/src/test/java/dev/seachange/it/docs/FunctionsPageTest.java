package dev.seachange.it.docs;

import dev.seachange.expression.Expressions;
import dev.seachange.it.expression.OracleCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/functions.md has every function of the language, and where it parts from MySQL. */
class FunctionsPageTest {
    private static final Path CASES = Path.of("src/test/resources/oracle");

    private static final String HEAD = """
            # Functions

            Every function that expressions know, and where their meaning is not MySQL's. Made by `FunctionsPageTest` from the program
            and its tests: change it there.

            Beside functions there are `+ - * / div % and or xor not`, `= <> < <= > >= <=>`, `is null`, `is true`, `in`, `between`, `like`,
            `case`, `cast(x as type)`, `convert(x, type)` and `->`, `->>` for JSON. The meaning is MySQL's in strict mode, with UTC as the
            time zone. A cast is exact or refused: it never rounds, cuts or wraps around.

            | function | gives |
            |---|---|
            """;

    private static final String COMPARED = """

            ## Compared with MySQL

            `OracleIT` asks a real MySQL for each of these expressions, over the rows of a table with the values at which functions tend to
            err, and compares.

            | family | expressions | exceptions |
            |---|---|---|
            """;

    private static final String EXCEPTIONS = """

            ## Where it is not as in MySQL

            - *refused*: MySQL has a value; the rule is refused when it is checked.
            - *stricter*: for some rows MySQL has a value; here such a row is parked.
            - *differs*: another value, for the reason given.

            Columns are those of the table in `EdgeTable`.

            """;

    @Test
    void everyFunctionAndEveryExceptionIsThere() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        Expressions.functions().forEach(function -> page.append("| ").append(GeneratedPage.code(function.form())).append(" | ")
                .append(function.summary().replace("|", "\\|")).append(" |\n"));
        List<OracleCase> cases = OracleCase.readAll(CASES);
        page.append(COMPARED);
        Map<String, List<OracleCase>> families =
                cases.stream().collect(Collectors.groupingBy(OracleCase::family, TreeMap::new, Collectors.toList()));
        families.forEach((family, all) -> page.append("| ").append(family).append(" | ").append(all.size()).append(" | ")
                .append(all.stream().filter(FunctionsPageTest::excepted).count()).append(" |\n"));
        page.append(EXCEPTIONS).append("| expression | | why |\n|---|---|---|\n");
        cases.stream().filter(FunctionsPageTest::excepted).forEach(one -> page.append("| ").append(GeneratedPage.code(one.expression()))
                .append(" | ").append(one.exception().name().toLowerCase(Locale.ROOT)).append(" | ").append(one.why().replace("|", "\\|"))
                .append(" |\n"));
        GeneratedPage.check("functions.md", page.toString());
    }

    private static boolean excepted(OracleCase one) {
        return one.exception() != OracleCase.Exception.NONE;
    }
}
