package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.awaitFailure;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seachange.cli.RuleDecision;
import dev.seachange.daemon.Ending;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements of OLD that are not simply rows in a transaction: each is followed, or stops with its story before harm is done. */
class StatementsIT {
    private static final String SQUID = "CREATE TABLE squid (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL)";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aTruncatedTableIsEmptiedInNewAndFilledAgain(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(SQUID, "CREATE TABLE octopus (id INT PRIMARY KEY)");
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a'), (2, 'b')", "INSERT INTO octopus VALUES (1)");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "INSERT INTO squid VALUES (3, 'c')",
                        "TRUNCATE TABLE squid",
                        "INSERT INTO squid VALUES (2, 'again')");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid")).containsExactly("2|again");
                assertThat(rows(trial.market(), "SELECT * FROM octopus")).containsExactly("1");
                trial.shop().execute("TRUNCATE squid");
                awaitCaughtUp(replicator);
                await().atMost(Trial.SOON).until(() -> rows(trial.market(), "SELECT * FROM squid").isEmpty());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedTableThatARuleFiltersStopsWithTheStory(Kind kind) throws Exception {
        String rules = "mapping: 1\nrules: { squid: { from: shop.squid, where: id < 100, to: market.squid, columns: copy } }\n";
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.both(SQUID);
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a'), (200, 'b')");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute("TRUNCATE TABLE squid");
                Ending.Failed failed = awaitFailure(replicator);
                assertThat(failed.what()).contains("TRUNCATE of " + trial.shop().name() + ".squid", "rule `squid`", "filters");
                assertThat(rows(trial.market(), "SELECT * FROM squid")).containsExactly("1|a");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anXaTransactionStopsWithTheStoryAndNothingOfItComesToNew(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(SQUID);
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute("INSERT INTO squid VALUES (1, 'before')");
                awaitCaughtUp(replicator);
                trial.shop().execute(
                        "XA START 'trial'", "INSERT INTO squid VALUES (2, 'by xa')", "XA END 'trial'", "XA PREPARE 'trial'");
                try {
                    // MariaDB's log does not tell that it was an XA transaction until the next one begins.
                    trial.shop().execute("INSERT INTO squid VALUES (3, 'behind')");
                    Ending.Failed failed = awaitFailure(replicator);
                    assertThat(failed.what()).contains("XA");
                    assertThat(failed.remedy()).contains("Stop using", "copy");
                    assertThat(rows(trial.market(), "SELECT * FROM squid")).containsExactly("1|before");
                } finally {
                    trial.shop().execute("XA ROLLBACK 'trial'");
                }
            }
        }
    }

    /** What came between is gone: only a new copy mends that, and only an operator may decide on one. */
    @ParameterizedTest
    @EnumSource
    void aPurgedLogStopsWithTheRemedyAndNothingIsCopiedAnew(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(SQUID);
            trial.shop().execute("INSERT INTO squid VALUES (1, 'copied')");
            try (Replicator replicator = trial.startLive()) {
                awaitCaughtUp(replicator);
            }
            trial.shop().execute("FLUSH BINARY LOGS", "INSERT INTO squid VALUES (2, 'in a purged log')", "FLUSH BINARY LOGS");
            String newest = rows(trial.shop(), "SHOW BINARY LOGS").getLast();
            // A log that a reader is just leaving is not purged.
            await().atMost(Trial.SOON).until(() -> {
                trial.shop().execute("PURGE BINARY LOGS TO '" + newest.substring(0, newest.indexOf('|')) + "'");
                return rows(trial.shop(), "SHOW BINARY LOGS").size() == 1;
            });
            try (Replicator replicator = trial.start()) {
                Ending.Failed failed = awaitFailure(replicator);
                assertThat(failed.what()).contains("no longer has the log that comes next");
                assertThat(failed.remedy()).contains("Copy the tables anew", "binlog_expire_logs_seconds");
                assertThat(replicator.status().disturbances().engineRestarts()).isZero();
                assertThat(rows(trial.market(), "SELECT * FROM squid")).containsExactly("1|copied");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedIndexGoesOn(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(SQUID);
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "INSERT INTO squid VALUES (1, 'before')",
                        "ALTER TABLE squid ADD INDEX by_name (name)",
                        "CREATE INDEX also ON squid (name, id)",
                        "INSERT INTO squid VALUES (2, 'after')",
                        "DROP INDEX also ON squid",
                        "UPDATE squid SET name = 'later' WHERE id = 1");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid ORDER BY id")).containsExactly("1|later", "2|after");
                assertThat(replicator.status().disturbances().engineRestarts()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddedColumnStopsRightBehindTheStatementAndGoesOnThereOnceTheRulesFit(Kind kind) throws Exception {
        String rules = "mapping: 1\nrules: { squid: { from: shop.squid, to: market.squid, columns: copy } }\n";
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.both(SQUID);
            trial.shop().execute("INSERT INTO squid VALUES (1, 'copied')");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "INSERT INTO squid VALUES (2, 'before')",
                        "ALTER TABLE squid ADD COLUMN arms INT NOT NULL DEFAULT 10",
                        "INSERT INTO squid VALUES (3, 'behind', 8)",
                        "UPDATE squid SET arms = 9 WHERE id = 1");
                Ending.Failed failed = awaitFailure(replicator);
                assertThat(failed.what())
                        .contains(trial.shop().name() + ".squid was altered", "ADD COLUMN arms", "[id, name, arms]", "[id, name]");
                assertThat(failed.remedy()).contains("Adapt the rules", "right behind this statement");
                assertThat(rows(trial.market(), "SELECT id FROM squid ORDER BY id")).containsExactly("1", "2");
            }
            trial.market().execute("ALTER TABLE squid ADD COLUMN arms INT NOT NULL DEFAULT 10");
            assertThatThrownBy(trial::start).hasMessageContaining("squid.arms").hasMessageContaining("--accept-rules");
            try (Replicator replicator = trial.startLive(RuleDecision.ACCEPT)) {
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid ORDER BY id"))
                        .containsExactly("1|copied|9", "2|before|10", "3|behind|8");
                // Rows 2 and 3 came from the log: a copy would have been counted.
                assertThat(replicator.status().copy().rowsDone()).isEqualTo(1);
                trial.shop().execute("INSERT INTO squid VALUES (4, 'later', 7)");
                awaitCaughtUp(replicator);
                assertThat(rows(trial.market(), "SELECT * FROM squid WHERE id = 4")).containsExactly("4|later|7");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDroppedTableStopsWithTheStory(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(SQUID);
            trial.shop().execute("INSERT INTO squid VALUES (1, 'a')");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute("DROP TABLE squid");
                assertThat(awaitFailure(replicator).what()).contains(trial.shop().name() + ".squid", "DROP TABLE");
                assertThat(rows(trial.market(), "SELECT * FROM squid")).containsExactly("1|a");
            }
        }
    }

    /** In other databases and in tables that no rule reads; also such as Debezium's parser has never seen. */
    @ParameterizedTest
    @EnumSource
    void whatHappensToOtherTablesDoesNotMatter(Kind kind) throws Exception {
        String rules = """
                mapping: 1
                ignore: [shop.own]
                rules: { squid: { from: shop.squid, to: market.squid, columns: copy } }
                """;
        TestingServers.require(kind);
        try (Trial trial = Trial.of(kind, folder, rules, "");
                TestDatabase other = TestingServers.old(kind).database("other")) {
            trial.both(SQUID);
            trial.shop().execute("CREATE TABLE own (id INT PRIMARY KEY)");
            try (Replicator replicator = trial.startLive()) {
                int id = 0;
                for (String statement : Others.statements(kind, trial.shop().name())) {
                    try (Connection connection = other.connect();
                            Statement some = connection.createStatement()) {
                        some.execute(statement);
                    }
                    trial.shop().execute("INSERT INTO squid VALUES (" + ++id + ", 'after it')");
                    awaitCaughtUp(replicator);
                    assertThat(rows(trial.market(), "SELECT COUNT(*) FROM squid")).as(statement).isEqualTo(List.of("" + id));
                }
                assertThat(replicator.status().disturbances().engineRestarts()).isZero();
            }
        }
    }
}
