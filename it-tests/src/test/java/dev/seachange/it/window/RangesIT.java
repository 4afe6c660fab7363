package dev.seachange.it.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.RowReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.window.KeyRange;
import dev.seachange.window.OpenWindow;
import dev.seachange.window.RangeReader;
import dev.seachange.window.Seen;
import dev.seachange.window.Windows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ranges of a table put together are the table, each row once, whatever its key is made of; and each is found by the key's index. */
class RangesIT {
    private static final int ROWS = 600;
    private static final int PER_RANGE = 37;

    /** Declaration of the key, and the values of row number %1$d (different for each number below 600). */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("a INT, PRIMARY KEY (a)", "%1$d - 300"),
            Map.entry("a INT, b INT, PRIMARY KEY (a, b)", "%1$d DIV 50, %1$d"),
            Map.entry("a INT, b INT, c INT, PRIMARY KEY (c, a, b)", "%1$d %% 3, %1$d, %1$d %% 4"),
            Map.entry("a VARCHAR(20), PRIMARY KEY (a)", "ELT(%1$d %% 4 + 1, CONCAT('a', %1$d), CONCAT('A', %1$d),"
                    + " CONCAT('한', %1$d), CONCAT('é ', %1$d))"),
            Map.entry("a CHAR(8) CHARACTER SET latin1, PRIMARY KEY (a)", "CONCAT(IF(%1$d %% 2, 'ß', 'S'), %1$d)"),
            Map.entry("a VARCHAR(20) COLLATE utf8mb4_bin, b DATE, c DECIMAL(9,2), PRIMARY KEY (a, b, c)",
                    "CONCAT('x', %1$d %% 3), DATE'2024-02-28' + INTERVAL (%1$d %% 5) DAY, %1$d - 300.5"),
            Map.entry("a BINARY(4), PRIMARY KEY (a)", "UNHEX(LPAD(HEX(%1$d * 7000000), 8, '0'))"),
            Map.entry("a VARBINARY(9), PRIMARY KEY (a)", "UNHEX(CONCAT(LPAD(HEX(%1$d), 4, '0'), REPEAT('00', %1$d %% 3)))"),
            Map.entry("a BIGINT UNSIGNED, PRIMARY KEY (a)", "18446744073709551615 - %1$d * 15000000000000000"),
            Map.entry("a DATETIME(6), PRIMARY KEY (a)", "TIMESTAMP'2024-02-29 12:00:00.000001' + INTERVAL %1$d MICROSECOND"),
            Map.entry("a TIMESTAMP(3) NOT NULL, PRIMARY KEY (a)",
                    "TIMESTAMP'2024-03-31 00:30:00' + INTERVAL %1$d * 60001000 MICROSECOND"),
            Map.entry("a TIME(6), PRIMARY KEY (a)", "SEC_TO_TIME(%1$d * 7.000001 - 2000)"),
            Map.entry("a BIT(20), PRIMARY KEY (a)", "%1$d * 1700"),
            Map.entry("a YEAR, b INT, PRIMARY KEY (a, b)", "IF(%1$d %% 7, 2000 + %1$d %% 7, 0), %1$d"),
            Map.entry("a VARCHAR(9) NOT NULL, UNIQUE KEY (a)", "CONCAT('k', %1$d)"));

    @ParameterizedTest
    @EnumSource
    void rangesPutTogetherAreTheTable(Kind kind) throws Exception {
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            inRanges(kind, key);
        }
    }

    /** Else the copy of a table of millions of rows in a few large groups would read each group again for each of its ranges. */
    @Disabled("known defect: the upper end of a composite key does not bound the index range")
    @ParameterizedTest
    @EnumSource
    void aRangeLooksAtItsOwnRowsOnly(Kind kind) throws Exception {
        Map<String, List<Long>> tooMuch = new TreeMap<>();
        for (Map.Entry<String, String> key : KEYS.entrySet()) {
            List<Long> effort = inRanges(kind, key);
            if (effort.stream().anyMatch(rows -> rows > 4 * PER_RANGE)) {
                tooMuch.put(key.getKey(), effort);
            }
        }
        assertThat(tooMuch).as("rows looked at for each range").isEmpty();
    }

    /** Reads a table by ranges; how many rows the server looked at for each. */
    private static List<Long> inRanges(Kind kind, Map.Entry<String, String> key) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("ranges");
                Connection connection = Server.connect(settings(shop))) {
            TableSchema table = fill(shop, connection, key.getKey(), key.getValue());
            List<Row> rows = new ArrayList<>();
            List<Long> effort = new ArrayList<>();
            RangeReader reader = new RangeReader(connection, position(kind), table, System::nanoTime);
            RowKey after = null;
            do {
                long before = rowsTouched(connection);
                RowKey through = reader.boundary(after, PER_RANGE);
                rows.addAll(reader.read(window(kind, table), new KeyRange(after, through)).rows());
                effort.add(rowsTouched(connection) - before);
                after = through;
            } while (after != null);
            assertThat(rows).as(key.getKey()).isEqualTo(all(connection, table));
            assertThat(effort).as(key.getKey()).hasSizeBetween(ROWS / PER_RANGE, ROWS / PER_RANGE + 1);
            return effort;
        }
    }

    private static TableSchema fill(TestDatabase shop, Connection connection, String key, String values) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, new Random(7));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (" + key + ", name INT NOT NULL DEFAULT 7)");
            for (int number : numbers) {
                statement.execute("INSERT INTO t VALUES (" + values.formatted(number) + ", " + number + ")");
            }
        }
        return Objects.requireNonNull(CatalogReader.read(connection, shop.name()).get(new TableId(shop.name(), "t")));
    }

    private static List<Row> all(Connection connection, TableSchema table) throws SQLException {
        RowReader reader = RowReader.of(table);
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + reader.selectList() + " FROM t ORDER BY "
                        + String.join(", ", table.key()))) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        assertThat(rows).hasSize(ROWS);
        return rows;
    }

    /** How many rows or index entries this session has looked at; each question adds a few of its own. */
    private static long rowsTouched(Connection connection) throws SQLException {
        long touched = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_key',"
                        + " 'Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd', 'Handler_read_first')")) {
            while (result.next()) {
                touched += result.getLong(2);
            }
        }
        return touched;
    }

    private static OpenWindow window(Kind kind, TableSchema table) {
        Windows windows = new Windows();
        CompletableFuture<OpenWindow> asked = windows.request(table.id());
        windows.openRequested(new Seen(Position.parse(position(kind), ""), LogPlace.START));
        return asked.join();
    }

    private static Position.Kind position(Kind kind) {
        return Position.Kind.valueOf(kind.name());
    }

    private static ServerSettings settings(TestDatabase database) {
        return new ServerSettings(
                ServerKind.valueOf(database.kind().name()), database.host(), database.port(), database.name(),
                database.user(), database.password());
    }
}
