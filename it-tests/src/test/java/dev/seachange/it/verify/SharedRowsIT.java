package dev.seachange.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.StoredParked;
import dev.seachange.verify.Comparison;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import dev.seachange.verify.Difference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of rows that several rules feed, and of rows that outlive their source rows. */
class SharedRowsIT {
    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: OLD.squid
                to: NEW.seafood
                key: { name: nm }
                columns: { arms: arms, seen: event_time(0) }
                on_delete: { set: { gone: 1 } }
              care:
                from: OLD.care
                where: chill < 9
                to: NEW.seafood
                owns: columns
                key: { name: nm }
                columns: { chill: chill, fed: event_time(0) }
              tank:
                from: OLD.tank
                to: NEW.seafood
                owns: columns
                key: { name: nm }
                columns: { tank: label }
            """;
    private static final String KEY = "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL PRIMARY KEY";

    private record Sides(TestDatabase oldSide, TestDatabase newSide) implements AutoCloseable {
        TableId seafood() {
            return new TableId(newSide.name(), "seafood");
        }

        ComparisonResult compare(StoredParked... quarantine) throws SQLException {
            String text = RULES.replace("OLD.", oldSide.name() + ".").replace("NEW.", newSide.name() + ".");
            Compilation compilation =
                    RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), catalog(oldSide), catalog(newSide));
            assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
            RuleSet rules = ((Compilation.Compiled) compilation).rules();
            return Comparison.run(
                    settings(oldSide),
                    settings(newSide),
                    "shared",
                    rules,
                    List.of(quarantine),
                    ComparisonOptions.DEFAULT.withKeysHeld(1));
        }

        private static Catalog catalog(TestDatabase database) throws SQLException {
            try (Connection connection = database.connect()) {
                return new Catalog(CatalogReader.read(connection, database.name()).values());
            }
        }

        private static ServerSettings settings(TestDatabase database) {
            ServerKind kind = ServerKind.valueOf(database.kind().name());
            return new ServerSettings(kind, database.host(), database.port(), null, database.user(), database.password());
        }

        @Override
        public void close() throws SQLException {
            try (oldSide) {
                newSide.close();
            }
        }
    }

    /** NEW as it should be: parts present, missing, filtered out, spelled otherwise and without a row; and rows that stayed behind. */
    private static Sides open(Kind kind) throws SQLException {
        TestingServers.require(kind);
        Sides sides = new Sides(TestingServers.old(kind).database("shared_shop"), TestingServers.fresh(kind).database("shared_market"));
        sides.oldSide().execute(
                "CREATE TABLE squid (nm " + KEY + ", arms INT NOT NULL)",
                "CREATE TABLE care (nm " + KEY + ", chill INT NOT NULL)",
                "CREATE TABLE tank (nm " + KEY + ", label VARCHAR(9) NOT NULL)",
                "INSERT INTO squid VALUES ('both', 1), ('bare', 2), ('filtered', 3), ('default', 4), ('spelled', 5)",
                "INSERT INTO care VALUES ('both', 1), ('filtered', 9), ('default', 7), ('SPELLED', 2), ('waiting', 3)",
                "INSERT INTO tank VALUES ('both', 'A'), ('waiting', 'B')");
        sides.newSide().execute(
                "CREATE TABLE seafood (name " + KEY + ", arms INT NOT NULL, seen TIMESTAMP NULL, chill INT NOT NULL DEFAULT 7,"
                        + " fed TIMESTAMP NULL, tank VARCHAR(9), gone INT NOT NULL DEFAULT 0)",
                "INSERT INTO seafood VALUES ('both', 1, NOW(), 1, NOW(), 'A', 0), ('bare', 2, NOW(), 7, NULL, NULL, 0),"
                        + " ('filtered', 3, NOW(), 7, NULL, NULL, 0), ('default', 4, NOW(), 7, NOW(), NULL, 0),"
                        + " ('spelled', 5, NOW(), 2, NOW(), NULL, 0), ('stayed', 6, NOW(), 7, NULL, NULL, 1)");
        return sides;
    }

    @ParameterizedTest
    @EnumSource
    void saysIdentical(Kind kind) throws SQLException {
        try (Sides sides = open(kind)) {
            ComparisonResult result = sides.compare();
            assertThat(result.first()).isEmpty();
            assertThat(result.identical()).isTrue();
            assertThat(result.tables()).hasSize(1).first().satisfies(counts -> {
                assertThat(counts.wanted()).isEqualTo(5);
                assertThat(counts.present()).isEqualTo(5);
                assertThat(counts.equal()).isEqualTo(5);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesWhatIsWrong(Kind kind) throws SQLException {
        try (Sides sides = open(kind)) {
            sides.newSide().execute(
                    "UPDATE seafood SET chill = 2 WHERE name = 'both'",
                    "UPDATE seafood SET tank = 'Z' WHERE name = 'bare'",
                    "UPDATE seafood SET chill = 9 WHERE name = 'filtered'",
                    "UPDATE seafood SET chill = 5 WHERE name = 'default'",
                    "UPDATE seafood SET chill = 7 WHERE name = 'spelled'",
                    "INSERT INTO seafood VALUES ('nobody', 1, NULL, 7, NULL, NULL, 0)");
            ComparisonResult result = sides.compare();
            assertThat(result.first()).containsExactlyInAnyOrder(
                    new Difference.Different(sides.seafood(), RowKey.of("both"), "care", List.of("chill")),
                    new Difference.LeftOver(sides.seafood(), RowKey.of("bare"), "tank", List.of("tank")),
                    new Difference.LeftOver(sides.seafood(), RowKey.of("filtered"), "care", List.of("chill")),
                    new Difference.Different(sides.seafood(), RowKey.of("default"), "care", List.of("chill")),
                    new Difference.Different(sides.seafood(), RowKey.of("spelled"), "care", List.of("chill")),
                    new Difference.Extra(sides.seafood(), RowKey.of("nobody")));
            assertThat(result.differences()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesAMissingRowAndAMarkOnALivingOne(Kind kind) throws SQLException {
        try (Sides sides = open(kind)) {
            sides.newSide().execute("DELETE FROM seafood WHERE name = 'both'", "UPDATE seafood SET gone = 1 WHERE name = 'bare'");
            assertThat(sides.compare().first()).containsExactlyInAnyOrder(
                    new Difference.Missing(sides.seafood(), RowKey.of("both"), "squid"),
                    new Difference.Different(sides.seafood(), RowKey.of("bare"), "squid", List.of("gone")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesParkedPartsAside(Kind kind) throws SQLException {
        try (Sides sides = open(kind)) {
            sides.newSide().execute("UPDATE seafood SET chill = 4 WHERE name IN ('both', 'filtered')");
            TableId care = new TableId(sides.oldSide().name(), "care");
            ComparisonResult result = sides.compare(parked("care", care, "both"), parked("care", care, "filtered"));
            assertThat(result.first()).isEmpty();
            assertThat(result.parked()).isEqualTo(2);
        }
    }

    private static StoredParked parked(String rule, TableId table, String key) {
        RowKey of = RowKey.of(key);
        return new StoredParked(rule, table, KeyHash.of(of), of.toString(), "V201", "a story", "0-1-1", Instant.EPOCH, "", null, 0);
    }
}
