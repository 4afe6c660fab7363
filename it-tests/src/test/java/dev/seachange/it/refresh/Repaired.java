package dev.seachange.it.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.cli.RuleDecision;
import dev.seachange.daemon.Replicator;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.Terminal;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A squid shop on its way to a market, and the command line beside it. Rules say {@code shop} and {@code market}. */
record Repaired(TestDatabase shop, TestDatabase market, MigrationFiles files) implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(90);

    /** Squids that are no drafts, and their tags under a key of two parts. */
    static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: squid_nm, in_stock: stock }
              tag:
                from: shop.tag
                to: market.label
                key: { seafood_id: squid_id, tag: tag }
                columns: { weight: weight }
            """;

    static Repaired create(Kind kind, Path folder) throws SQLException, IOException {
        return create(kind, folder, "");
    }

    /** @param more of the configuration */
    static Repaired create(Kind kind, Path folder, String more) throws SQLException, IOException {
        TestingServers.require(kind);
        TestDatabase shop = TestingServers.old(kind).database("again_shop");
        TestDatabase market = TestingServers.fresh(kind).database("again_market");
        shop.execute(
                "CREATE TABLE squid (id INT PRIMARY KEY, squid_nm VARCHAR(40) NOT NULL, stock INT NOT NULL,"
                        + " status VARCHAR(10) COLLATE utf8mb4_bin NOT NULL)",
                "CREATE TABLE tag (squid_id INT, tag VARCHAR(20), weight INT NOT NULL, PRIMARY KEY (squid_id, tag))");
        market.execute(
                "CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL, in_stock BIGINT NOT NULL)",
                "CREATE TABLE label (seafood_id BIGINT, tag VARCHAR(20), weight BIGINT NOT NULL, PRIMARY KEY (seafood_id, tag))");
        Repaired migration = new Repaired(shop, market, MigrationFiles.write(folder, shop.name(), shop, market, "", more));
        migration.rules(RULES);
        return migration;
    }

    /** Sets the rules of the next start. */
    void rules(String rules) throws IOException {
        Path file = files.config().resolveSibling(files.name() + "-rules.yaml");
        Files.writeString(file, rules.replace("shop.", shop.name() + ".").replace("market.", market.name() + "."));
    }

    /** Squids {@code from} to {@code to}, each tenth a draft. */
    void squids(int from, int to) throws SQLException {
        StringJoiner rows = new StringJoiner(", ", "INSERT INTO squid VALUES ", "");
        for (int id = from; id <= to; id++) {
            rows.add("(" + id + ", 'Squid " + id + "', " + id % 7 + ", '" + (id % 10 == 0 ? "draft" : "live") + "')");
        }
        shop.execute(rows.toString());
    }

    Replicator startLive() throws Exception {
        return startLive(RuleDecision.NONE);
    }

    Replicator startLive(RuleDecision rules) throws Exception {
        Replicator replicator = Replicator.start(files.load(), rules);
        await().atMost(SOON).until(() -> replicator.status().stage() == Stage.LIVE || replicator.await(Duration.ZERO));
        assertThat(replicator.status().trouble()).isNull();
        return replicator;
    }

    static void awaitCaughtUp(Replicator replicator) {
        await().atMost(SOON).until(() -> replicator.caughtUp() || replicator.await(Duration.ZERO));
        assertThat(replicator.status().trouble()).isNull();
    }

    /** Waits until each request of this migration is done, or has failed. */
    void awaitRefreshed(Replicator replicator) {
        String open = "SELECT COUNT(*) FROM seachange.refresh WHERE state NOT IN ('DONE', 'FAILED') AND migration = '" + files.name() + "'";
        await().atMost(SOON).until(() -> rows(market, open).equals(List.of("0")) || replicator.await(Duration.ZERO));
        assertThat(replicator.status().trouble()).isNull();
    }

    /** {@code seachange} with these words and this configuration; names of tables as in {@link #rules}. */
    Ran seachange(String... words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.startsWith("shop.") ? word.replace("shop.", shop.name() + ".") : word);
        }
        all.addAll(List.of("-c", files.config().toString()));
        return Terminal.run(200, all.toArray(String[]::new));
    }

    /** Every row of OLD through the rules is in NEW, and none else. */
    void assertIdentical() throws Exception {
        ComparisonResult compared = FinalComparison.run(files.load(), ComparisonOptions.DEFAULT);
        assertThat(compared.identical()).as(compared.report()).isTrue();
    }

    List<String> seafood(String where) throws SQLException {
        return rows(market, "SELECT * FROM seafood WHERE " + where + " ORDER BY 1");
    }

    List<String> parked() throws SQLException {
        return rows(market, "SELECT rule, key_text FROM seachange.quarantine WHERE migration = '" + files.name() + "' ORDER BY 1, 2");
    }

    /** Rows as text, columns joined by a bar. */
    static List<String> rows(TestDatabase database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        shop.close();
        market.close();
    }
}
