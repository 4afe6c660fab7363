package dev.seachange.it.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.architecture.Sources;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section "Help to start" of README, on the tables and the rules that README shows: each command as it stands there. */
class HelpToStartIT {
    @TempDir
    private Path folder = Path.of("");

    private String readme = "";

    @Test
    void theCommandsOfTheSectionDoWhatItSays() throws Exception {
        TestingServers.require(Kind.MYSQL);
        TestingServers.require(Kind.MARIADB);
        readme = Files.readString(Sources.root().resolve("README.md"));
        List<String> commands = commands();
        assertThat(commands).extracting(command -> command.split(" ")[1]).containsExactly("init", "ddl", "schema");
        try (TestDatabase shop = TestingServers.old(Kind.MYSQL).database("shop");
                TestDatabase market = TestingServers.fresh(Kind.MARIADB).database("market")) {
            Migration migration = Migration.in(folder, shop, market);
            make("-- on OLD\nCREATE TABLE shop.", migration);
            make("-- on NEW\nCREATE TABLE market.", migration);
            drafted(migration, commands.get(0));
            made(migration, commands.get(1));
            described(migration, commands.get(2));
        }
    }

    private List<String> commands() {
        String section = readme.split("\n## Help to start\n")[1].split("\n## ")[0];
        return Pattern.compile("(?m)^\\./seachange .*$").matcher(section).results().map(found -> found.group()).toList();
    }

    private Stream<String> blocks(String start) {
        return Pattern.compile("(?ms)^```\\w+\\n(.*?)^```$").matcher(readme).results()
                .map(found -> found.group(1))
                .filter(block -> block.startsWith(start));
    }

    /** The block with the names of these databases. */
    private String block(String start, Migration migration) {
        return blocks(start).findFirst().orElseThrow()
                .replaceAll("\\bshop(?=\\\\?\\.)", migration.shop().name())
                .replaceAll("\\bmarket(?=\\.)", migration.market().name());
    }

    private void make(String start, Migration migration) throws Exception {
        TestDatabase where = start.contains("OLD") ? migration.shop() : migration.market();
        for (String sql : block(start, migration).replaceAll("(?m)^--.*$", "").strip().split(";\\s*\n?")) {
            where.execute(sql);
        }
    }

    /** Runs the command in this folder; what it sends elsewhere with {@code >} is in {@code out}. */
    private static Ran run(Migration migration, String command) {
        List<String> words = List.of(command.split(" "));
        assertThat(words.subList(2, 4)).containsExactly("-c", "seachange.yaml");
        String[] more = words.subList(4, words.contains(">") ? words.indexOf(">") : words.size()).stream()
                .map(word -> word.endsWith(".json") ? migration.folder().resolve(word).toString() : word)
                .toArray(String[]::new);
        return migration.run(words.get(1), more);
    }

    /** A draft that the checks refuse for want of answers alone; its suggestions are answers. */
    private void drafted(Migration migration, String command) throws IOException {
        Ran init = run(migration, command);
        assertThat(init.exit()).as(init.err()).isEqualTo(ExitCode.DONE);
        Path draft = folder.resolve("rules/" + migration.shop().name() + ".yaml");
        assertThat(folder.resolve("seachange.schema.json")).exists();
        assertThat(draft).content().contains("# yaml-language-server: $schema=../seachange.schema.json", "# question: ", "#? ");
        assertThat(migration.run("check").exit()).isEqualTo(ExitCode.PROBLEMS);
        Files.writeString(draft, Files.readString(draft).replace("#? ", ""));
        Ran check = migration.run("check");
        assertThat(check.exit()).as("%s%n%s", Files.readString(draft), check.out()).isEqualTo(ExitCode.DONE);
        Files.delete(draft);
    }

    /** Tables from the rules of README, on a NEW that has none. */
    private void made(Migration migration, String command) throws Exception {
        Files.writeString(folder.resolve("rules/market.yaml"), block("# rules/market.yaml\n", migration));
        for (String table : List.of("customer", "contact", "seafood", "squid_order")) {
            migration.market().execute("DROP TABLE " + table);
        }
        Ran ddl = run(migration, command);
        assertThat(ddl.exit()).as(ddl.err()).isEqualTo(ExitCode.DONE);
        migration.market().execute(ddl.out().strip().split(";\\s*\n?"));
        Ran check = migration.run("check");
        assertThat(check.exit()).as("%s%n%s", ddl.out(), check.out()).isEqualTo(ExitCode.DONE);
        assertThat(check.out()).contains(block("No way back from NEW", migration));
        assertThat(migration.run("ddl", "--dialect", "mysql").out()).isEqualTo("-- NEW has every table that the rules write.\n");
    }

    private void described(Migration migration, String command) throws IOException {
        Path schema = folder.resolve("seachange.schema.json");
        Files.delete(schema);
        Ran ran = run(migration, command);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.DONE);
        String market = migration.market().name();
        assertThat(schema).content()
                .contains("\"" + migration.shop().name() + ".squid\"", "\"" + market + ".contact\"", "\"squid_nm\"", "[ \"size\" ]");
        assertThat(run(migration, "./seachange schema -c seachange.yaml").out()).isEqualTo(Files.readString(schema));
    }
}
