package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.preflight.Finding;
import dev.seachange.preflight.PreflightCode;
import dev.seachange.preflight.Side;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** docs/problems.md has every code of the program. */
class ProblemsPageTest {
    private static final String HEAD = """
            # Problems

            Every code that Seachange tells, what it means, and what to do. The same codes stand in the terminal and in
            `check --json`; W is for warnings. `V` codes stand in the quarantine, where there are also `SQL-...` (NEW refused the row,
            with its error number), `MISMATCH` (NEW did not hold the rows that it should) and `MOVED` (the row came from a parked key or
            went to one): [what to do about them](operations.md#keys-in-quarantine). Made by `ProblemsPageTest` from the program and its
            tests: change it there.
            """;

    private static final Finding FINDING = new Finding(
            Side.OLD, "db1:3306", PreflightCode.P104, Finding.Severity.ERROR, "binlog_format is MIXED.",
            "Set binlog_format=ROW (my.cnf and SET GLOBAL), then reconnect the application's sessions.");

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("E0", "The configuration\n\n`check` and `run` look at `seachange.yaml` first. Each is told as those of rule files are:"
                    + "\nfile, line and column, code and message, and the line with a caret below."),
            Map.entry("E1", "How files are written\n\nRule files, their form and their expressions."),
            Map.entry("E2", "Names"),
            Map.entry("E3", "Types and values"),
            Map.entry("E4", "Keys and tables"),
            Map.entry("E5", "Tables to be made\n\n`seachange ddl` tells these."),
            Map.entry("P0", "Reaching a server\n\n`P` codes are about servers; warnings do not keep a migration from starting. They are told with"
                    + "\nthe server, and the remedy below. As an example:\n\n```text\n" + FINDING.render() + "\n```"),
            Map.entry("P1", "OLD"),
            Map.entry("P2", "NEW"),
            Map.entry("T1", "Test files\n\n`T` codes are about tests beside the rules, `seachange test`."),
            Map.entry("T2", "What tests find"),
            Map.entry("V1", "Rows that are parked\n\nA row whose value does not fit is parked in quarantine with one of these; others go on."
                    + "\nNo value is told, only the rule, the column and what is wrong."),
            Map.entry("V2", "Rows that a rule does not know"),
            Map.entry("W2", "Warnings of rule files\n\nThey keep nothing from starting."));

    @Test
    void everyCodeIsThereWithItsMeaningAndWhatToDo() throws IOException {
        SortedMap<String, Set<String>> meanings = Codes.meanings();
        Map<String, String> remedies = Codes.remedies();
        Map<String, String> examples = Codes.examples();
        assertThat(remedies.keySet())
                .as("codes of it-tests/src/test/resources/docs/remedies.txt: one line for each code of the program")
                .containsExactlyInAnyOrderElementsOf(meanings.keySet());
        StringBuilder page = new StringBuilder(HEAD);
        String part = "";
        for (Map.Entry<String, Set<String>> code : meanings.entrySet()) {
            if (!code.getKey().substring(0, 2).equals(part)) {
                part = code.getKey().substring(0, 2);
                page.append("\n## ").append(PARTS.getOrDefault(part, part + "xx")).append('\n');
            }
            page.append("\n### ").append(code.getKey()).append(' ').append(String.join("; ", code.getValue())).append("\n\n");
            page.append(remedies.get(code.getKey())).append('\n');
            if (examples.containsKey(code.getKey())) {
                page.append("\n```text\n").append(examples.get(code.getKey())).append("\n```\n");
            }
        }
        GeneratedPage.check(ProblemsPageTest.class, "problems.md", page.toString());
    }
}
