package dev.seachange.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Identifiers;
import dev.seachange.server.Server;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that do not look like a textbook's. */
class OddTablesIT {
    private static final List<String> NAMES = List.of(
            "a,b", "with space", "quo`te", "오징어", "$-(x)*", "UPPER_lower", "select", "1st", "dash-", "[a-z]+", "back\\slash");

    @ParameterizedTest
    @EnumSource
    void tablesWithOddNamesAreToldAndTheirNeighboursAreNot(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("odd");
                Connection connection = Server.connect(Sides.settings(shop))) {
            for (String name : NAMES) {
                shop.execute("CREATE TABLE " + Identifiers.quote(name) + " (id INT PRIMARY KEY)");
            }
            Map<TableId, TableSchema> tables = CatalogReader.read(connection, shop.name());
            assertThat(tables.keySet()).extracting(TableId::name).containsExactlyInAnyOrderElementsOf(NAMES);
            // What the names would mean if they were patterns.
            shop.execute("CREATE TABLE a (id INT PRIMARY KEY)", "CREATE TABLE b (id INT PRIMARY KEY)");
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), tables)) {
                List<String> statements = new ArrayList<>(List.of("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (1)"));
                NAMES.forEach(name -> statements.add("INSERT INTO " + Identifiers.quote(name) + " VALUES (1)"));
                shop.execute(statements.toArray(String[]::new));
                assertThat(told.changes(NAMES.size()))
                        .extracting(change -> change.table().id().name())
                        .containsExactlyElementsOf(NAMES);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfTypesThatNoRuleCanReadDoNotStopTheReader(Kind kind) throws Exception {
        TestingServers.require(kind);
        try (TestDatabase shop = TestingServers.old(kind).database("odd")) {
            shop.execute("CREATE TABLE t (id INT PRIMARY KEY, place POINT, shape GEOMETRY NOT NULL, last INT, "
                    + switch (kind) {
                        case MYSQL -> "meaning VECTOR(3))";
                        case MARIADB -> "name UUID)";
                    });
            TableRows rows = TableRows.of(Sides.settings(shop), new TableId(shop.name(), "t"));
            try (Told told = Told.fromNow(Sides.settings(shop), Sides.position(kind), rows.tables())) {
                String shapes = " ST_GeomFromText('POINT(1 2)'), ST_GeomFromText('LINESTRING(0 0,1 1)'), 7, ";
                shop.execute(switch (kind) {
                    case MYSQL -> "INSERT INTO t VALUES (1," + shapes + "STRING_TO_VECTOR('[1,2,3]'))";
                    case MARIADB -> "INSERT INTO t VALUES (1," + shapes
                            + "'123e4567-e89b-12d3-a456-426655440000')";
                });
                shop.execute("INSERT INTO t (id, shape) VALUES (2, ST_GeomFromText('POINT(1 2)'))");
                List<Row> selected = rows.read();
                assertThat(told.changes(2)).extracting(change -> ((RowChange.Insert) change).after()).isEqualTo(selected);
            }
        }
    }
}
