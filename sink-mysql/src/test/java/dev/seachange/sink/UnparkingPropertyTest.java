package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * When NEW has been made as wide as OLD, refreshing the parked keys, and no others, makes NEW right, wherever rows have moved
 * meanwhile.
 */
class UnparkingPropertyTest {
    /** Operations on customers, tags and stock, moves included. */
    private static final Set<Integer> KINDS = Set.of(0, 1, 2, 3, 4, 13, 14, 15, 16, 17);

    private static final int MOST_ROUNDS = 4;

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories(120);
    }

    @Property(tries = 500)
    void refreshed_keys_are_right_and_free(@ForAll("histories") Histories.History history) throws Exception {
        Shop shop = new Shop("new");
        ModelDatabase oracle = new ModelDatabase(shop.tables());
        Shopper shopper = new Shopper(shop, oracle, history.known());
        shopper.populate();
        ModelDatabase narrow = new ModelDatabase(narrowed(shop));
        narrow.restore(oracle.content());
        history.ops().stream().filter(op -> KINDS.contains(op.what() % Shopper.KINDS)).forEach(shopper::run);
        Recorder recorder = new Recorder();
        Set<ParkedId> parked = new HashSet<>();
        for (List<Write> slice : history.slices(shopper.writes())) {
            write(shop, narrow, slice, parked, recorder);
        }

        ModelDatabase wide = new ModelDatabase(shop.tables());
        wide.restore(narrow.content());
        Set<Parked> keys = new LinkedHashSet<>(recorder.parked);
        for (int round = 0; round < MOST_ROUNDS && !parked.isEmpty(); round++) {
            List<Write> found = new ArrayList<>();
            keys.stream()
                    .filter(key -> parked.contains(ParkedId.of(key)))
                    .forEach(key -> found.add(found(shop, oracle, key)));
            // All at once: rows that want each other's unique values can only change places together.
            write(shop, wide, found, parked, recorder);
        }

        assertThat(parked).isEmpty();
        for (String table : List.of(Shop.CUSTOMER, Shop.TAG, Shop.STOCK)) {
            assertThat(wide.content().get(shop.id(table))).as(table).isEqualTo(oracle.content().get(shop.id(table)));
        }
    }

    private static void write(Shop shop, ModelDatabase target, List<Write> slice, Set<ParkedId> parked, Recorder recorder) {
        EpochJournal journal = new EpochJournal(parked, recorder);
        new SliceWriter(new TargetTables(shop.tables()), new ModelTarget(target), journal).write(slice);
        journal.commit();
    }

    /** What a window would find under the key. */
    private static Write found(Shop shop, ModelDatabase oracle, Parked parked) {
        TableSchema schema = shop.table(parked.table().name());
        TableSchema source = new TableSchema(parked.table(), schema.columns(), schema.key(), List.of(), List.of());
        RowKey key = parked.key();
        return oracle.find(schema.id(), key)
                .filter(row -> schema.keyOf(row).equals(key))
                .<Write>map(row -> new Write.Put(
                        shop.shape(schema.id().name()), key, owned(shop, schema, row), null, Expected.UNKNOWN,
                        new RowChange.Read(source, row)))
                .orElseGet(() -> new Write.Delete(
                        shop.shape(schema.id().name()), key, Expected.UNKNOWN, new RowChange.Absent(source, key)));
    }

    private static Row owned(Shop shop, TableSchema schema, Row row) {
        return Row.of(shop.shape(schema.id().name()).columns().stream()
                .map(column -> row.get(schema.ordinal(column.name())))
                .toArray());
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
