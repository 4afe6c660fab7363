package dev.seachange.cases;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.References;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lookups are named in their rule file: two files may mean different things by {@code port}. */
class SameLookupNamesTest {
    private static final TableSchema SQUID = table("shop.squid", "id int key", "port_cd varchar(3) collate utf8mb4_bin");
    private static final Snapshot TABLES = new Snapshot(
            Catalog.of(SQUID),
            Catalog.of(
                    table("market.port", "code varchar(3) collate utf8mb4_bin key", "port_id int", "name varchar(20)"),
                    table("market.landing", "id int key", "port_id int"),
                    table("market.label", "id int key", "port varchar(20)")));
    private static final RuleFile LANDING = new RuleFile("rules/landing.yaml", """
            mapping: 1
            lookups: { port: { table: market.port, match: code, take: port_id } }
            rules:
              landing:
                from: shop.squid
                to: market.landing
                key: { id: id }
                columns: { port_id: { lookup: port, by: port_cd } }
            """);
    private static final RuleFile LABEL = new RuleFile("rules/label.yaml", """
            mapping: 1
            lookups: { port: { table: market.port, match: code, take: name } }
            rules:
              label:
                from: shop.squid
                to: market.label
                key: { id: id }
                columns: { port: { lookup: port, by: port_cd } }
            """);
    private static final String CASE = """
            cases:
              - name: both look their port up
                insert: { shop.squid: { id: 1, port_cd: TKY } }
                expect: { market.landing: { upsert: { id: 1, port_id: 7 } }, market.label: { upsert: { id: 1, port: Tokyo } } }
            """;

    private static String run(String file, String given) {
        RuleTests.Outcome outcome = RuleTests.run(
                List.of(LANDING, LABEL),
                List.of(new RuleFile("tables.schema.yaml", TABLES.text())),
                List.of(new RuleFile(file, "tests: 1\ngiven: " + given + "\n" + CASE)));
        return Problems.render(outcome.problems())
                + outcome.results().stream().map(result -> Problems.render(result.differences())).collect(Collectors.joining());
    }

    @Test
    void eachIsGivenItsOwnRows() {
        assertThat(run("rules/any.test.yaml", "{ landing.port: { TKY: 7 }, label.port: { TKY: Tokyo } }")).isEmpty();
    }

    @Test
    void aTestMeansTheLookupOfTheRuleFileItIsNamedAfter() {
        assertThat(run("rules/landing.test.yaml", "{ port: { TKY: 7 }, label.port: { TKY: Tokyo } }")).isEmpty();
        assertThat(run("rules/label.test.yaml", "{ port: { TKY: Tokyo }, landing.port: { TKY: 7 } }")).isEmpty();
    }

    @Test
    void noneSeesWhatTheOtherIsGiven() {
        assertThat(run("rules/landing.test.yaml", "{ port: { TKY: 7 } }"))
                .contains("rule `label`, `port`: V203")
                .doesNotContain("rule `landing`, `port_id`: V203");
    }

    @Test
    void whereItCannotBeToldIsAProblem() {
        assertThat(run("rules/any.test.yaml", "{ port: { TKY: 7 } }"))
                .contains("T109 rule files mean different lookups by `port`", "Say which: `label.port` or `landing.port`.");
        assertThat(run("rules/any.test.yaml", "{ prt: { TKY: 7 } }")).contains("T109 no rule uses a lookup `prt`");
    }

    @Test
    void recordedRowsAreGivenToTheLookupThatFoundThem() {
        RuleSet rules = switch (RuleSet.compile(List.of(LANDING, LABEL), TABLES.source(), TABLES.target())) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
        References tokyo = new FoundRows((lookup, by) -> lookup.take().name().equals("name") ? "Tokyo" : (Object) 7L);
        String text = new CaseWriter(rules, SQUID, tokyo, Set.of()).text(List.of(Row.of(1L, "TKY")));
        assertThat(text).contains("given:\n", "  landing.port:\n    TKY: 7\n", "  label.port:\n    TKY: Tokyo\n");
        RuleTests.Outcome outcome = RuleTests.run(
                List.of(LANDING, LABEL),
                List.of(new RuleFile("tables.schema.yaml", TABLES.text())),
                List.of(new RuleFile("rules/recorded.test.yaml", text)));
        assertThat(Problems.render(outcome.problems())).isEmpty();
        assertThat(outcome.passed()).isTrue();
    }
}
