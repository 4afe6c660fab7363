package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cases.RuleTests;
import dev.seachange.cases.Snapshot;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every sample of docs/rules.md is what the page says it is. A block of rules is a whole file, or a part of one that has only the
 * line {@code mapping: 1} left out; the tables are those of the page's sql blocks, without those of OLD that the block does not name.
 */
class RulesPageTest {
    private static final Page PAGE = Page.read("docs/rules.md");
    private static final Pattern REFUSED = Pattern.compile("(?ms)^```yaml\\n(# refused\\n.*?)^```\\n.*?^```text\\n(.*?)^```$");

    @TestFactory
    Stream<DynamicTest> rulesAreWithoutProblems() {
        return PAGE.blocks("yaml").filter(block -> !isTest(block) && !isRefused(block)).map(block -> test(block, () ->
                assertThat(problems(block)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> testsPass() {
        return PAGE.blocks("yaml").filter(RulesPageTest::isTest).map(block -> test(block, () -> {
            String rules = PAGE.yaml(block.lines().findFirst().orElseThrow().replace(".test.yaml", ".yaml") + "\n");
            String tables = new Snapshot(tables(rules), PAGE.tables("-- on NEW\n")).text();
            RuleTests.Outcome outcome = RuleTests.run(
                    List.of(new RuleFile("rules.md", whole(rules))),
                    List.of(new RuleFile("tables.schema.yaml", tables)),
                    List.of(new RuleFile("rules.md", block)));
            assertThat(Problems.render(outcome.problems())).isEmpty();
            assertThat(outcome.results()).isNotEmpty().allSatisfy(result -> assertThat(Problems.render(result.differences())).isEmpty());
        }));
    }

    /** The page shows what {@code check} prints. */
    @Test
    void whatIsRefusedIsRefusedInTheseWords() {
        List<String> blocks = PAGE.blocks("yaml").filter(RulesPageTest::isRefused).toList();
        Matcher refused = REFUSED.matcher(PAGE.text());
        for (String block : blocks) {
            assertThat(refused.find()).isTrue();
            assertThat(refused.group(1)).isEqualTo(block);
            assertThat(problems(block)).isEqualToIgnoringWhitespace(refused.group(2));
        }
        assertThat(blocks).isNotEmpty();
    }

    @Test
    void eachFormIsShown() {
        String rules = String.join("\n", PAGE.blocks("yaml").toList());
        assertThat(List.of(
                        "values:", "lookups:", "ignore:", "where:", "key:", "columns: copy", "except:", "drop: [", "drop: rest",
                        "on_delete: ignore", "on_delete: { set:", "owns: columns", "keys: declared", "overflow: quarantine", "type:",
                        "zone:", "overlap:", "{ value:", "null:", "miss: error", "miss: null", "miss: { value:", "miss: wait", "uuid5(",
                        "keymap(", "event_time(", "old.", "json_object(", "->>", "(?<", "${", "given:", "expect_error:"))
                .allSatisfy(form -> assertThat(rules).contains(form));
    }

    @Test
    void linksLeadSomewhere() {
        PAGE.checkLinks();
    }

    private static DynamicTest test(String block, org.junit.jupiter.api.function.Executable body) {
        int line = (int) PAGE.text().substring(0, PAGE.text().indexOf(block)).lines().count() + 1;
        return DynamicTest.dynamicTest("line " + line + ": " + block.lines().findFirst().orElse(""), body);
    }

    private static boolean isTest(String block) {
        return block.contains("tests: 1\n");
    }

    private static boolean isRefused(String block) {
        return block.startsWith("# refused\n");
    }

    private static String problems(String block) {
        return switch (RuleSet.compile(
                List.of(new RuleFile("rules.md", whole(block))), tables(block), PAGE.tables("-- on NEW\n"))) {
            case Compilation.Compiled compiled -> "";
            case Compilation.Refused refused -> Problems.render(refused.problems());
        };
    }

    private static String whole(String block) {
        return block.contains("mapping: 1") ? block : "mapping: 1\n" + block;
    }

    private static Catalog tables(String block) {
        Catalog all = PAGE.tables("-- on OLD\n");
        return block.contains("from: /") ? all : new Catalog(all.tables().stream().filter(t -> named(t, block)).toList());
    }

    private static boolean named(TableSchema table, String block) {
        return Pattern.compile("from: " + Pattern.quote(table.id().toString()) + "\\b|" + Pattern.quote(table.id().toString()) + "[,\\]]")
                .matcher(block)
                .find();
    }
}
