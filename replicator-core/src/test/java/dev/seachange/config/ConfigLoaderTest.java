package dev.seachange.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final String LEAST = """
            name: squid-to-seafood
            old: { kind: mysql, host: db1, user: seachange, password: "${env:OLD_PASSWORD}" }
            new: { kind: mariadb, host: db2, user: seachange, password: "${file:secrets/new}" }
            rules: rules/
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ConfigLoader loader = new ConfigLoader(Map.of("OLD_PASSWORD", "ink", "OLD_PORT", "3310"));

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/new"), "tentacle\n");
    }

    @Test
    void everything_but_the_servers_and_the_rules_has_a_default() throws Exception {
        MigrationConfig config = load(LEAST);
        assertThat(config.name()).isEqualTo("squid-to-seafood");
        assertThat(config.oldServer()).isEqualTo(
                new ServerConfig(ServerKind.MYSQL, "db1", 3306, null, "seachange", new Secret("ink")));
        assertThat(config.newServer()).isEqualTo(
                new ServerConfig(ServerKind.MARIADB, "db2", 3306, null, "seachange", new Secret("tentacle")));
        assertThat(config.rules()).isEqualTo(folder.resolve("rules"));
        assertThat(config.http().listen()).isEqualTo(InetSocketAddress.createUnresolved("127.0.0.1", 8090));
        assertThat(config.source().serverId()).isBetween(1_000_000_000L, 2_000_000_000L);
        assertThat(config.source()).isEqualTo(load(LEAST).source());
        assertThat(config.epoch()).isEqualTo(new MigrationConfig.Epoch(10_000, 8_388_608));
        assertThat(config.queue()).isEqualTo(new MigrationConfig.Queue(33_554_432));
        assertThat(config.copy()).isEqualTo(new MigrationConfig.CopySettings(2, Duration.ofSeconds(1), 20_000));
        assertThat(config.live()).isEqualTo(new MigrationConfig.Live(Duration.ofSeconds(10)));
    }

    @Test
    void rules_are_named_from_where_the_configuration_was_named() throws Exception {
        Path named = Path.of("").toAbsolutePath().relativize(Files.writeString(folder.resolve("seachange.yaml"), LEAST));
        assertThat(loader.load(named).rules()).isEqualTo(named.resolveSibling("rules"));
        assertThat(loader.loadRules(named)).isEqualTo(named.resolveSibling("rules"));
        assertThat(ConfigReader.fromFolderOf(Path.of("seachange.yaml"), "./rules")).isEqualTo(Path.of("rules"));
        assertThat(ConfigReader.fromFolderOf(Path.of("seachange.yaml"), ".")).isEqualTo(Path.of("."));
        assertThat(ConfigReader.fromFolderOf(Path.of("conf/seachange.yaml"), "../rules")).isEqualTo(Path.of("rules"));
        assertThat(ConfigReader.fromFolderOf(Path.of("conf/seachange.yaml"), "/etc/rules")).isEqualTo(Path.of("/etc/rules"));
    }

    @Test
    void every_key_can_be_set() throws Exception {
        MigrationConfig config = load("""
                name: m2
                old: { kind: mariadb, host: "::1", port: "${env:OLD_PORT}", database: shop, user: u1, password: p1 }
                new: { kind: mysql, host: db2, port: 3307, database: market, user: u2, password: 12345 }
                rules: rules
                http: { listen: "[::1]:0" }
                source: { server_id: 4711 }
                epoch: { max_rows: 500, max_bytes: 1 MiB }
                queue: { max_bytes: 67108864 }
                copy: { readers: 4, range_millis: 250, range_max_rows: 5000 }
                live: { max_lag_seconds: 3 }
                """);
        assertThat(config).isEqualTo(new MigrationConfig(
                folder.resolve("seachange.yaml"),
                "m2",
                new ServerConfig(ServerKind.MARIADB, "::1", 3310, "shop", "u1", new Secret("p1")),
                new ServerConfig(ServerKind.MYSQL, "db2", 3307, "market", "u2", new Secret("12345")),
                folder.resolve("rules"),
                new MigrationConfig.Http(InetSocketAddress.createUnresolved("::1", 0)),
                new MigrationConfig.Source(4711),
                new MigrationConfig.Epoch(500, 1 << 20),
                new MigrationConfig.Queue(64 << 20),
                new MigrationConfig.CopySettings(4, Duration.ofMillis(250), 5000),
                new MigrationConfig.Live(Duration.ofSeconds(3))));
    }

    @Test
    void secrets_do_not_print() throws Exception {
        MigrationConfig config = load(LEAST);
        assertThat(config.toString()).doesNotContain("ink").doesNotContain("tentacle").contains("***");
        assertThat(config.oldServer().password().reveal()).isEqualTo("ink");
        assertThat(config.oldServer().settings())
                .isEqualTo(new ServerSettings(ServerKind.MYSQL, "db1", 3306, null, "seachange", "ink"));
        assertThat(config.oldServer().endpoint().toString()).isEqualTo("mysql db1:3306");
    }

    @Test
    void the_letters_of_a_reference_can_be_written() throws Exception {
        MigrationConfig config = load(LEAST.replace("${env:OLD_PASSWORD}", "a$${env:X}$b"));
        assertThat(config.oldServer().password().reveal()).isEqualTo("a${env:X}$b");
    }

    @Test
    void all_problems_show_at_once_with_their_places_and_no_password() throws Exception {
        assertThat(problems("""
                name: squid to seafood
                old: { kind: mysqll, host: db1, prot: 3306, user: seachange, password: "hunter2" }
                new:
                  kind: postgresql
                  host: db2
                  port: 70000
                  user: seachange
                  password: "${env:NEW_PASSWORD}"
                rules: ruels/
                http: { listen: 8090 }
                epoch: { max_rows: many, max_bytes: 1 TiB }
                quue: { max_bytes: 1 }
                """)).isEqualTo("""
                seachange.yaml:1:7  E003 `name` must be 1 to 63 letters, digits, dots, hyphens and underscores, and begin with a letter or digit
                 1 | name: squid to seafood
                   |       ^^^^^^^^^^^^^^^^
                seachange.yaml:2:14  E003 `mysqll` is no kind of server; did you mean `mysql`?
                 2 | old: { kind: mysqll, host: db1, prot: 3306, user: seachange, password: ********* }
                   |              ^^^^^^
                   Known: mysql, mariadb.
                seachange.yaml:2:33  E102 unknown key `prot` in `old`; did you mean `port`?
                 2 | old: { kind: mysqll, host: db1, prot: 3306, user: seachange, password: ********* }
                   |                                 ^^^^
                   Known here: kind, host, port, database, user, password.
                seachange.yaml:4:9  E004 `new.kind: postgresql` is not supported yet
                 4 |   kind: postgresql
                   |         ^^^^^^^^^^
                   Supported now: mysql, mariadb.
                seachange.yaml:6:9  E104 `port` must be a whole number from 1 to 65535
                 6 |   port: 70000
                   |         ^^^^^
                seachange.yaml:8:14  E002 the environment has no variable `NEW_PASSWORD`
                 8 |   password: "${env:NEW_PASSWORD}"
                   |              ^^^^^^^^^^^^^^^^^^^
                   Set it, or use ${file:PATH}.
                seachange.yaml:9:8  E005 there is no file or folder FOLDER/ruels
                 9 | rules: ruels/
                   |        ^^^^^^
                   `rules` names a file or a folder; a relative path is meant from the folder of this file.
                seachange.yaml:10:17  E003 `8090` is not HOST:PORT
                 10 | http: { listen: 8090 }
                    |                 ^^^^
                    For example 127.0.0.1:8090, 0.0.0.0:8090 or [::1]:8090; port 0 takes any free one.
                seachange.yaml:11:20  E104 `max_rows` must be a whole number from 1 to 1000000
                 11 | epoch: { max_rows: many, max_bytes: 1 TiB }
                    |                    ^^^^
                seachange.yaml:11:37  E003 `1 TiB` is not a size from 64 KiB to 1 GiB
                 11 | epoch: { max_rows: many, max_bytes: 1 TiB }
                    |                                     ^^^^^
                    Write bytes, or a whole number with KiB, MiB or GiB.
                seachange.yaml:12:1  E102 unknown key `quue` in the configuration; did you mean `queue`?
                 12 | quue: { max_bytes: 1 }
                    | ^^^^
                    Known here: name, old, new, rules, http, source, epoch, queue, copy, live.""");
    }

    @Test
    void missing_keys_are_named() throws Exception {
        assertThat(problems("name: x\nold: { kind: mysql }\n"))
                .contains("E105 the configuration has no `new`", "E105 the configuration has no `rules`")
                .contains("2:1  E105 `old` has no `host`", "`old` has no `user`", "`old` has no `password`");
    }

    @Test
    void broken_yaml_does_not_show_the_password_it_breaks_at() throws Exception {
        assertThat(problems("name: x\nold: { kind: mysql, password: hunter2, user: \"me }\n"))
                .contains("E101 not valid YAML")
                .doesNotContain("hunter2");
    }

    @Test
    void a_password_in_brackets_is_not_shown() throws Exception {
        assertThat(problems("name: x\nold: { host: h, password: [Zx]9kSecret, user: u }\n")).doesNotContain("Zx", "9kSecret");
        assertThat(problems("name: x\nold: { host: h, password: {Zx}9kSecret, user: u }\n")).doesNotContain("Zx", "9kSecret");
        assertThat(problems(LEAST.replace("\"${env:OLD_PASSWORD}\"", "[\"${env:OLD_PASSWORD}\", hunter2]")))
                .contains("E104 `password` must be a single value, not a list", "It takes one value: `password: ...`")
                .doesNotContain("ink", "hunter2");
    }

    @Test
    void a_misspelt_key_of_the_rules_is_guessed_where_nothing_else_is_read() throws IOException {
        Path file = Files.writeString(folder.resolve("seachange.yaml"), LEAST.replace("rules:", "ruels:"));
        InvalidConfigException failure = catchThrowableOfType(InvalidConfigException.class, () -> loader.loadRules(file));
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("the configuration has no `rules`");
            assertThat(problem.hint()).isEqualTo("Is it meant by `ruels`?");
        });
    }

    @Test
    void references_fail_at_their_place() throws Exception {
        String text = LEAST.replace("${env:OLD_PASSWORD}", "x${vault:a}y").replace("secrets/new", "secrets/none");
        assertThat(problems(text))
                .contains("seachange.yaml:2:61  E002 unknown reference")
                .contains("seachange.yaml:3:62  E002 cannot read `secrets/none`: there is no such file");
    }

    @Test
    void old_and_new_must_differ() throws Exception {
        String server = "{ kind: mysql, host: db, database: shop, user: u, password: p }";
        assertThat(problems("name: x\nold: " + server + "\nnew: " + server + "\nrules: rules\n"))
                .contains("seachange.yaml:3:1  E006 `new` is the same server and database as `old`");
    }

    @Test
    void a_missing_file_is_one_problem() {
        InvalidConfigException failure = catchThrowableOfType(
                InvalidConfigException.class, () -> loader.load(folder.resolve("none.yaml")));
        assertThat(failure.render()).isEqualTo(folder.resolve("none.yaml") + ":1:1  E001 cannot be read: there is no such file");
    }

    @Test
    void a_folder_is_no_configuration() {
        InvalidConfigException failure = catchThrowableOfType(InvalidConfigException.class, () -> loader.load(folder));
        assertThat(failure.render()).isEqualTo(folder + ":1:1  E001 cannot be read: it is a folder");
    }

    @Test
    void whoever_only_asks_the_daemon_needs_no_secrets() throws Exception {
        Path file = write(LEAST.replace("OLD_PASSWORD", "NOT_SET") + "http: { listen: \"0.0.0.0:9999\" }\n");
        assertThat(loader.loadContact(file))
                .isEqualTo(new MigrationConfig.Contact("squid-to-seafood", InetSocketAddress.createUnresolved("0.0.0.0", 9999)));
        assertThat(loader.loadContact(write(LEAST)).listen().getPort()).isEqualTo(8090);
        assertThat(loader.loadContact(write("name: \"${env:NOT_SET}\"\n")).name()).isNull();
    }

    private MigrationConfig load(String text) throws Exception {
        return loader.load(write(text));
    }

    private String problems(String text) throws IOException {
        Path file = write(text);
        InvalidConfigException failure =
                catchThrowableOfType(InvalidConfigException.class, () -> loader.load(file));
        return failure.render().replace(folder + "/seachange.yaml", "seachange.yaml").replace(folder.toString(), "FOLDER");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("seachange.yaml"), text);
    }
}
