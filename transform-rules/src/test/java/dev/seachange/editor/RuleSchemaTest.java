package dev.seachange.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableSchema;
import dev.seachange.editor.SchemaCheck.Told;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.TestingTables;
import dev.seachange.rules.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSchemaTest {
    private static final SchemaCheck LANGUAGE = new SchemaCheck(RuleSchema.of(null));

    /** Of the form of a file, as opposed to what it means. */
    private static final Pattern OF_FORM = Pattern.compile("(?m)^\\S+\\.yaml:(\\d+):\\d+ {2}(E10[24579]) (.*)$");

    /** Of which a schema may tell: of the form of names and patterns, too. */
    private static final Pattern WRONG = Pattern.compile("(?m)^\\S+\\.yaml:(\\d+):\\d+ {2}E1");

    /** A schema cannot see them: duplicate keys and missing values look the same to it as others do. */
    private static final Pattern UNSEEN = Pattern.compile("duplicate key.*|`.+` has no value");

    static Stream<Path> rightFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : List.of(Path.of("src/test/resources/draft"), Path.of("src/test/resources/ddl"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
            }
        }
        return all.stream();
    }

    static Stream<Path> wrongFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/rules/wrong"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** Drafts with their open ends are no rules yet, so with suggestions taken. */
    @ParameterizedTest
    @MethodSource("rightFiles")
    void whatTheProgramReadsIsRight(Path file) throws IOException {
        assertThat(LANGUAGE.told(Files.readString(file).replace("#? ", "")).stream()
                        .filter(told -> !told.message().contains("null found")))
                .isEmpty();
    }

    /** Every problem of form is told in its line, and of a file without such problems nothing is told but what is wrong, too. */
    @ParameterizedTest
    @MethodSource("wrongFiles")
    void whatIsWrongInFormIsToldInItsLine(Path file) throws IOException {
        String problems = Files.readString(Path.of(file.toString().replace(".yaml", ".txt")));
        Map<Integer, Set<String>> wanted = new TreeMap<>();
        OF_FORM.matcher(problems).results().filter(problem -> !UNSEEN.matcher(problem.group(3)).matches()).forEach(problem ->
                wanted.computeIfAbsent(Integer.parseInt(problem.group(1)), line -> new TreeSet<>()).add(problem.group(3)));
        List<Told> told = LANGUAGE.told(Files.readString(file).replace('⇥', '\t'));
        Set<Integer> lines = told.stream().map(Told::line).collect(Collectors.toCollection(TreeSet::new));
        if (problems.contains("E101")) {
            assertThat(told).extracting(Told::message).containsExactly("no YAML");
            return;
        }
        assertThat(lines).as("%s, told: %s", wanted, told).containsAll(wanted.keySet());
        if (wanted.isEmpty()) {
            Set<Integer> wrong = new TreeSet<>();
            WRONG.matcher(problems).results().forEach(problem -> wrong.add(Integer.parseInt(problem.group(1))));
            assertThat(wrong).as("told: %s", told).containsAll(lines);
        }
    }

    @Test
    void whatTheDocumentsShowIsRight() throws IOException {
        Pattern block = Pattern.compile("(?ms)^```yaml\\n(# rules/[a-z]+\\.yaml\\n.*?)^```$");
        int found = 0;
        try (Stream<Path> docs = Files.list(Path.of("../docs"))) {
            Stream<Path> pages = Stream.concat(Stream.of(Path.of("../README.md")), docs);
            for (Path page : pages.filter(page -> page.toString().endsWith(".md")).toList()) {
                Matcher rules = block.matcher(Files.readString(page));
                while (rules.find()) {
                    found++;
                    assertThat(LANGUAGE.told(rules.group(1))).as(page.toString()).isEmpty();
                }
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameInputGivesTheSameText() {
        assertThat(RuleSchema.of(around())).isEqualTo(RuleSchema.of(around())).endsWith("}\n");
        assertThat(RuleSchema.of(null)).contains("coalesce(a, b, ...)").contains("2020-12");
    }

    private static final TableSchema SQUID = TestingTables.table("shop.squid", "id int key", "squid_nm varchar(80) not null", "arms int");
    private static final TableSchema SEAFOOD =
            TestingTables.table("market.seafood", "seafood_id int key", "name varchar(80) not null", "size int", "twice int generated");

    private static Surroundings around() {
        String other = "mapping: 1\nvalues: { size: { S: small } }\nlookups:\n  port: { table: market.seafood, match: name, take: size }\n";
        return new Surroundings(
                Catalog.of(SQUID), Catalog.of(SEAFOOD), Vocabulary.of(List.of(new RuleFile("o.yaml", other), new RuleFile("x", "[1"))));
    }

    private static final String RULE = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: upper(squid_nm), size: { from: arms, values: sizes } }
                drop: [arms]
            """;

    @Test
    void tablesAndColumnsAreThoseThatThereAre() {
        SchemaCheck live = new SchemaCheck(RuleSchema.of(around()));
        assertThat(live.told(RULE)).isEmpty();
        assertThat(live.told(RULE.replace("shop.squid", "/shop\\.(?<t>.*)/").replace("market.seafood", "market.${t}"))).isEmpty();
        assertThat(lines(live, "shop.squid", "shop.squib")).contains(4);
        assertThat(lines(live, "market.seafood", "market.seefood")).contains(5);
        assertThat(lines(live, "seafood_id", "seafod_id")).contains(6);
        assertThat(lines(live, "name:", "nama:")).contains(7);
        assertThat(lines(live, "name:", "twice:")).as("generated").contains(7);
        assertThat(lines(live, "from: arms", "from: army")).contains(7);
        assertThat(lines(live, "upper(squid_nm)", "squid_mn")).contains(7);
        assertThat(lines(live, "upper(squid_nm)", "null")).isEmpty();
        assertThat(lines(live, "{ from: arms, values: sizes }", "true")).isEmpty();
        assertThat(lines(live, "seafood_id: id", "seafood_id: idd")).contains(6);
        assertThat(lines(live, "[arms]", "[harms]")).contains(8);
        assertThat(lines(live, "    drop: [arms]", "    on_delete: { set: { gone: true } }")).contains(8);
        assertThat(live.told("mapping: 1\nlookups:\n  p: { table: market.seafood, match: nama, take: name }\n"))
                .extracting(Told::line).contains(3);
    }

    private static List<Integer> lines(SchemaCheck live, String right, String wrong) {
        assertThat(RULE).contains(right);
        return live.told(RULE.replace(right, wrong)).stream().map(Told::line).toList();
    }

    @Test
    void namesThatFilesMakeUpAreOffered() {
        assertThat(RuleSchema.of(around())).contains("\"enum\" : [ \"size\" ]", "\"enum\" : [ \"port\" ]");
    }
}
