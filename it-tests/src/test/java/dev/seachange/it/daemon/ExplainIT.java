package dev.seachange.it.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.DaemonActions;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.Terminal;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are explained on real servers: before the migration begins, while it runs, and when it stands still. */
class ExplainIT {
    private static final String RULES = """
            mapping: 1
            values: { size: { S: small, L: large } }
            lookups: { port: { table: market.port, match: code, take: port_id, miss: error } }
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns:
                  name: trim(nm)
                  size: { from: size_cd, values: size }
                  price: { from: cents / 100, type: "decimal(8,2)" }
                  port_id: { lookup: port, by: port_cd }
                drop: [landed]
              landing:
                from: shop.squid
                where: landed is not null
                to: market.landing
                key: { id: id }
                columns: { landed: landed }
                drop: rest
                on_delete: { set: { gone_at: event_time() } }
              archive:
                from: shop.squid
                to: market.archive
                key: { archive_id: "keymap('squid', id)" }
                columns: { name: nm }
                drop: rest
                on_delete: ignore
              care:
                from: shop.care
                to: market.seafood
                owns: columns
                key: { seafood_id: squid_id }
                columns: { shelf_days: days }
              nick:
                from: shop.nick
                to: market.nick
                key: { nick: nick }
                columns: { arms: { from: arms, overflow: quarantine } }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final DaemonActions actions = new DaemonActions();
    private final Terminal terminal = new Terminal(80);

    @ParameterizedTest
    @EnumSource
    void aRowIsExplainedByEveryRuleWhereverItStands(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, RULES, "")) {
            create(trial);
            beforeTheStart(trial);
            try (Replicator replicator = trial.startLive()) {
                Trial.awaitCaughtUp(replicator);
                live(trial);
            }
            atRest(trial);
            changedRules(trial);
            wrongQuestions(trial);
        }
    }

    private static void create(Trial trial) throws Exception {
        trial.shop().execute(
                "CREATE TABLE squid (id INT PRIMARY KEY, nm VARCHAR(40) NOT NULL, size_cd CHAR(1) NOT NULL, cents INT NOT NULL,"
                        + " status VARCHAR(10) NOT NULL, port_cd CHAR(3), landed DATE)",
                "CREATE TABLE nick (nick VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci PRIMARY KEY, arms INT NOT NULL)",
                "INSERT INTO nick VALUES ('Tenny', 300)",
                "CREATE TABLE care (squid_id INT PRIMARY KEY, days INT NOT NULL)",
                "INSERT INTO squid VALUES (1, ' Giant ', 'L', 1250, 'live', 'TKY', '2026-03-01'),"
                        + " (2, 'Dwarf', 'X', 1, 'live', 'TKY', NULL), (3, 'Baby', 'S', 1, 'draft', NULL, NULL)",
                "INSERT INTO care VALUES (1, 5), (2, 9), (3, 7)");
        trial.market().execute(
                "CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL, size VARCHAR(10) NOT NULL,"
                        + " price DECIMAL(8,2) NOT NULL, port_id INT, shelf_days INT)",
                "CREATE TABLE landing (id INT PRIMARY KEY, landed DATE, gone_at TIMESTAMP(6) NULL)",
                "CREATE TABLE archive (archive_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL)",
                "CREATE TABLE nick (nick VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci PRIMARY KEY,"
                        + " arms TINYINT NOT NULL)",
                "CREATE TABLE port (port_id INT PRIMARY KEY, code CHAR(3) NOT NULL UNIQUE)",
                "INSERT INTO port VALUES (7, 'TKY')");
    }

    private void beforeTheStart(Trial trial) throws Exception {
        String market = "`" + trial.market().name() + "`.";
        assertThat(explained(trial, "squid", "1", ExitCode.DONE))
                .contains(
                        "\" Giant \"", "status <> 'draft'  = true", "trim(nm)  = Giant", "size_cd  = large", "cents / 100  = 12.50",
                        "port  = 7", "-> INSERT INTO " + market + "`seafood`",
                        "if it goes -> DELETE FROM " + market + "`seafood` WHERE `seafood_id` = 1")
                .contains("if it goes -> UPDATE " + market + "`landing` SET `gone_at` = <told by the change> WHERE `id` = 1")
                .contains(
                        "keymap('squid', id)  = (not known yet: key maps give numbers as rows are copied)",
                        "-> INSERT INTO " + market + "`archive` (`archive_id`, `name`) VALUES (<the number given then>, ' Giant ')",
                        "if it goes -> nothing: `on_delete` lets the row stay as it is")
                .contains("The migration `" + trial.files().name() + "` has not begun", "Key maps give their numbers", "Lookups see what NEW");
    }

    private void live(Trial trial) throws Exception {
        assertThat(explained(trial, "squid", "1", ExitCode.DONE))
                .contains("-> nothing: NEW has these values", "NEW has by rule care { shelf_days: 5 }", "the table is copied", "not parked")
                .contains("rules           those that NEW's rows were made by")
                .doesNotContain("not known yet", "no number yet", "INSERT");
        assertThat(explained(trial, "squid", "2", ExitCode.DONE))
                .contains("REFUSED V201", "NEW has no such row", "NEW keeps for it by rule care { shelf_days: 9 }")
                .contains("-> refused: the key is parked until", "if it goes -> nothing, since the key is parked")
                .contains("PARKED for rule squid", ": V201 ", "0 later changes skipped");
        assertThat(explained(trial, "squid", "3", ExitCode.DONE))
                .contains("status <> 'draft'  = false", "-> nothing: the filter leaves the row out", "by rule care { shelf_days: 7 }");
        assertThat(explained(trial, "care", "1", ExitCode.DONE))
                .contains("columns of rows that another rule makes", "-> nothing: NEW has these values", "SET `shelf_days` = NULL WHERE");
        assertThat(explained(trial, "care", "3", ExitCode.DONE)).contains("-> nothing: these values wait for the row");
        assertThat(explained(trial, "nick", "tenny", ExitCode.DONE)).contains(".nick Tenny\n", "REFUSED V102", "PARKED for rule nick");
        trial.market().execute("UPDATE seafood SET name = 'Gaint' WHERE seafood_id = 1");
        assertThat(explained(trial, "squid", "1", ExitCode.DONE)).contains("SET `name` = 'Giant' WHERE `seafood_id` = 1");
    }

    /** What is told of a row that goes, and of one that comes, is what the next start does. */
    private void atRest(Trial trial) throws Exception {
        String number = Trial.rows(trial.market(), "SELECT archive_id FROM archive WHERE name = ' Giant '").getFirst();
        trial.shop().execute("DELETE FROM squid WHERE id = 1", "INSERT INTO squid VALUES (4, 'New', 'S', 1, 'live', NULL, NULL)");
        assertThat(explained(trial, "squid", "1", ExitCode.PROBLEMS))
                .contains("OLD has no row " + trial.shop().name() + ".squid 1", "NEW has { seafood_id: 1, name: Gaint")
                .contains("-> DELETE FROM `" + trial.market().name() + "`.`seafood` WHERE `seafood_id` = 1")
                .contains("NEW has { id: 1, landed: \"2026-03-01\", gone_at: null }", "-> nothing: `on_delete` lets the row stay")
                .contains("keymap('squid', id)  = " + number, "NEW has { archive_id: " + number + ", name: \" Giant \" }");
        assertThat(explained(trial, "squid", "4", ExitCode.DONE))
                .contains("(no number yet: the key map gives the next one when the row is written)", "VALUES (<the number given then>, 'New')");
        try (Replicator replicator = trial.startLive()) {
            Trial.awaitCaughtUp(replicator);
        }
        assertThat(Trial.rows(trial.market(), "SELECT seafood_id FROM seafood ORDER BY 1")).containsExactly("4");
        assertThat(Trial.rows(trial.market(), "SELECT gone_at IS NOT NULL FROM landing")).containsExactly("1");
        assertThat(Trial.rows(trial.market(), "SELECT archive_id, name FROM archive WHERE name IN (' Giant ', 'New') ORDER BY 1"))
                .containsExactly(number + "| Giant ", "4|New");
        assertThat(explained(trial, "squid", "1", ExitCode.PROBLEMS))
                .contains("-> nothing: OLD has no such row", "NEW keeps for it by rule care { shelf_days: 5 }", "the table is copied");
    }

    private void changedRules(Trial trial) throws Exception {
        trial.rules(RULES.replace("size: {", "sizes: {").replace("values: size }", "values: sizes }").replace(" sizes: { from", " size: { from"));
        assertThat(explained(trial, "squid", "4", ExitCode.DONE)).contains("written anew since the last start");
        trial.rules(RULES.replace("trim(nm)", "nm"));
        assertThat(explained(trial, "squid", "4", ExitCode.DONE)).contains("CHANGED since the last start");
    }

    private void wrongQuestions(Trial trial) throws Exception {
        String table = trial.shop().name() + ".squid";
        assertThat(explained(trial, "squid", "9", ExitCode.PROBLEMS)).contains("OLD has no row " + table + " 9");
        explained(trial, "squid", "nine", ExitCode.PROBLEMS);
        assertThat(terminal.err()).contains("`nine` is no key of " + table + " (id int");
        explained(trial, "squit", "1", ExitCode.PROBLEMS);
        assertThat(terminal.err()).contains("no rule reads a table `" + trial.shop().name() + ".squit`");
    }

    private String explained(Trial trial, String table, String key, int code) throws Exception {
        terminal.clear();
        assertThat(actions.explain(trial.files().load(), trial.shop().name() + "." + table, key, terminal.console()))
                .as(terminal.err())
                .isEqualTo(code);
        return terminal.out();
    }
}
