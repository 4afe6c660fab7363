package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.config.ConfigLoader;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.preflight.Side;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.status.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rights that README asks for are enough for preflight and for a whole migration, and a missing one is named by a GRANT that
 * mends it.
 */
class RightsIT {

    /** As in README. On MariaDB, REPLICATION CLIENT is an old name of BINLOG MONITOR. */
    private static String[] oldRights(Kind kind) {
        String endOfLog =
                switch (kind) {
                    case MYSQL -> "REPLICATION CLIENT";
                    case MARIADB -> "BINLOG MONITOR";
                };
        return new String[] {"REPLICATION SLAVE, " + endOfLog + " ON *.*", "SELECT ON shop.*"};
    }

    /** As in README; the same on both kinds. */
    private static final String[] NEW_RIGHTS = {
        "SELECT, INSERT, UPDATE, DELETE ON market.*", "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP ON seachange.*"
    };

    private static final Rules RULES = Rules.copying("shop.squid market.squid", "shop.tag market.tag");

    private static final String HIDDEN_TRIGGERS =
            """
            NEW HOST: P236 warning: Whether market.squid, market.tag have triggers cannot be seen without the right TRIGGER.
                Look as an administrator: SELECT * FROM information_schema.triggers WHERE event_object_schema IN ('market');
            """;

    private static final Map<Kind, OwnServer> SERVERS = new EnumMap<>(Kind.class);

