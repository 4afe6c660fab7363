package dev.seachange.it.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.server.Server;
import dev.seachange.status.Stage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A row is the same row wherever it was read: from a SELECT, or from the log. For every type, at its edges. */
class TypesIT {
    @ParameterizedTest
    @EnumSource
    void aRowInTheLogEqualsTheRowThatASelectGives(Kind kind) throws Exception {
        TestingServers.require(kind);
        TypeTable types = TypeTable.of(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("types")) {
            shop.execute(types.create("t"));
            TableRows rows = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                int count = types.rows();
                execute(shop, inserts(types, count, 0));
                List<Row> inserted = rows.read();
                // Each row is given the values of the next one, so that before and after differ everywhere.
                execute(shop, updates(types, count));
                List<Row> updated = rows.read();
                execute(shop, List.of("DELETE FROM t ORDER BY id"));
                List<RowChange> changes = told.changes(3 * count);
                assertThat(changes).hasSize(3 * count);
                List<String> differences = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    RowChange.Insert insert = (RowChange.Insert) changes.get(i);
                    RowChange.Update update = (RowChange.Update) changes.get(count + i);
                    RowChange.Delete delete = (RowChange.Delete) changes.get(2 * count + i);
                    differences.addAll(of("insert " + i, rows.table(), inserted.get(i), insert.after()));
                    differences.addAll(of("before update " + i, rows.table(), inserted.get(i), update.before()));
                    differences.addAll(of("after update " + i, rows.table(), updated.get(i), update.after()));
                    differences.addAll(of("delete " + i, rows.table(), updated.get(i), delete.before()));
                }
                assertThat(differences).isEmpty();
            }
        }
    }

    /** Sessions that are not strict store number 0 for a label that is not in the list. */
    @ParameterizedTest
    @EnumSource
    void aLabelThatIsNoneIsTheEmptyStringInBoth(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("types")) {
            shop.execute("CREATE TABLE t (id INT PRIMARY KEY, label ENUM('a','b') NOT NULL)");
            TableRows rows = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                execute(shop, List.of("SET sql_mode = ''", "INSERT INTO t VALUES (1, 'c'), (2, 'b')"));
                List<Row> read = rows.read();
                assertThat(read.getFirst().get(1)).isEqualTo("");
                List<RowChange> changes = told.changes(2);
                assertThat(changes).extracting(change -> ((RowChange.Insert) change).after()).isEqualTo(read);
            }
        }
    }

    /** MySQL's JSON holds dates and bytes as such, and SELECT has its own way to write them. */
    @Disabled("known defect: the log reader writes TIME and bytes inside JSON otherwise, a negative TIME even wrongly")
    @Test
    void datesAndBytesInADocumentAreToldAsSelectTellsThem() throws Exception {
        TestingServers.require(Kind.MYSQL);
        try (TestDatabase shop = TestingServers.old(Kind.MYSQL).database("types")) {
            shop.execute("CREATE TABLE t (id INT PRIMARY KEY, doc JSON)");
            TableRows rows = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(Kind.MYSQL), rows.tables())) {
                execute(shop, List.of(
                        "INSERT INTO t VALUES (1, JSON_OBJECT('t', CAST('-11:59:59.000001' AS TIME(6))))",
                        "INSERT INTO t VALUES (2, JSON_OBJECT('t', CAST('112:34:56.1' AS TIME(3))))",
                        "INSERT INTO t VALUES (3, JSON_OBJECT('dt', CAST('2024-02-29 23:59:59' AS DATETIME)))",
                        "INSERT INTO t VALUES (4, JSON_OBJECT('b', x'00FF'))"));
                List<Row> selected = rows.read();
                List<RowChange> logged = told.changes(selected.size());
                List<String> differences = new ArrayList<>();
                for (int i = 0; i < selected.size(); i++) {
                    Row log = ((RowChange.Insert) logged.get(i)).after();
                    differences.addAll(of("document " + i, rows.table(), selected.get(i), log));
                }
                assertThat(differences).isEmpty();
            }
        }
    }

    /** Once by the copy, once by the log; each value as the server of NEW then gives it. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"MYSQL, MYSQL", "MARIADB, MARIADB", "MYSQL, MARIADB", "MARIADB, MYSQL"})
    void aRowComesToNewAsItIs(Kind oldKind, Kind newKind, @TempDir Path folder) throws Exception {
        TestingServers.require(oldKind);
        TestingServers.require(newKind);
        TypeTable types = TypeTable.of(oldKind);
        if (oldKind != newKind) {
            types.withoutDocuments();
        }
        try (TestDatabase shop = TestingServers.old(oldKind).database("types");
                TestDatabase market = TestingServers.fresh(newKind).database("types")) {
            shop.execute(types.create("t"));
            market.execute(types.create("t"));
            TableRows old = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            TableRows fresh = TableRows.of(Sides.settings(market), new TableId(market.name(), "t"));
            int count = types.rows();
            execute(shop, inserts(types, count, 0));
            String rules = "mapping: 1\nrules: { t: { from: " + shop.name() + ".t, to: " + market.name()
                    + ".t, columns: copy } }";
            MigrationFiles files = MigrationFiles.write(folder, shop.name(), shop, market, rules, "");
            try (Replicator replicator = Replicator.start(files.load())) {
                await().atMost(Duration.ofSeconds(60)).until(() -> replicator.status().stage() == Stage.LIVE);
                assertThat(differences("copied", old, fresh)).isEmpty();
                execute(shop, updates(types, count));
                execute(shop, inserts(types, count, count));
                await().atMost(Duration.ofSeconds(60)).until(replicator::caughtUp);
                assertThat(replicator.status().quarantine().first()).isEmpty();
                assertThat(differences("followed", old, fresh)).isEmpty();
                execute(shop, List.of("DELETE FROM t"));
                await().atMost(Duration.ofSeconds(60)).until(replicator::caughtUp);
                assertThat(fresh.read()).isEmpty();
            }
        }
    }

    private static List<String> differences(String how, TableRows old, TableRows fresh) throws Exception {
        List<Row> wanted = old.read();
        List<Row> found = fresh.read();
        assertThat(found).hasSameSizeAs(wanted);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            differences.addAll(of(how + " " + i, old.table(), wanted.get(i), found.get(i)));
        }
        return differences;
    }

    private static List<String> of(String what, TableSchema table, Row selected, Row logged) {
        return RowDifferences.between(table, selected, logged).stream().map(d -> what + ": " + d).toList();
    }

    private static List<String> inserts(TypeTable types, int count, int firstId) {
        List<String> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inserts.add(types.insert("t", firstId + i, i));
        }
        return inserts;
    }

    private static List<String> updates(TypeTable types, int count) {
        List<String> updates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            updates.add(types.update("t", i, i + 1));
        }
        return updates;
    }

    /** In strict mode and in UTC, so that the values go in as they are written. */
    private static void execute(TestDatabase database, List<String> statements) throws Exception {
        try (Connection connection = Server.connect(Sides.settings(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
