package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.Identifiers;
import dev.seachange.server.Server;
import dev.seachange.server.ValueBinder;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Histories;
import dev.seachange.sink.ModelDatabase;
import dev.seachange.sink.Shop;
import dev.seachange.sink.Shopper;
import dev.seachange.sink.Sink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The property of SliceWriterPropertyTest, on real servers: after each history NEW is what the operations one by one make of it. */
class SinkPropertyIT {

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories(120);
    }

    @Property(tries = 40)
    void slices_end_where_single_operations_end_on_mysql(@ForAll("histories") Histories.History history) throws Exception {
        check(Kind.MYSQL, history);
    }

    @Property(tries = 40)
    void slices_end_where_single_operations_end_on_mariadb(@ForAll("histories") Histories.History history)
            throws Exception {
        check(Kind.MARIADB, history);
    }

    private static void check(Kind kind, Histories.History history) throws Exception {
        try (NewSide side = NewSide.on(kind)) {
            Shop shop = new Shop(side.database.name());
            side.execute(shop.ddl().toArray(String[]::new));
            ModelDatabase oracle = new ModelDatabase(shop.tables());
            Shopper shopper = new Shopper(shop, oracle, history.known());
            shopper.populate();
            load(side, shop, oracle);
            history.ops().forEach(shopper::run);

            Sink sink = side.sink();
            boolean streamed = false;
            for (List<Write> slice : history.slices(shopper.writes())) {
                streamed = !streamed;
                if (streamed) {
                    Epoch epoch = sink.open();
                    epoch.write(slice);
                    epoch.commit(side.next());
                } else {
                    side.apply(sink, slice);
                }
            }

            for (TableId table : shop.tables().keySet()) {
                List<Row> expected = oracle.rows(table).stream().sorted(byKey(shop.table(table.name()))).toList();
                List<Row> found = side.rows(table.name()).stream().sorted(byKey(shop.table(table.name()))).toList();
                assertThat(found).as(table.name()).isEqualTo(expected);
            }
            List<String> waiting = side.waiting().stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
            assertThat(waiting).containsExactlyInAnyOrderElementsOf(shopper.waitingTexts());
            assertThat(side.recorder.parked).isEmpty();
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    private static Comparator<Row> byKey(TableSchema table) {
        return Comparator.comparing(row -> table.keyOf(row).toString());
    }

    private static void load(NewSide side, Shop shop, ModelDatabase oracle) throws SQLException {
        try (Connection connection = Server.connect(side.server)) {
            for (TableSchema table : shop.tables().values()) {
                String marks = "?,".repeat(table.columns().size() - 1) + "?";
                String sql = "INSERT INTO " + Identifiers.quote(table.id()) + " VALUES (" + marks + ")";
                for (Row row : oracle.rows(table.id())) {
                    try (PreparedStatement insert = connection.prepareStatement(sql)) {
                        for (int i = 0; i < row.size(); i++) {
                            ValueBinder.of(table.columns().get(i).type()).bind(insert, i + 1, row.get(i));
                        }
                        insert.executeUpdate();
                    }
                }
            }
        }
    }
}
