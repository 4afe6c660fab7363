package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.copy.Copier;
import dev.seachange.copy.CopyOrder;
import dev.seachange.copy.CopyTable;
import dev.seachange.copy.RefreshTask;
import dev.seachange.copy.RefreshWork;
import dev.seachange.copy.Refresher;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.Parked;
import dev.seachange.window.Windows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refresh of rows that stay when their source rows go: what they are marked with is for the change alone to tell. */
class MarkingMapperTest {
    private static final TableSchema SQUID = table("shop.squid", whole("id"), whole("stock"));
    private static final TableSchema SEAFOOD = table(
            "market.seafood", whole("id"), whole("stock"),
            new Column("last", new ColumnType.Int(32, false), "int", false, false, new ColumnDefault.Literal("0")));
    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: stock > 0
                to: market.seafood
                key: { id: id }
                columns: { stock: stock }
                on_delete: { set: { last: stock } }
            """;
    private static final ParkedKeys.View VIEW = new ParkedKeys.View("squid", SQUID.id());

    private final RuleSet rules =
            switch (RuleSet.compile(List.of(new RuleFile("rules.yaml", RULES)), Catalog.of(SQUID), Catalog.of(SEAFOOD))) {
                case Compilation.Compiled compiled -> compiled.rules();
                case Compilation.Refused refused -> throw new AssertionError(refused.problems());
            };
    private final Windows windows = new Windows();
    private final Copier.Limits limits = new Copier.Limits(2, 100, Duration.ofSeconds(1));
    private final Copier copier = new Copier(
            CopyOrder.of(Set.of(SQUID.id()), rules::shapesOf, rules::lookedUpBy),
            List.of(new CopyTable(SQUID.id(), CopyTable.State.DONE, null, 0, 0)),
            Map.of(SQUID.id(), SQUID), windows, () -> {}, limits, () -> 0);
    private final Refresher refresher = new Refresher(
            windows, () -> {}, limits, () -> { throw new SQLException("nobody reads here"); }, Position.Kind.MYSQL, "test", () -> 0);
    private final ParkedKeys parked = new ParkedKeys();
    private final NewReferences references = new NewReferences(
            new ServerSettings(ServerKind.MYSQL, "nowhere.test", 1, null, "nobody", ""), "test", List.of(), Set.of());
    private final Mapper mapper = new Mapper(rules, copier, refresher, parked, references);
    private final List<Write> writes = new ArrayList<>();
    private final List<Parked> refused = new ArrayList<>();

    private static TableSchema table(String id, Column... columns) {
        return new TableSchema(TableId.parse(id), List.of(columns), List.of("id"), List.of(), List.of());
    }

    private static Column whole(String name) {
        return new Column(name, new ColumnType.Int(32, false), "int", false, false, false);
    }

    private static RowChange delete(long id, long stock) {
        return new RowChange.Delete(SQUID, Row.of(id, stock));
    }

    private static RowChange update(Row before, Row after) {
        return new RowChange.Update(SQUID, before, after);
    }

    private void map(RowChange change) {
        mapper.map(change, Instant.EPOCH, writes, refused);
    }

    private void park(long id) {
        parked.park(VIEW, KeyHash.of(RowKey.of(id)));
    }

    private boolean isParked(long id) {
        return parked.holds("squid", SQUID.id(), RowKey.of(id));
    }

    private void beginRefresh() {
        RefreshWork asked = new RefreshWork(1, RefreshWork.State.REQUESTED, "", null, 0, 0, 0, null);
        refresher.offer(new RefreshTask(
                asked, SQUID, null, List.of(new RefreshTask.Leg.Keys("keys", List.of(RowKey.of(1L)))), RefreshTask.Wish.ALL));
        refresher.beginNext(table -> true, work -> {});
    }

    /** Key and last stock. */
    private static Row mark(Write write) {
        assertThat(write.shape().share()).isInstanceOf(Share.Mark.class);
        return ((Write.Put) write).values();
    }

    @AfterEach
    void end() {
        refresher.close();
        copier.close();
        references.close();
    }

    @Test
    void a_key_without_a_row_is_left_alone_and_freed() {
        park(1);
        for (long id : new long[] {1, 2}) {
            mapper.refresh(new RowChange.Absent(SQUID, RowKey.of(id)), Instant.EPOCH, null, writes, refused);
        }
        assertThat(writes).hasSize(1).first().isInstanceOf(Write.Nothing.class);
        assertThat(isParked(1)).isFalse();
    }

    @Test
    void a_row_that_goes_while_it_is_refreshed_is_marked_by_its_change() {
        beginRefresh();
        map(delete(1, 5));
        map(delete(2, 0));
        assertThat(writes).hasSize(1);
        assertThat(mark(writes.getFirst())).isEqualTo(Row.of(1L, 5L));
    }

    @Test
    void so_is_one_whose_key_is_parked() {
        park(1);
        park(2);
        beginRefresh();
        map(delete(1, 5));
        map(delete(2, 0));
        assertThat(writes).extracting(write -> write.origin().getClass().getSimpleName())
                .containsExactly("Absent", "Delete", "Absent");
        assertThat(mark(writes.get(1))).isEqualTo(Row.of(1L, 5L));
        assertThat(writes.getLast()).isInstanceOf(Write.Nothing.class);
        assertThat(refused).isEmpty();
        assertThat(isParked(1) || isParked(2)).isFalse();
    }

    @Test
    void one_whose_key_changes_is_marked_under_the_old_key() {
        park(2);
        beginRefresh();
        map(update(Row.of(1L, 5L), Row.of(11L, 6L)));
        map(update(Row.of(2L, 7L), Row.of(12L, 8L)));
        List<Write> puts = writes.stream().filter(write -> write instanceof Write.Put).toList();
        assertThat(puts).hasSize(4);
        assertThat(mark(puts.get(0))).isEqualTo(Row.of(1L, 5L));
        assertThat(((Write.Put) puts.get(1)).values()).isEqualTo(Row.of(11L, 6L, 0L));
        assertThat(mark(puts.get(2))).isEqualTo(Row.of(2L, 7L));
        assertThat(((Write.Put) puts.get(3)).values()).isEqualTo(Row.of(12L, 8L, 0L));
        assertThat(isParked(2) || isParked(12)).isFalse();
    }
}
