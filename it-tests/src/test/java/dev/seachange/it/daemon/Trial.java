package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.cli.RuleDecision;
import dev.seachange.daemon.Ending;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
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

/** A migration between two databases, whose daemon runs in this JVM. Rules say {@code shop} and {@code market} for the two. */
record Trial(TestDatabase shop, TestDatabase market, MigrationFiles files) implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    /** All tables of OLD, as they are. */
    static final String COPY_ALL =
            "mapping: 1\nrules: { all: { from: \"/shop[.](?<table>.+)/\", to: \"market.${table}\", columns: copy } }\n";

    /** On the servers that tests share. */
    static Trial of(Kind kind, Path folder, String rules, String more) throws SQLException, IOException {
        TestingServers.require(kind);
        return of(TestingServers.old(kind), TestingServers.fresh(kind), folder, rules, more);
    }

    static Trial of(TestServer oldServer, TestServer newServer, Path folder, String rules, String more)
            throws SQLException, IOException {
        TestDatabase shop = oldServer.database("trial_shop");
        TestDatabase market = newServer.database("trial_market");
        Trial trial = new Trial(shop, market, MigrationFiles.write(folder, shop.name(), shop, market, "", more));
        trial.rules(rules);
        return trial;
    }

    /** Sets the rules of the next start. */
    void rules(String rules) throws IOException {
        Path file = files.config().resolveSibling(files.name() + "-rules.yaml");
        String named = rules.replaceAll("\\bshop(?=[.\\[])", shop.name()).replaceAll("\\bmarket(?=[.])", market.name());
        Files.writeString(file, named);
    }

    /** The same statements on both sides. */
    void both(String... statements) throws SQLException {
        shop.execute(statements);
        market.execute(statements);
    }

    /** All of it in one transaction of OLD. */
    void transact(List<String> statements) throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    Replicator start() throws Exception {
        return Replicator.start(files.load());
    }

    /** Starts it and waits until everything is copied. */
    Replicator startLive() throws Exception {
        return startLive(RuleDecision.NONE);
    }

    Replicator startLive(RuleDecision rules) throws Exception {
        Replicator replicator = Replicator.start(files.load(), rules);
        await().atMost(SOON).until(() -> replicator.status().stage() == Stage.LIVE || replicator.await(Duration.ZERO));
        assertThat(replicator.status().trouble()).isNull();
        return replicator;
    }

    /** Waits until NEW has what OLD has now. */
    static void awaitCaughtUp(Replicator replicator) {
        await().atMost(SOON).until(() -> replicator.caughtUp() || replicator.await(Duration.ZERO));
        assertThat(replicator.status().trouble()).isNull();
    }

    /** Waits until the daemon stops by itself, and tells why. */
    static Ending.Failed awaitFailure(Replicator replicator) throws InterruptedException {
        assertThat(replicator.await(SOON)).as("it ended by itself").isTrue();
        Ending ending = replicator.await();
        assertThat(ending).isInstanceOf(Ending.Failed.class);
        return (Ending.Failed) ending;
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
