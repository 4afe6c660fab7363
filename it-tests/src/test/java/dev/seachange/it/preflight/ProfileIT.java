package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.draft.Migration;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code --profile}: what real servers say about the values of their columns, and what becomes of it. */
class ProfileIT {
    private static final String WIDE = """
            CREATE TABLE %s (
              id       INT NOT NULL PRIMARY KEY,
              cents    BIGINT UNSIGNED NOT NULL,
              debt     INT NOT NULL,
              balance  DECIMAL(20,4) NOT NULL,
              pieces   DECIMAL(8,2) NOT NULL,
              ratio    BIGINT NOT NULL,
              name     VARCHAR(80) NOT NULL,
              body     TEXT NOT NULL,
              word     VARCHAR(20) NOT NULL,
              code     VARCHAR(8) NOT NULL,
              note     VARCHAR(20),
              day      DATE,
              seen     DATETIME(6) NOT NULL,
              told     TIMESTAMP(6) NOT NULL DEFAULT '2026-01-01 00:00:00',
              spent    TIME(6) NOT NULL,
              kind     ENUM('a','b','c') NOT NULL,
              tags     SET('x','y','z') NOT NULL,
              hash     VARBINARY(32) NOT NULL,
              mask     BIT(8) NOT NULL
            ) CHARACTER SET utf8mb4
            """;

    private static final String NARROW = """
            CREATE TABLE %s (
              id       INT NOT NULL PRIMARY KEY,
              cents    INT NOT NULL,
              debt     INT UNSIGNED NOT NULL,
              balance  DECIMAL(6,2) NOT NULL,
              pieces   SMALLINT NOT NULL,
              ratio    DOUBLE NOT NULL,
              name     VARCHAR(10) NOT NULL,
              body     VARCHAR(10) NOT NULL,
              word     VARCHAR(20) CHARACTER SET latin1 NOT NULL,
              code     CHAR(8) NOT NULL,
              note     VARCHAR(20) NOT NULL,
              day      DATE NOT NULL,
              seen     DATETIME(3) NOT NULL,
              told     TIMESTAMP(3) NOT NULL DEFAULT '2026-01-01 00:00:00',
              spent    TIME NOT NULL,
              kind     ENUM('b','a') NOT NULL,
              tags     SET('y','x') NOT NULL,
              hash     VARBINARY(4) NOT NULL,
              mask     BIT(4) NOT NULL
            ) CHARACTER SET utf8mb4
            """;

    /** At the very limit of what fits: ten characters of forty bytes, among others. */
    private static final String FITTING = """
            INSERT INTO %s VALUES (%d, 2147483647, 0, 9999.9900, 32767.00, 9007199254740992, '🦑🦑🦑🦑🦑🦑🦑🦑🦑🦑', '🐙🐙', 'é€', 'a b',
              'n', '2026-01-01', '2026-01-01 00:00:00.123000', '2026-01-01 00:00:00.123000', '838:59:59', 'b', 'x,y', x'00010203', b'1111')
            """;

    /** A little more in every column. */
    private static final String UNFIT = """
            INSERT INTO %s VALUES (%d, 2147483648, -1, 9999.9901, 0.50, 9007199254740993, '🦑🦑🦑🦑🦑🦑🦑🦑🦑🦑!', '12345678901', '🦑', 'a ',
              NULL, NULL, '2026-01-01 00:00:00.123001', '2026-01-01 00:00:00.000001', '00:00:00.1', 'c', 'x,z', x'0001020304', b'10000')
            """;

    private static final int DOUBTS = 18;

    private static final String ALL =
            "mapping: 1\nrules:\n  all: { from: '/%1$s\\.(?<table>.+)/', to: '%2$s.${table}', columns: copy }\n";

    @TempDir
    private Path folder = Path.of("");

    private static void tables(TestDatabase shop, TestDatabase market, String... names) throws Exception {
        for (String name : names) {
            shop.execute(WIDE.formatted(name));
            market.execute(NARROW.formatted(name));
        }
    }