    @TempDir private Path folder;

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(OwnServer::close);
    }

    private static OwnServer fresh(Kind kind) throws SQLException {
        OwnServer server = SERVERS.computeIfAbsent(kind, OwnServer::start);
        for (String database : new String[] {"shop", "market"}) {
            server.execute(
                    "DROP DATABASE IF EXISTS " + database,
                    "CREATE DATABASE " + database,
                    "CREATE TABLE " + database + ".squid (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, UNIQUE (name))",
                    "CREATE TABLE " + database + ".tag (squid_id INT, tag VARCHAR(20), PRIMARY KEY (squid_id, tag),"
                            + " FOREIGN KEY (squid_id) REFERENCES " + database + ".squid (id))");
        }
        server.execute("DROP DATABASE IF EXISTS seachange");
        return server;
    }

    private static String says(OwnServer server, ServerSettings reader, ServerSettings writer) throws SQLException {
        return server.text(findings(server, reader, writer));
    }

    private static List<Finding> findings(OwnServer server, ServerSettings reader, ServerSettings writer) throws SQLException {
        List<Finding> all = new ArrayList<>();
        try (Connection old = Server.connect(reader);
                Connection fresh = Server.connect(writer)) {
            Preflight preflight = new Preflight(reader, writer);
            all.addAll(preflight.server(Side.OLD, old));
            all.addAll(preflight.server(Side.NEW, fresh));
        }
        all.addAll(RULES.tables(reader, writer, server.root(), server.root()));
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void preflightIsContentWithThem(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        assertThat(says(server, server.user("reader", oldRights(kind)), server.user("writer", NEW_RIGHTS)))
                .isEqualTo(HIDDEN_TRIGGERS);
    }

    @ParameterizedTest
    @EnumSource
    void rightsOfARoleCountAsWell(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        ServerSettings reader = server.user("reader");
        ServerSettings writer = server.user("writer");
        server.execute("DROP ROLE IF EXISTS reading", "DROP ROLE IF EXISTS writing", "CREATE ROLE reading", "CREATE ROLE writing");
        for (String right : oldRights(kind)) {
            server.execute("GRANT " + right + " TO reading");
        }
        server.execute("GRANT ALL ON market.* TO writing", "GRANT ALL ON `sea%`.* TO writing");
        String word = kind == Kind.MYSQL ? " TO " : " FOR ";
        server.execute(
                "GRANT reading TO reader",
                "GRANT writing TO writer",
                "SET DEFAULT ROLE reading" + word + "reader",
                "SET DEFAULT ROLE writing" + word + "writer");
        assertThat(says(server, reader, writer)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachMissingRightIsNamedByAGrantThatMendsIt(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        ServerSettings reader = server.user("reader");
        ServerSettings writer = server.user("writer");
        String endOfLog = kind == Kind.MYSQL ? "REPLICATION CLIENT" : "BINLOG MONITOR";
        List<Finding> found = findings(server, reader, writer);
        assertThat(server.text(found))
                .isEqualTo(
                        """
                        OLD HOST: P121 'reader'@'%%' lacks the right REPLICATION SLAVE, so it cannot read the log.
                            GRANT REPLICATION SLAVE ON *.* TO 'reader'@'%%';
                        OLD HOST: P122 'reader'@'%%' lacks the right %1$s, so it cannot ask where the log ends.
                            GRANT %1$s ON *.* TO 'reader'@'%%';
                        OLD HOST: P124 'reader'@'%%' sees no table: there is none, or the right to read is missing.
                            GRANT SELECT ON `<database>`.* TO 'reader'@'%%';
                        NEW HOST: P221 'writer'@'%%' lacks SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP on the schema \
                        seachange, where Seachange keeps its state.
                            GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP ON `seachange`.* TO 'writer'@'%%';
                        NEW HOST: P224 'writer'@'%%' sees no table: there is none, or the right is missing.
                            Create the tables of NEW (Seachange makes none), and:
                            GRANT SELECT, INSERT, UPDATE, DELETE ON `<database>`.* TO 'writer'@'%%';
                        OLD HOST: P123 'reader'@'%%' may not read shop.squid, shop.tag (all columns).
                            GRANT SELECT ON `shop`.`squid` TO 'reader'@'%%';
                            GRANT SELECT ON `shop`.`tag` TO 'reader'@'%%';
                        NEW HOST: P222 'writer'@'%%' lacks rights on market.squid, market.tag.
                            GRANT DELETE, INSERT, SELECT, UPDATE ON `market`.`squid` TO 'writer'@'%%';
                            GRANT DELETE, INSERT, SELECT, UPDATE ON `market`.`tag` TO 'writer'@'%%';
                        """
                                        .formatted(endOfLog)
                                + HIDDEN_TRIGGERS);
        for (Finding finding : found) {
            for (String line : finding.remedy().lines().toList()) {
                if (line.startsWith("GRANT") && !line.contains("<database>")) {
                    server.execute(line.substring(0, line.length() - 1));
                }
            }
        }
        assertThat(says(server, reader, writer)).isEqualTo(HIDDEN_TRIGGERS);
    }

    @ParameterizedTest
    @EnumSource
    void rightsOnSomeColumnsOrTablesAreNotEnough(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        ServerSettings reader =
                server.user("reader", oldRights(kind)[0], "SELECT (id) ON shop.squid", "SELECT ON shop.tag");
        ServerSettings writer =
                server.user("writer", NEW_RIGHTS[1], "SELECT, INSERT, UPDATE, TRIGGER ON market.*", "DELETE ON market.tag");
        assertThat(says(server, reader, writer))
                .isEqualTo(
                        """
                        OLD HOST: P123 'reader'@'%' may not read shop.squid (all columns).
                            GRANT SELECT ON `shop`.`squid` TO 'reader'@'%';
                        NEW HOST: P222 'writer'@'%' lacks rights on market.squid.
                            GRANT DELETE ON `market`.`squid` TO 'writer'@'%';
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeMigrationRunsWithThem(Kind kind) throws Exception {
        OwnServer server = fresh(kind);
        server.user("reader", oldRights(kind));
        server.user("writer", NEW_RIGHTS);
        server.execute("INSERT INTO shop.squid VALUES (1, 'Giant'), (2, 'Dwarf')", "INSERT INTO shop.tag VALUES (1, 'deep')");
        try (Replicator replicator = Replicator.start(new ConfigLoader(Map.of()).load(config(server)))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> replicator.status().stage() == Stage.LIVE);
            server.execute(
                    "INSERT INTO shop.squid VALUES (3, 'Vampire')",
                    "UPDATE shop.squid SET name = 'Colossal' WHERE id = 1",
                    "DELETE FROM shop.squid WHERE id = 2",
                    "INSERT INTO shop.tag VALUES (3, 'dark')");
            // Not until it has caught up: NEW is on the same server here, whose log goes on with every write of Seachange.
            await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                assertThat(rows(server, "SELECT CONCAT(id, ' ', name) FROM market.squid ORDER BY id"))
                                        .containsExactly("1 Colossal", "3 Vampire");
                                assertThat(rows(server, "SELECT CONCAT(squid_id, ' ', tag) FROM market.tag ORDER BY 1"))
                                        .containsExactly("1 deep", "3 dark");
                            });
        }
    }

    private Path config(OwnServer server) throws Exception {
        Files.writeString(
                folder.resolve("rules.yaml"),
                """
                mapping: 1
                rules:
                    squid: { from: shop.squid, to: market.squid, columns: copy }
                    tag: { from: shop.tag, to: market.tag, columns: copy }
                """);
        String side = "{ kind: %s, host: %s, port: %d, user: %s, password: %s }";
        String kind = server.kind().scheme();
        Path config = folder.resolve("seachange.yaml");
        return Files.writeString(
                config,
                """
                name: least-rights-%s
                old: %s
                new: %s
                rules: rules.yaml
                http: { listen: "127.0.0.1:0" }
                """
                        .formatted(
                                kind,
                                side.formatted(kind, server.server().host(), server.server().port(), "reader", OwnServer.PASSWORD),
                                side.formatted(kind, server.server().host(), server.server().port(), "writer", OwnServer.PASSWORD)));
    }

    private static List<String> rows(OwnServer server, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.server().connect("");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
