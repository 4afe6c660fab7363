package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** docs/problems.md has every code of the program. */
class ProblemsPageTest {
    private static final String HEAD = """
            # Problems

            Every code that Seachange tells, what it means, and what to do. The same codes stand in the terminal, in
            `check --json` and in the quarantine. Made by `ProblemsPageTest` from the program and its tests: change it there.
            """;

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("E0", "The configuration\n\n`check` and `run` look at `seachange.yaml` first."),
            Map.entry("E1", "How files are written\n\nRule files, their form and their expressions."),
            Map.entry("E2", "Names"),
            Map.entry("E3", "Types and values"),
            Map.entry("E4", "Keys and tables"),
            Map.entry("P0", "Reaching a server\n\n`P` codes are about servers. Those of warnings do not keep a migration from starting."),
            Map.entry("P1", "OLD"),
            Map.entry("P2", "NEW"),
            Map.entry("T1", "Test files\n\n`T` codes are about tests beside the rules, `seachange test`."),
            Map.entry("T2", "What tests find"),
            Map.entry("V1", "Rows that are parked\n\nA row whose value does not fit is parked in quarantine with one of these; others go on."),
            Map.entry("V2", "Rows that a rule does not know"));

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
