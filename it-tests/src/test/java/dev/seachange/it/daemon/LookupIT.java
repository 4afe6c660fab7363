package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.daemon.Replicator;
import dev.seachange.demo.FinalComparison;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values looked up in NEW: in a table that is there, and in one that this migration writes itself. */
class LookupIT {
    private static final String OLD_HAUL = "CREATE TABLE haul (id INT PRIMARY KEY, port_cd VARCHAR(9))";
    private static final String OLD_PORT = "CREATE TABLE port (id INT PRIMARY KEY, code VARCHAR(9) NOT NULL UNIQUE)";
    private static final String NEW_PORT =
            "CREATE TABLE port (port_id BIGINT PRIMARY KEY, code VARCHAR(9) UNIQUE, label VARCHAR(20))";
    private static final String NEW_HAUL = "CREATE TABLE haul (haul_id BIGINT PRIMARY KEY, port_id BIGINT)";

    private static final String MOVING = """
            mapping: 1
            lookups:
              port: { table: market.port, match: code, take: port_id, miss: null }
            rules:
              port: { from: shop.port, to: market.port, key: { port_id: id }, columns: { code: code, label: { value: null } } }
              haul:
                from: shop.haul
                to: market.haul
                key: { haul_id: id }
                columns: { port_id: { lookup: port, by: port_cd } }
            """;

    /** Each statement on OLD with what the haul it makes, if it makes one, is to have as its port; null for none. */
    private static final List<Step> STEPS = List.of(
            new Step("INSERT INTO haul VALUES (1, 'X')", "null"),
            new Step("INSERT INTO port VALUES (10, 'X')"),
            new Step("INSERT INTO haul VALUES (2, 'x')", "10"),
            new Step("UPDATE port SET code = 'Y' WHERE id = 10"),
            new Step("INSERT INTO haul VALUES (3, 'X')", "null"),
            new Step("INSERT INTO haul VALUES (4, 'Y')", "10"),
            new Step("DELETE FROM port WHERE id = 10"),
            new Step("INSERT INTO haul VALUES (5, 'Y')", "null"),
            new Step("INSERT INTO port VALUES (11, 'Y')"),
            new Step("INSERT INTO haul VALUES (6, 'Y')", "11"),
            new Step("UPDATE port SET id = 12 WHERE id = 11"),
            new Step("INSERT INTO haul VALUES (7, 'Y')", "12"),
            new Step("INSERT INTO port VALUES (13, 'Z')"),
            new Step("UPDATE port SET code = 'W' WHERE id = 12"),
            new Step("UPDATE port SET code = 'Y' WHERE id = 13"),
            new Step("INSERT INTO haul VALUES (8, 'Y')", "13"),
            new Step("UPDATE haul SET port_cd = 'W' WHERE id = 8", "8", "12"),
            new Step("DELETE FROM port WHERE id = 13"),
            new Step("INSERT INTO port VALUES (13, 'Q')"),
            new Step("INSERT INTO haul VALUES (9, 'Q')", "13"),
            new Step("INSERT INTO haul VALUES (10, 'Y')", "null"),
            new Step("INSERT INTO haul VALUES (11, NULL)", "null"));

    /**
     * @param haul whose port changes; empty if none
     */
    private record Step(String sql, String haul, String port) {
        private Step(String sql) {
            this(sql, "", "");
        }

