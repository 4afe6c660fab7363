package dev.seachange.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.config.ConfigLoader;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way from OLD's log to NEW, in each pair of servers. */
class MainJobIT {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"MARIADB, MARIADB", "MYSQL, MYSQL", "MARIADB, MYSQL", "MYSQL, MARIADB"})
    void copiesWhatIsThereAndFollowsWhatComes(Kind oldKind, Kind newKind) throws Exception {
        TestingServers.require(oldKind);
        TestingServers.require(newKind);
        try (TestDatabase shop = TestingServers.old(oldKind).database("shop");
                TestDatabase market = TestingServers.fresh(newKind).database("market")) {
            shop.execute("CREATE TABLE squid (id INT PRIMARY KEY, squid_nm VARCHAR(40) NOT NULL, size_cd CHAR(1) NOT NULL,"
                    + " status VARCHAR(10) NOT NULL)");
            shop.execute("CREATE TABLE tag (squid_id INT, tag VARCHAR(20) COLLATE utf8mb4_bin, PRIMARY KEY (squid_id, tag),"
                    + " FOREIGN KEY (squid_id) REFERENCES squid (id))");
            market.execute("CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL,"
                    + " size VARCHAR(10) NOT NULL, kind VARCHAR(10) NOT NULL)");
            market.execute("CREATE TABLE label (seafood_id BIGINT, tag VARCHAR(20) COLLATE utf8mb4_bin, PRIMARY KEY (seafood_id, tag),"
                    + " FOREIGN KEY (seafood_id) REFERENCES seafood (seafood_id))");
            shop.execute("INSERT INTO squid VALUES (1, 'Giant', 'L', 'live'), (2, 'Dwarf', 'S', 'live'), (3, 'Vampire', 'M', 'draft')");
            shop.execute("INSERT INTO tag VALUES (1, 'deep'), (2, 'small')");
            try (Replicator replicator = Replicator.start(new ConfigLoader(Map.of()).load(config(shop, market)))) {
                await().atMost(Duration.ofSeconds(60)).until(() -> replicator.status().stage() == Stage.LIVE);
                shop.execute("UPDATE squid SET squid_nm = 'Colossal' WHERE id = 1");
                shop.execute("UPDATE squid SET status = 'live' WHERE id = 3");
                shop.execute("DELETE FROM tag WHERE squid_id = 2");
                shop.execute("DELETE FROM squid WHERE id = 2");
                shop.execute("INSERT INTO tag VALUES (3, 'dark')");
                await().atMost(Duration.ofSeconds(60)).until(replicator::caughtUp);
                assertThat(rows(market, "SELECT * FROM seafood ORDER BY 1"))
                        .containsExactly("1|Colossal|large|squid", "3|Vampire|medium|squid");
                assertThat(rows(market, "SELECT * FROM label ORDER BY 1")).containsExactly("1|deep", "3|dark");
                assertThat(replicator.status().disturbances().findings()).isZero();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(replicator.status().lag().totalSeconds()).isZero());
            }
        }
    }

    private Path config(TestDatabase shop, TestDatabase market) throws Exception {
        Files.writeString(folder.resolve("rules.yaml"), """
                mapping: 1
                values:
                  size: { S: small, M: medium, L: large }
                rules:
                  squid:
                    from: %1$s.squid
                    where: status <> 'draft'
                    to: %2$s.seafood
                    key: { seafood_id: id }
                    columns:
                      name: squid_nm
                      size: { from: size_cd, values: size }
                      kind: { value: squid }
                    drop: [status]
                  tag:
                    from: %1$s.tag
                    to: %2$s.label
                    key: { seafood_id: squid_id, tag: tag }
                    columns: {}
                """.formatted(shop.name(), market.name()));
        Path config = folder.resolve("seachange.yaml");
        Files.writeString(config, """
                name: %s
                old: %s
                new: %s
                rules: rules.yaml
                http: { listen: "127.0.0.1:0" }
                """.formatted(shop.name(), server(shop), server(market)));
        return config;
    }

    private static String server(TestDatabase database) {
        return "{ kind: %s, host: %s, port: %d, database: %s, user: %s, password: \"%s\" }"
                .formatted(
                        database.kind().name().toLowerCase(Locale.ROOT),
                        database.host(),
                        database.port(),
                        database.name(),
                        database.user(),
                        database.password());
    }

    private static List<String> rows(TestDatabase database, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
