package dev.seachange.it.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.TableId;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What sessions of OLD set for themselves, which no check of the server can see. */
class SessionSettingsIT {
    @ParameterizedTest
    @EnumSource
    void aRowWithoutAllItsColumnsStopsTheReader(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("sessions")) {
            shop.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT NOT NULL, b VARCHAR(10))", "INSERT INTO t VALUES (1, 5, 'five')");
            TableRows rows = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                shop.execute("SET SESSION binlog_row_image = 'MINIMAL'", "UPDATE t SET a = 7 WHERE id = 1");
                assertThatThrownBy(() -> told.changes(1))
                        .hasMessageContaining("does not have all columns of its table")
                        .hasMessageContaining("Keep sessions at binlog_row_image=FULL");
            }
        }
    }
}
