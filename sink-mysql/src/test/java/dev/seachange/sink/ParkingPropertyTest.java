package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where NEW is narrower than OLD, rows that do not fit are parked, and every other row is as it should be. */
class ParkingPropertyTest {
    /** Operations on customers, tags and stock. */
    private static final Set<Integer> KINDS = Set.of(0, 1, 2, 3, 13, 14, 16, 17);

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories(120);
    }

    @Property(tries = 500)
    void only_parked_keys_differ(@ForAll("histories") Histories.History history) throws Exception {
        Shop shop = new Shop("new");
        ModelDatabase oracle = new ModelDatabase(shop.tables());
        Shopper shopper = new Shopper(shop, oracle, history.known());
        shopper.populate();
        ModelDatabase target = new ModelDatabase(narrowed(shop));
        target.restore(oracle.content());
        history.ops().stream().filter(op -> KINDS.contains(op.what() % Shopper.KINDS)).forEach(shopper::run);

        Recorder recorder = new Recorder();
        Set<ParkedId> parked = new HashSet<>();
        TargetTables tables = new TargetTables(shop.tables());
        for (List<Write> slice : history.slices(shopper.writes())) {
            EpochJournal journal = new EpochJournal(parked, recorder);
            new SliceWriter(tables, new ModelTarget(target), journal).write(slice);
            journal.commit();
        }

        // Not the children of customers: what a delete that waits does not do, its cascades do not do either.
        for (TableId table : List.of(shop.id(Shop.CUSTOMER), shop.id(Shop.TAG), shop.id(Shop.STOCK))) {
            TableSchema schema = shop.table(table.name());
            for (Row row : oracle.rows(table)) {
                RowKey key = schema.keyOf(row);
                if (!isParked(parked, table, key)) {
                    assertThat(target.find(table, key)).as(table + " " + key).contains(row);
                }
            }
            for (Row row : target.rows(table)) {
                RowKey key = schema.keyOf(row);
                assertThat(oracle.find(table, key).isPresent() || isParked(parked, table, key)).as(table + " " + key).isTrue();
            }
        }
        assertThat(recorder.findings).isEmpty();
    }

    private static boolean isParked(Set<ParkedId> parked, TableId table, RowKey key) {
        return parked.contains(new ParkedId("rule_" + table.name(), "old." + table.name(), KeyHash.of(key)));
    }

    private static Map<TableId, TableSchema> narrowed(Shop shop) {
        Map<TableId, TableSchema> narrowed = new LinkedHashMap<>();
        shop.tables().forEach((id, table) -> narrowed.put(
                id,
                new TableSchema(
                        id,
                        table.columns().stream().map(c -> id.name().equals(Shop.CUSTOMER) ? narrowed(c) : c).toList(),
                        table.key(),
                        table.uniqueKeys(),
                        table.foreignKeys())));
        return narrowed;
    }

    private static Column narrowed(Column column) {
        ColumnType type = column.type() instanceof ColumnType.Text
                ? new ColumnType.Text(2, false, false, "utf8mb4", "utf8mb4_general_ci")
                : column.type();
        return new Column(column.name(), type, column.sqlType(), column.nullable(), false, column.hasDefault());
    }
}
