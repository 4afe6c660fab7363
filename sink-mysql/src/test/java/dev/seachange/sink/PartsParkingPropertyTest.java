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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Where NEW refuses a part, that part is parked, or the row that came for it; the row's other columns are as they should be. */
class PartsParkingPropertyTest {

    @Provide
    Arbitrary<Histories.History> histories() {
        return Histories.histories(120);
    }

    @Property(tries = 500)
    void only_parked_rules_differ(@ForAll("histories") Histories.History history) throws Exception {
        Shop shop = new Shop("new");
        ModelDatabase oracle = new ModelDatabase(shop.tables());
        Shopper shopper = new Shopper(shop, oracle, history.known());
        SharedRows shared = shopper.shared();
        ModelDatabase target = new ModelDatabase(narrowed(shop));
        history.ops().stream()
                .filter(op -> SharedRows.WITHOUT_MOVES.contains(op.what() % Shopper.KINDS - Shopper.OWN_KINDS))
                .forEach(shopper::run);

        Recorder recorder = new Recorder();
        Set<ParkedId> parked = new HashSet<>();
        TargetTables tables = new TargetTables(shop.tables());
        for (List<Write> slice : history.slices(shopper.writes())) {
            EpochJournal journal = new EpochJournal(parked, recorder);
            new SliceWriter(tables, new ModelTarget(target), journal).write(slice);
            journal.commit();
        }

        TableId table = shop.id(Shop.PROFILE);
        for (Row row : oracle.rows(table)) {
            RowKey key = RowKey.of(row.get(0));
            if (!isParked(parked, "rule_profile", Shop.PROFILE, key)) {
                Row found = target.find(table, key).orElseThrow();
                assertThat(found.get(1)).isEqualTo(row.get(1));
                if (!isParked(parked, Shop.CARE, Shop.CARE, key)) {
                    assertThat(found.get(2)).isEqualTo(row.get(2));
                    assertThat(found.get(3)).isEqualTo(row.get(3));
                }
                if (!isParked(parked, Shop.GEAR, Shop.GEAR, key)) {
                    assertThat(found.get(4)).as("gear of " + key).isEqualTo(row.get(4));
                }
            }
        }
        for (Row row : target.rows(table)) {
            RowKey key = RowKey.of(row.get(0));
            assertThat(shared.source(Shop.PROFILE, key).isPresent() || isParked(parked, "rule_profile", Shop.PROFILE, key)).isTrue();
        }
        assertThat(recorder.findings).isEmpty();
    }

    /** A part may spell the key in another way. */
    private static boolean isParked(Set<ParkedId> parked, String rule, String source, RowKey key) {
        @Nullable String name = (String) key.get(0);
        return List.of(String.valueOf(name), String.valueOf(name).toUpperCase(Locale.ROOT), String.valueOf(name).toLowerCase(Locale.ROOT))
                .stream()
                .anyMatch(spelled -> parked.contains(new ParkedId(rule, "old." + source, KeyHash.of(RowKey.of(spelled)))));
    }

    /** No gear fits. */
    private static Map<TableId, TableSchema> narrowed(Shop shop) {
        Map<TableId, TableSchema> narrowed = new LinkedHashMap<>();
        shop.tables().forEach((id, table) -> narrowed.put(
                id,
                new TableSchema(
                        id,
                        table.columns().stream().map(c -> c.name().equals("gear") ? narrowed(c) : c).toList(),
                        table.key(),
                        table.uniqueKeys(),
                        table.foreignKeys())));
        return narrowed;
    }

    private static Column narrowed(Column column) {
        ColumnType type = new ColumnType.Text(1, false, false, "utf8mb4", "utf8mb4_general_ci");
        return new Column(column.name(), type, column.sqlType(), column.nullable(), false, column.byDefault());
    }
}