    private Migration migration(TestDatabase shop, TestDatabase market, String rules) throws IOException {
        Migration migration = Migration.in(folder, shop, market);
        Path config = folder.resolve("seachange.yaml");
        String named = Files.readString(config).replace("name: draft", "name: profile_" + shop.name());
        Files.writeString(config, named + "http: { listen: 127.0.0.1:0 }\n");
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/market.yaml"), rules.formatted(shop.name(), market.name()));
        return migration;
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void valuesOfEveryTypeAreMeasuredTableByTable(Kind kind) throws Exception {
        TestingServers.require(kind);
        TestingServers.require(Kind.MARIADB);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(Kind.MARIADB).database("market")) {
            tables(shop, market, "fits", "bare", "unfit");
            shop.execute(FITTING.formatted("fits", 1), FITTING.formatted("unfit", 1), UNFIT.formatted("unfit", 2));
            Migration migration = migration(shop, market, ALL + "ignore: [%1$s.unfit]\n");

            Ran types = migration.run("check");
            assertThat(types.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(found(types.out(), "E30[35] ")).hasSize(2 * DOUBTS);
            assertThat(types.out()).contains("`--profile`, with `check` and with `run`, asks OLD");

            Ran fits = migration.run("check", "--profile");
            assertThat(fits.exit()).as(fits.out()).isEqualTo(ExitCode.DONE);
            assertThat(found(fits.out(), "E30[35] warning: ")).hasSize(2 * DOUBTS);
            assertThat(found(fits.out(), "Rows (that do not fit|with NULL): none of 1\\.")).hasSize(DOUBTS);
            assertThat(found(fits.out(), shop.name() + "\\.bare has no rows now\\.")).hasSize(DOUBTS);
            assertThat(fits.out()).doesNotContain("`check` and with `run`").contains("Nothing stands against it; ");

            Ran json = migration.run("check", "--profile", "--json");
            assertThat(json.exit()).isEqualTo(ExitCode.DONE);
            assertThat(json.out()).contains("\"fit\" : true", "\"severity\" : \"warning\"", "Largest value now: 2,147,483,647. ");

            Files.writeString(folder.resolve("rules/market.yaml"), ALL.formatted(shop.name(), market.name()));
            Ran unfit = migration.run("check", "--profile");
            assertThat(unfit.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(found(unfit.out(), "Rows (that do not fit|with NULL): 1 of 2\\.")).as(unfit.out()).hasSize(DOUBTS);
            assertThat(found(unfit.out(), "E30[35] warning: ")).hasSize(2 * DOUBTS);
            assertThat(unfit.out()).contains(
                    "Largest value now: 2,147,483,648. ", "Smallest value now: -1. ",
                    "Smallest value now: 9,999.9900, largest: 9,999.9901. ",
                    "Longest value now: 11 characters. ", "Longest value now: 5 bytes. ", DOUBTS + " problems.");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void expressionsAreNarrowedByTheColumnsThatTheyRead(Kind kind) throws Exception {
        TestingServers.require(kind);
        TestingServers.require(Kind.MARIADB);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(Kind.MARIADB).database("market")) {
            shop.execute(
                    "CREATE TABLE squid (id INT NOT NULL PRIMARY KEY, cents BIGINT UNSIGNED NOT NULL, name VARCHAR(80))",
                    "INSERT INTO squid VALUES (1, 3999, '🦑🦑🦑🦑🦑🦑🦑🦑🦑')");
            market.execute("CREATE TABLE seafood (id INT NOT NULL PRIMARY KEY, price DECIMAL(4,2) NOT NULL, name VARCHAR(10) NOT NULL)");
            Migration migration = migration(shop, market, """
                    mapping: 1
                    rules:
                      squid:
                        from: %s.squid
                        to: %s.seafood
                        key: { id: id }
                        columns: { price: "round(cents / 100, 2)", name: "concat(name, '!')" }
                    """);
            assertThat(migration.run("check").exit()).isEqualTo(ExitCode.PROBLEMS);
            Ran fits = migration.run("check", "--profile");
            assertThat(fits.exit()).as(fits.out()).isEqualTo(ExitCode.DONE);
            assertThat(fits.out()).contains(
                    "it gives DECIMAL(4,2) UNSIGNED; rows: 1; `cents` 3,999.", "it gives VARCHAR(10); rows: 1; `name` up to 9 long.",
                    "it gives no NULL; ");
            shop.execute("INSERT INTO squid VALUES (2, 10000, NULL), (3, 100, '0123456789')");
            Ran unfit = migration.run("check", "--profile");
            assertThat(unfit.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(unfit.out()).contains(
                    "it gives DECIMAL(5,2) UNSIGNED; rows: 3; `cents` 100 to 10,000.",
                    "it gives VARCHAR(11); rows: 3; `name` up to 10 long, NULL in 1.", "it may give NULL; ", "3 problems.");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aServerThatDoesNotAnswerInTimeIsLeftAlone(Kind kind) throws Exception {
        TestingServers.require(kind);
        TestingServers.require(Kind.MARIADB);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(Kind.MARIADB).database("market")) {
            tables(shop, market, "fits", "slow");
            shop.execute(FITTING.formatted("fits", 1), FITTING.formatted("slow", 1));
            Migration migration = migration(shop, market, ALL);
            try (Connection locker = shop.connect(); Statement lock = locker.createStatement()) {
                lock.execute("LOCK TABLES slow WRITE");
                Ran ran = migration.run("check", "--profile=4");
                assertThat(ran.exit()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(found(ran.out(), "E30[35] warning: ")).as(ran.out()).hasSize(DOUBTS);
                assertThat(ran.out()).contains(
                        "P137 warning: Cannot look at the values of " + shop.name() + ".slow, so that the types of its columns alone"
                                + " count: it takes longer than 4 s.",
                        "`--profile=600`", DOUBTS + " problems.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRunGoesByTheProfileOnceAndParksWhatDoesNotFitLater(Kind kind) throws Exception {
        TestingServers.require(kind);
        TestingServers.require(Kind.MARIADB);
        try (TestDatabase shop = TestingServers.old(kind).database("shop");
                TestDatabase market = TestingServers.fresh(Kind.MARIADB).database("market")) {
            tables(shop, market, "fits");
            shop.execute(FITTING.formatted("fits", 1), UNFIT.formatted("fits", 3));
            Migration migration =
                    migration(shop, market, "mapping: 1\nrules:\n  all: { from: %s.fits, to: %s.fits, columns: copy }\n");
            assertThat(migration.run("run", "--until-caught-up", "--profile").exit()).isEqualTo(ExitCode.PROBLEMS);
            shop.execute("DELETE FROM fits WHERE id = 3");
            assertThat(migration.run("run", "--until-caught-up").exit()).isEqualTo(ExitCode.PROBLEMS);
            Ran first = migration.run("run", "--until-caught-up", "--profile");
            assertThat(first.exit()).as(first.err()).isEqualTo(ExitCode.DONE);
            assertThat(keys(market)).isEqualTo(1);
            shop.execute(UNFIT.formatted("fits", 2), FITTING.formatted("fits", 3));
            Ran second = migration.run("run", "--until-caught-up", "--profile");
            assertThat(second.exit()).as(second.err()).isEqualTo(ExitCode.DONE);
            assertThat(second.err()).contains("1 key is in quarantine");
            assertThat(keys(market)).isEqualTo(2);
            assertThat(migration.run("explain", shop.name() + ".fits", "2").exit()).isEqualTo(ExitCode.DONE);
            Path rules = folder.resolve("rules/market.yaml");
            Files.writeString(rules, Files.readString(rules).replace("columns: copy", "columns: copy, where: id > 0"));
            Ran changed = migration.run("run", "--until-caught-up", "--profile", "--accept-rules");
            assertThat(changed.exit()).as("nobody has been asked about other rules").isEqualTo(ExitCode.PROBLEMS);
            assertThat(changed.err()).contains("Rows that do not fit: 1 of 3.");
        }
    }

    private static long keys(TestDatabase market) throws Exception {
        try (Connection connection = market.connect();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT COUNT(*) FROM fits")) {
            row.next();
            return row.getLong(1);
        }
    }
}
