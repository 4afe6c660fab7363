package dev.seachange.it.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.ZeroDate;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dates without a year, a month or a day, which sessions may write that are not strict. */
class ZeroDatesIT {
    private static final Object ZERO = ZeroDate.ZERO_DATE;

    @ParameterizedTest
    @EnumSource
    void theLogTellsThemFromOtherDatesWhereNullIsNone(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("types")) {
            shop.execute("CREATE TABLE t (id INT PRIMARY KEY, day DATE NOT NULL, at DATETIME NOT NULL DEFAULT '2020-01-01 10:00:00',"
                    + " exact DATETIME(6) NOT NULL, told TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, seen TIMESTAMP NULL, maybe DATE)");
            TableRows table = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), table.tables())) {
                shop.execute(
                        "SET SESSION sql_mode = ''",
                        "INSERT INTO t VALUES (1, 0, 0, 0, 0, 0, 0)",
                        "INSERT INTO t VALUES (2, '2020-00-10', '2020-01-00 10:00:00', '0000-01-10', '2020-01-10', NULL, '2020-00-00')",
                        "INSERT INTO t VALUES (3, '1970-01-01', '1970-01-01', '1970-01-01 00:00:00.000001', '1970-01-01 00:00:01', NULL, NULL)");
                assertThat(told.changes(3)).extracting(change -> values(((RowChange.Insert) change).after())).containsExactly(
                        list(1L, ZERO, ZERO, ZERO, ZERO, ZERO, null),
                        list(2L, ZERO, ZERO, ZERO, Instant.parse("2020-01-10T00:00:00Z"), null, null),
                        list(3L, LocalDate.EPOCH, LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(1970, 1, 1, 0, 0, 0, 1_000),
                                Instant.ofEpochSecond(1), null, null));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inAKeyItStopsTheReader(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("types")) {
            shop.execute("CREATE TABLE t (id INT, day DATE NOT NULL, PRIMARY KEY (id, day))");
            TableRows table = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), table.tables())) {
                shop.execute("SET SESSION sql_mode = ''", "INSERT INTO t VALUES (1, 0)");
                assertThatThrownBy(() -> told.changes(1)).hasMessageContaining("zero date (0000-00-00) in `day`, which is part of its key");
            }
        }
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.get(i));
        }
        return values;
    }

    private static List<Object> list(Object... values) {
        return Arrays.asList(values);
    }
}
