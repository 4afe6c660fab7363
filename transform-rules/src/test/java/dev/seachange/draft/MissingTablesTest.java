package dev.seachange.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleFile;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rules with the tables they imply for both kinds of servers, or with what keeps them from implying any, kept as texts beside them. To
 * write the texts anew: {@code -Dgolden=write}, then read what changed.
 */
class MissingTablesTest {
    private static final Path FOLDER = Path.of("src/test/resources/ddl");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(p -> p.toString().endsWith(".rules.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rulesImplyExactlyTheseTables(Path rules) throws IOException {
        for (Dialect dialect : Dialect.values()) {
            Path golden = beside(rules, "." + dialect.name().toLowerCase(Locale.ROOT) + ".sql");
            String told = told(rules, dialect);
            if ("write".equals(System.getProperty("golden"))) {
                Files.writeString(golden, told);
            }
            assertThat(told).as(dialect.name()).isEqualTo(Files.readString(golden));
        }
    }

    private static String told(Path rules, Dialect dialect) throws IOException {
        List<RuleFile> files = List.of(new RuleFile(rules.getFileName().toString(), Files.readString(rules)));
        MissingTables missing = MissingTables.of(files, tables(beside(rules, ".old.txt")), tables(beside(rules, ".new.txt")), dialect);
        String statements = String.join("\n", missing.statements());
        return missing.problems().isEmpty() ? statements : statements + Problems.render(missing.problems()) + "\n";
    }

    private static Path beside(Path rules, String ending) {
        return rules.resolveSibling(rules.getFileName().toString().replace(".rules.yaml", ending));
    }

    private static Catalog tables(Path file) throws IOException {
        return TextTables.read(Files.exists(file) ? Files.readString(file) : "");
    }
}
