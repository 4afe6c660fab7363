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

            Every code that Seachange tells, what it means, and what to do. Made by `ProblemsPageTest` from the program and its
            tests: change it there.

            """;

    private static final Map<String, String> PARTS = Map.of(
            "E0", "The configuration\n\n`check` and `run` look at `seachange.yaml` first.",
            "E1", "How files are written\n\nRule files, their form and their expressions.",
            "E2", "Names",
            "E3", "Types and values",
            "E4", "Keys and tables",
            "P0", "Reaching a server\n\n`P` codes are about servers. Those of warnings do not keep a migration from starting.",
            "P1", "OLD",
            "P2", "NEW",
            "V1", "Rows that are parked\n\nA row whose value does not fit is parked in quarantine with one of these; the others go on.",
            "V2", "Rows that a rule does not know");

    @Test
    void everyCodeIsThereWithItsMeaningAndWhatToDo() throws IOException {
        SortedMap<String, Set<String>> meanings = Codes.meanings();
        Map<String, String> remedies = Codes.remedies();
        Map<String, String> examples = Codes.examples();
        assertThat(remedies.keySet()).as("codes of resources/docs/remedies.txt").containsExactlyInAnyOrderElementsOf(meanings.keySet());
        StringBuilder page = new StringBuilder(HEAD.stripTrailing()).append('\n');
        String part = "";
        for (Map.Entry<String, Set<String>> code : meanings.entrySet()) {
            if (!code.getKey().substring(0, 2).equals(part)) {
                part = code.getKey().substring(0, 2);
                page.append("\n## ").append(PARTS.getOrDefault(part, part)).append('\n');
            }
            page.append("\n### ").append(code.getKey()).append(' ').append(String.join("; ", code.getValue())).append("\n\n");
            page.append(remedies.get(code.getKey())).append('\n');
            if (examples.containsKey(code.getKey())) {
                page.append("\n```text\n").append(examples.get(code.getKey())).append("\n```\n");
            }
        }
        GeneratedPage.check("problems.md", page.toString());
    }
}
