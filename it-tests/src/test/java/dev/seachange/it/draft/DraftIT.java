package dev.seachange.it.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From two schemas to rules that the checks accept, as a user goes. */
class DraftIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void theDemosDraftIsAcceptedOnceItsQuestionsAreAnswered(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(kind).database("market")) {
            Migration migration = Migration.in(folder, shop, market);
            migration.demoTables();
            shop.execute(
                    "INSERT INTO squid (sku, squid_nm, species, size_cd, price_cents, stock) VALUES ('a', 'A', 'x', 'S', 1, 1),"
                            + " ('b', 'B', 'x', 'L', 1, 1), ('c', 'C', 'x', 'L', 1, 1)");

            Ran init = migration.run("init", "--sample");
            assertThat(init.exit()).as(init.err()).isEqualTo(ExitCode.DONE);
            Path rules = folder.resolve("rules/" + shop.name() + ".yaml");
            String draft = Files.readString(rules);
            assertThat(draft)
                    .startsWith("# yaml-language-server: $schema=../seachange.schema.json\n")
                    .contains("OLD: L (2), S (1).", "#?   size: { L: large, S: small }");
            assertThat(folder.resolve("seachange.schema.json")).content().contains("\"" + market.name() + ".seafood\"");
            everyQuestionIsListed(init.out(), rules, draft);

            Ran check = migration.run("check");
            assertThat(check.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(codes(check.out())).as(check.out()).containsOnly("E407", "E408");

            Files.writeString(rules, draft.replace("#? ", ""));
            check = migration.run("check");
            assertThat(check.exit()).as(check.out()).isEqualTo(ExitCode.DONE);

            Ran again = migration.run("init");
            assertThat(again.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(again.err()).contains("is there already, and nothing is overwritten");
        }
    }

    private static void everyQuestionIsListed(String out, Path rules, String draft) {
        List<String> lines = draft.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("# question: ")) {
                assertThat(out).contains(rules + ":" + (i + 1) + "  ");
            }
        }
    }

    private static List<String> codes(String out) {
        Matcher codes = Pattern.compile("(?m)^\\S+:\\d+:\\d+ {2}([A-Z]\\d+) ").matcher(out);
        return codes.results().map(found -> found.group(1)).distinct().toList();
    }
}
