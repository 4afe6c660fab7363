package dev.seachange.it.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables that rules imply, made on a real server: the checks then find nothing missing. */
class MissingTablesIT {
    private static final String RULES = """
            mapping: 1

            values:
              size: { S: small, L: large, null: unknown }

            lookups:
              port: { table: %2$s.port, match: old_no, take: port_id, miss: null }
              port_of: { table: %2$s.port, match: name, take: port_id, miss: null }

            rules:
              port:
                from: %1$s.port
                to: %2$s.port
                key: { port_id: "keymap('port', no)" }
                columns: { old_no: no, name: name }

              everything: { from: %1$s.everything, to: %2$s.everything, columns: copy }

              squid:
                from: %1$s.squid
                to: %2$s.seafood
                key: { kind: { value: squid }, code: code, id: id + 1000000 }
                columns:
                  price: price_cents / 100
                  size: { from: size_cd, values: size }
                  name: coalesce(name, 'no name')
                  arms: { from: arms, type: int unsigned }
                drop: rest

              octopus:
                from: %1$s.octopus
                to: %2$s.seafood
                key: { kind: { value: octopus }, code: nick, id: id }
                columns: { name: name, arms: arms }

              named:
                from: %1$s.squid
                to: %2$s.named
                key: { uid: "uuid5('squid', id, code)" }
                columns:
                  many: arms > 8
                  kind: { value: squid }
                  note: note
                  port: { lookup: port, by: id }
                  home: { lookup: port_of, by: name }
                drop: rest
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"MARIADB, MARIADB", "MYSQL, MYSQL", "MARIADB, MYSQL", "MYSQL, MARIADB"})
    void tablesMadeOfTheStatementsAreAccepted(Kind oldKind, Kind newKind) throws Exception {
        TestingServers.require(oldKind);
        TestingServers.require(newKind);
        try (TestDatabase shop = TestingServers.old(oldKind).database("shop");
                TestDatabase market = TestingServers.fresh(newKind).database("market")) {
            Migration migration = Migration.in(folder, shop, market);
            Files.createDirectories(folder.resolve("rules"));
            Files.writeString(folder.resolve("rules/all.yaml"), RULES.formatted(shop.name(), market.name()));
            tables(shop);

            Ran ddl = migration.run("ddl");
            assertThat(ddl.exit()).as(ddl.err()).isEqualTo(ExitCode.DONE);
            for (String statement : ddl.out().split(";\\s*\n")) {
                market.execute(statement);
            }
            Ran check = migration.run("check");
            assertThat(check.exit()).as("%s%n%s", ddl.out(), check.out()).isEqualTo(ExitCode.DONE);
            assertThat(migration.run("ddl").out()).isEqualTo("-- NEW has every table that the rules write.\n");
        }
    }

    private static void tables(TestDatabase shop) throws Exception {
        shop.execute(
                "CREATE TABLE port (no INT UNSIGNED PRIMARY KEY, name VARCHAR(40) CHARACTER SET latin1 NOT NULL)",
                "CREATE TABLE squid (id INT UNSIGNED NOT NULL, code VARCHAR(20) NOT NULL, name VARCHAR(40), size_cd CHAR(1),"
                        + " price_cents INT UNSIGNED NOT NULL, arms SMALLINT, note TEXT, PRIMARY KEY (id, code))",
                "CREATE TABLE octopus (id BIGINT NOT NULL, nick VARCHAR(30) CHARACTER SET latin1 NOT NULL,"
                        + " name VARCHAR(60) NOT NULL, arms INT UNSIGNED NOT NULL, PRIMARY KEY (id, nick))",
                "CREATE TABLE everything (id BIGINT UNSIGNED PRIMARY KEY, tiny TINYINT, flag BOOLEAN NOT NULL, small SMALLINT UNSIGNED,"
                        + " medium MEDIUMINT, exact DECIMAL(65,30), exact_u DECIMAL(10,2) UNSIGNED, single FLOAT, twice DOUBLE NOT NULL,"
                        + " fixed CHAR(255), vary VARCHAR(400) NOT NULL, latin VARCHAR(20000) CHARACTER SET latin1,"
                        + " wide VARCHAR(3000), wider VARCHAR(4000), short TINYTEXT, body TEXT CHARACTER SET latin1, long_body LONGTEXT,"
                        + " raw BINARY(16), bytes VARBINARY(300), blobs MEDIUMBLOB, label ENUM('a','it''s','b\\\\c') NOT NULL,"
                        + " labels SET('x','y'), document JSON, flags BIT(12), day DATE, span TIME(3), at DATETIME(6) NOT NULL,"
                        + " moment TIMESTAMP(3) NULL, season YEAR)");
    }
}
