package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cases.RuleTests;
import dev.seachange.cases.Snapshot;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.config.ConfigLoader;
import dev.seachange.config.MigrationConfig;
import dev.seachange.explain.RowStory;
import dev.seachange.explain.RuleView;
import dev.seachange.explain.Standing;
import dev.seachange.expression.References;
import dev.seachange.it.architecture.Sources;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.Extent;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and docs/operations.md show works as it stands there. */
class ReadmeTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("OLD_PASSWORD", "ink", "NEW_PASSWORD", "tentacle");

    @TempDir
    private Path folder = Path.of("");

    private final Page readme = Page.read("README.md");
    private final Page operations = Page.read("docs/operations.md");

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/new"), "tentacle\n");
    }

    @Test
    void everyYamlBlockIsHeldByATestHere() {
        assertThat(readme.blocks("yaml").map(block -> block.lines().findFirst().orElse("")))
                .containsExactly(
                        "# seachange.yaml", "# rules/market.yaml", "# seachange.yaml, every key", "# rules/food.yaml",
                        "# rules/squid.test.yaml", "# tables.schema.yaml");
    }

    @Test
    void theSnapshotIsRead() {
        String rules = """
                mapping: 1
                rules:
                  care:
                    from: fish.squid_care
                    to: food.seafood
                    key: { seafood_id: squid_id }
                    columns: { shelf_days: days, name: { from: "coalesce(note, '')", type: varchar(80) } }
                """;
        RuleTests.Outcome outcome = RuleTests.run(
                List.of(new RuleFile("care.yaml", rules)),
                List.of(new RuleFile("README.md", readme.yaml("# tables.schema.yaml\n"))),
                List.of());
        assertThat(Problems.render(outcome.problems())).isEmpty();
    }

    /** What a new beginning must take away is every table that has rows of the migration. */
    @Test
    void allStateIsNamedToBeginAnew() throws IOException {
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(
                Sources.root().resolve("sink-mysql/src/main/resources/dev/seachange/sink/migration"))) {
            for (Path file : files.toList()) {
                found("CREATE TABLE (\\w+)", Files.readString(file), kept);
            }
        }
        Set<String> named = new TreeSet<>();
        found("DELETE FROM seachange\\.(\\w+) +WHERE migration = 'squid-to-seafood';", readme.text(), named);
        assertThat(named).isEqualTo(kept).hasSizeGreaterThan(8);
    }

    private static void found(String pattern, String text, Set<String> into) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }

    @Test
    void theFirstConfigurationIsWhole() throws Exception {
        MigrationConfig config = load("# seachange.yaml\n");
        assertThat(config.name()).isEqualTo("squid-to-seafood");
        assertThat(config.oldServer().database()).isEqualTo("shop");
        assertThat(config.newServer().database()).isEqualTo("market");
    }

    @Test
    void theDefaultsAreThoseOfTheProgram() throws Exception {
        MigrationConfig every = load("# seachange.yaml, every key\n");
        MigrationConfig least = load("# seachange.yaml\n");
        assertThat(every.http()).isEqualTo(least.http());
        assertThat(every.epoch()).isEqualTo(least.epoch());
        assertThat(every.queue()).isEqualTo(least.queue());
        assertThat(every.copy()).isEqualTo(least.copy());
        assertThat(every.live()).isEqualTo(least.live());
        assertThat(every.oldServer().port()).isEqualTo(every.newServer().port());
    }

    @Test
    void everyKeyOfTheProgramIsThere() throws IOException {
        String reader = Sources.root() + "/replicator-core/src/main/java/dev/seachange/config/ConfigReader.java";
        Matcher keys = Pattern.compile("\\.(?:requiredScalar|scalar|text|wholeNumber)\\(\"(\\w+)\"")
                .matcher(Files.readString(Path.of(reader)));
        String block = readme.yaml("# seachange.yaml, every key\n");
        Set<String> found = new TreeSet<>();
        while (keys.find()) {
            found.add(keys.group(1));
        }
        assertThat(found).hasSizeGreaterThan(12).allSatisfy(key -> assertThat(block).containsPattern("(?m)^ *" + key + ":"));
    }

    @Test
    void theFirstRulesCompile() {
        RuleSet rules = compiled("# rules/market.yaml\n");
        assertThat(rules.rules()).containsExactly("squid", "customer", "contact", "everything_else");
        assertThat(rules.shapes()).extracting(shape -> shape.target().id().toString())
                .containsExactlyInAnyOrder("market.seafood", "market.customer", "market.contact", "market.squid_order");
    }

    @Test
    void everyFormOfTheRulesCompiles() {
        RuleSet rules = compiled("# rules/food.yaml\n");
        assertThat(rules.shapes()).extracting(shape -> shape.rule() + " > " + shape.target().id())
                .containsExactlyInAnyOrder(
                        "squid > food.seafood", "squid_catch > food.catch_log", "squid_care > food.seafood", "audit > food.audit",
                        "everything_else > food.species", "orders > food.orders", "orders > food.orders");
    }

    @Test
    void theTestsOfTheRulesAreAsExpected() {
        String tables = new Snapshot(readme.tables("-- on OLD\n"), readme.tables("-- on NEW\n")).text();
        RuleTests.Outcome outcome = RuleTests.run(
                List.of(new RuleFile("README.md", readme.yaml("# rules/food.yaml\n"))),
                List.of(new RuleFile("tables.schema.yaml", tables)),
                List.of(new RuleFile("README.md", readme.yaml("# rules/squid.test.yaml\n"))));
        assertThat(Problems.render(outcome.problems())).isEmpty();
        assertThat(outcome.results()).hasSize(4).allMatch(RuleTests.Result::passed);
    }

    /** Its rules and tables, but for a price that is too narrow. */
    @Test
    void whatAProfileSaysIsTheProgramsOwn() {
        List<TableSchema> narrow = readme.blocks("sql")
                .filter(block -> block.startsWith("-- on NEW\n"))
                .flatMap(block -> SampleTables.read(block.replace("DECIMAL(12,2)", "DECIMAL(6,2)")).stream())
                .toList();
        Extent prices = new Extent(12_345, 0, new BigDecimal("1.20"), new BigDecimal("999.50"), null, 0L);
        Compilation compilation = RuleSet.compile(
                List.of(new RuleFile("rules/market.yaml", readme.yaml("# rules/market.yaml\n"))),
                readme.tables("-- on OLD\nCREATE TABLE shop."), new Catalog(narrow), (table, column, target) -> prices);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        assertThat(readme.text()).contains("```text\n" + Problems.render(compilation.warnings()) + "\n```");
    }

    /** The row 42 of its tables, which the daemon has not written yet. */
    @Test
    void theStoryOfARowIsTheProgramsOwn() {
        TableSchema squid = readme.tables("-- on OLD\n").table(TableId.parse("fish.squid")).orElseThrow();
        Row row = Row.of(42L, "Giant", "L", 1250L, "live", LocalDate.of(2026, 3, 1), null);
        List<RuleView> views = compiled("# rules/food.yaml\n")
                .explain(squid, row, new Circumstances(false, Instant.EPOCH.plusSeconds(1), References.NONE)).stream()
                .map(explanation -> new RuleView(explanation, null, List.of(), null))
                .toList();
        String story = RowStory.of(squid, RowKey.of(42L), row, views, new Standing.NotBegun("squid-to-seafood", false, false));
        assertThat(readme.text()).contains("```text\n" + story + "\n```");
    }

    @Test
    void linksLeadSomewhere() {
        readme.checkLinks();
        operations.checkLinks();
    }

    @Test
    void testsThatShowPromisesExist() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher tests = Pattern.compile("`(\\w+(?:Test|IT))`").matcher(readme.text());
        while (tests.find()) {
            named.add(tests.group(1) + ".java");
        }
        try (Stream<Path> files = Files.walk(Sources.root())) {
            Set<String> there = files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toSet());
            assertThat(there).containsAll(named);
        }
    }

    /** Every metric is explained, and none that is not there. */
    @Test
    void metricsAreThoseOfTheProgram() throws IOException {
        String source = Files.readString(
                Sources.root().resolve("replicator-core/src/main/java/dev/seachange/metrics/Metric.java"));
        Matcher metrics = Pattern.compile("[A-Z_]+\\(\"([a-z.]+)\", (?:\"(\\w+)\"|null)").matcher(source);
        Set<String> real = new TreeSet<>();
        while (metrics.find()) {
            real.add("seachange_" + metrics.group(1).replace('.', '_') + (metrics.group(2) == null ? "" : "_" + metrics.group(2)));
        }
        Set<String> told = new TreeSet<>();
        Matcher names = Pattern.compile("`(seachange_[a-z_]+?)(?:_total)?`").matcher(operations.text());
        while (names.find()) {
            told.add(names.group(1));
        }
        assertThat(told).isEqualTo(real).hasSizeGreaterThan(20);
    }

    private MigrationConfig load(String heading) throws Exception {
        Path file = folder.resolve("seachange.yaml");
        Files.writeString(file, readme.yaml(heading));
        return new ConfigLoader(ENVIRONMENT).load(file);
    }

    private RuleSet compiled(String heading) {
        return switch (compile(readme.yaml(heading))) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
    }

    private String problems(String rules) {
        return switch (compile(rules)) {
            case Compilation.Compiled compiled -> "";
            case Compilation.Refused refused -> Problems.render(refused.problems());
        };
    }

    private Compilation compile(String rules) {
        return RuleSet.compile(List.of(new RuleFile("README.md", rules)), readme.tables("-- on OLD\n"), readme.tables("-- on NEW\n"));
    }
}