        private Step(String sql, String port) {
            this(sql, sql.replaceFirst("INSERT INTO haul VALUES \\((\\d+),.*", "$1"), port);
        }
    }

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aTableThatIsThereIsLookedUpAndEachPolicyAnswersAMiss(Kind kind) throws Exception {
        String rules = """
                mapping: 1
                lookups:
                  strict: { table: market.port, match: code, take: port_id }
                  loose: { table: market.port, match: code, take: port_id, miss: null }
                  zero: { table: market.port, match: code, take: port_id, miss: { value: 0 } }
                  patient: { table: market.port, match: code, take: port_id, miss: wait 30s }
                rules:
                """;
        for (String lookup : List.of("strict", "loose", "zero", "patient")) {
            rules += """
                      %1$s:
                        from: shop.haul
                        to: market.%1$s
                        key: { haul_id: id }
                        columns: { port_id: { lookup: %1$s, by: port_cd } }
                    """.formatted(lookup);
        }
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.shop().execute(OLD_HAUL, "INSERT INTO haul VALUES (1, 'KOR'), (2, 'nil'), (3, NULL)");
            trial.market().execute(NEW_PORT, "INSERT INTO port VALUES (7, 'KOR', 'Busan')");
            for (String lookup : List.of("strict", "loose", "zero", "patient")) {
                trial.market().execute(NEW_HAUL.replace("TABLE haul", "TABLE " + lookup));
            }
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "INSERT INTO haul VALUES (4, 'kor'), (5, 'non')", "UPDATE haul SET port_cd = 'kor' WHERE id = 3");
                awaitCaughtUp(replicator);
                assertThat(hauls(trial, "strict")).containsExactly("1|7", "3|7", "4|7");
                assertThat(hauls(trial, "loose")).containsExactly("1|7", "2|null", "3|7", "4|7", "5|null");
                assertThat(hauls(trial, "zero")).containsExactly("1|7", "2|0", "3|7", "4|7", "5|0");
                assertThat(hauls(trial, "patient")).containsExactly("1|7", "3|7", "4|7");
                assertThat(parked(trial)).containsExactly(
                        "patient|2|V204|30", "patient|5|V204|30", "strict|2|V203|null", "strict|5|V203|null");
                // Rows that somebody adds to such a table are found from the next epoch on.
                trial.market().execute("INSERT INTO port VALUES (8, 'new', 'Yeosu')");
                trial.shop().execute("INSERT INTO haul VALUES (6, 'new')");
                awaitCaughtUp(replicator);
                assertThat(hauls(trial, "strict")).containsExactly("1|7", "3|7", "4|7", "6|8");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatWaitsComesByItselfWhenWhatItLooksUpIsThere(Kind kind) throws Exception {
        String rules = """
                mapping: 1
                lookups:
                  patient: { table: market.port, match: code, take: port_id, miss: wait 5m }
                  loose: { table: market.port, match: code, take: port_id, miss: null }
                rules:
                """;
        for (String lookup : List.of("patient", "loose")) {
            rules += """
                      %1$s:
                        from: shop.haul
                        to: market.%1$s
                        key: { haul_id: id }
                        columns: { port_id: { lookup: %1$s, by: port_cd } }
                    """.formatted(lookup);
        }
        try (Trial trial = Trial.of(kind, folder, rules, "")) {
            trial.shop().execute(OLD_HAUL);
            trial.market().execute(
                    NEW_PORT, NEW_HAUL.replace("TABLE haul", "TABLE patient"), NEW_HAUL.replace("TABLE haul", "TABLE loose"));
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute("INSERT INTO haul VALUES (1, 'new')");
                awaitCaughtUp(replicator);
                assertThat(parked(trial)).containsExactly("patient|1|V204|300");
                trial.market().execute("INSERT INTO port VALUES (8, 'new', 'Yeosu')");
                await().atMost(Trial.SOON).until(() -> parked(trial).isEmpty());
                assertThat(hauls(trial, "patient")).containsExactly("1|8");
                assertThat(hauls(trial, "loose")).as("made before, and not touched since").containsExactly("1|null");
                assertThat(replicator.status().trouble()).isNull();
            }
        }
    }

    private static List<String> parked(Trial trial) throws SQLException {
        return rows(trial.market(), "SELECT rule, key_text, code, TIMESTAMPDIFF(SECOND, parked_at, retry_until) FROM"
                + " seachange.quarantine WHERE migration = '" + trial.files().name() + "' ORDER BY rule, key_text");
    }

    private static List<String> hauls(Trial trial, String table) throws SQLException {
        return rows(trial.market(), "SELECT haul_id, port_id FROM " + table + " ORDER BY haul_id");
    }

    @ParameterizedTest
    @EnumSource
    void aTableThatIsWrittenIsSeenAsOfEachChangeOfOneTransaction(Kind kind) throws Exception {
        seenAsOfEachChange(kind, "", (trial, replicator) -> trial.transact(STEPS.stream().map(Step::sql).toList()));
    }

    /** Each slice is written into the open transaction of NEW, where nobody else can see it yet. */
    @ParameterizedTest
    @EnumSource
    void alsoWhenTheTransactionIsStreamedInSlices(Kind kind) throws Exception {
        seenAsOfEachChange(
                kind, "epoch: { max_rows: 2 }",
                (trial, replicator) -> trial.transact(STEPS.stream().map(Step::sql).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void alsoWhenEachTransactionIsAnEpoch(Kind kind) throws Exception {
        seenAsOfEachChange(kind, "", (trial, replicator) -> {
            for (Step step : STEPS) {
                trial.shop().execute(step.sql());
                awaitCaughtUp(replicator);
            }
        });
    }

    private interface Script {
        void run(Trial trial, Replicator replicator) throws Exception;
    }

    private void seenAsOfEachChange(Kind kind, String more, Script script) throws Exception {
        try (Trial trial = Trial.of(kind, folder, MOVING, more)) {
            trial.shop().execute(OLD_HAUL, OLD_PORT);
            trial.market().execute(NEW_PORT, NEW_HAUL);
            try (Replicator replicator = trial.startLive()) {
                script.run(trial, replicator);
                awaitCaughtUp(replicator);
                checkSteps(trial);
            }
        }
    }

    /** What queued up while nobody read it comes in few epochs of many transactions. */
    @ParameterizedTest
    @EnumSource
    void alsoWhenManyTransactionsShareAnEpoch(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, MOVING, "")) {
            trial.shop().execute(OLD_HAUL, OLD_PORT);
            trial.market().execute(NEW_PORT, NEW_HAUL);
            try (Replicator replicator = trial.startLive()) {
                awaitCaughtUp(replicator);
            }
            for (Step step : STEPS) {
                trial.shop().execute(step.sql());
            }
            try (Replicator replicator = trial.startLive()) {
                awaitCaughtUp(replicator);
                assertThat(replicator.status().throughput().epochs()).isLessThan(STEPS.size());
                checkSteps(trial);
            }
        }
    }

    private static void checkSteps(Trial trial) throws SQLException {
        List<String> wanted = new ArrayList<>();
        for (Step step : STEPS) {
            wanted.removeIf(haul -> haul.startsWith(step.haul() + "|"));
            if (!step.haul().isEmpty()) {
                wanted.add(step.haul() + "|" + step.port());
            }
        }
        assertThat(hauls(trial, "haul")).containsExactlyElementsOf(wanted);
        assertThat(parked(trial)).isEmpty();
    }

    /** NEW is asked for a range at once, and the table that is looked up is whole by then. */
    @ParameterizedTest
    @EnumSource
    void theCopyLooksUpWhatTheCopyBeforeItHasWritten(Kind kind) throws Exception {
        String strict = MOVING.replace(", miss: null", "");
        try (Trial trial = Trial.of(kind, folder, strict, "copy: { range_max_rows: 900 }")) {
            trial.shop().execute(OLD_HAUL, OLD_PORT, "CREATE TABLE digit (d INT PRIMARY KEY)",
                    "INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)",
                    "INSERT INTO port SELECT a.d + 10 * b.d + 100 * c.d, CONCAT('p', a.d + 10 * b.d + 100 * c.d)"
                            + " FROM digit a, digit b, digit c",
                    "INSERT INTO haul SELECT n, CONCAT('P', n % 1000) FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n"
                            + " FROM digit a, digit b, digit c, digit e) AS numbers WHERE n < 5000",
                    "DROP TABLE digit");
            trial.market().execute(NEW_PORT, NEW_HAUL.replace("port_id BIGINT", "port_id BIGINT NOT NULL"));
            trial.rules(strict.replace("by: port_cd", "by: \"coalesce(port_cd, '')\""));
            long before = selects(trial.market());
            try (Replicator replicator = trial.startLive()) {
                awaitCaughtUp(replicator);
                assertThat(selects(trial.market()) - before).as("SELECTs on NEW for 5000 lookups").isLessThan(1000);
                assertThat(rows(trial.market(), "SELECT COUNT(*), SUM(port_id = haul_id % 1000) FROM haul"))
                        .containsExactly("5000|5000");
                trial.shop().execute("INSERT INTO haul VALUES (5001, 'p77')");
                awaitCaughtUp(replicator);
            }
            ComparisonResult compared = FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT);
            assertThat(compared.identical()).as(compared.report()).isTrue();
            trial.market().execute("UPDATE haul SET port_id = 1 WHERE haul_id = 5001");
            assertThat(FinalComparison.run(trial.files().load(), ComparisonOptions.DEFAULT).identical()).isFalse();
        }
    }

    private static long selects(TestDatabase database) throws SQLException {
        String row = rows(database, "SHOW GLOBAL STATUS LIKE 'Com_select'").getFirst();
        return Long.parseLong(row.substring(row.indexOf('|') + 1));
    }
}
