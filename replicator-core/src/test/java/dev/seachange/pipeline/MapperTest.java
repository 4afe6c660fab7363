package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
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

/** What is written, left out and parked: while nothing special goes on, for parked keys, and while a refresh concerns a table. */
class MapperTest {
    private static final TableSchema SQUID =
            table("shop.squid", whole("id"), new Column("nm", text(10), "varchar(10)", false, false, false), whole("stock"));
    private static final TableSchema SEAFOOD =
            table("market.seafood", whole("id"), new Column("nm", text(5), "varchar(5)", false, false, false));
    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: stock > 0
                to: market.seafood
                key: { id: id }
                columns: { nm: { from: nm, type: varchar(5) } }
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

    private static ColumnType text(int length) {
        return new ColumnType.Text(length, false, false, "utf8mb4", "utf8mb4_bin");
    }

    private static Row squid(long id, String name, long stock) {
        return Row.of(id, name, stock);
    }

    private static RowChange insert(Row row) {
        return new RowChange.Insert(SQUID, row);
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

    @AfterEach
    void end() {
        refresher.close();
        copier.close();
        references.close();
    }

    @Test
    void changes_of_a_parked_key_are_left_out_and_counted() {
        park(1);
        map(update(squid(1, "a", 1), squid(1, "b", 1)));
        map(update(squid(2, "a", 1), squid(2, "b", 1)));
        assertThat(writes).extracting(write -> write.origin().key()).containsExactly(RowKey.of(2L));
        assertThat(parked.skippedOf(VIEW, KeyHash.of(RowKey.of(1L)))).isEqualTo(1);
    }

    @Test
    void a_row_that_leaves_or_enters_a_parked_key_takes_its_other_key_along() {
        park(1);
        map(update(squid(1, "a", 1), squid(11, "a", 1)));
        map(update(squid(11, "a", 1), squid(12, "a", 1)));
        map(update(squid(2, "b", 1), squid(1, "b", 1)));
        assertThat(writes).isEmpty();
        assertThat(refused).extracting(Parked::key).containsExactly(RowKey.of(11L), RowKey.of(12L), RowKey.of(2L));
        assertThat(refused).extracting(Parked::code).containsOnly("MOVED");
        assertThat(isParked(12)).isTrue();
    }

    @Test
    void a_move_that_the_rule_refuses_parks_both_keys() {
        map(update(squid(1, "a", 1), squid(11, "much too long", 1)));
        assertThat(refused).extracting(Parked::key).containsExactly(RowKey.of(11L), RowKey.of(1L));
    }

    @Test
    void what_a_window_read_frees_its_key_and_its_changes_count_again() {
        park(1);
        mapper.map(new RowChange.Read(SQUID, squid(1, "a", 1)), Instant.EPOCH, writes, refused);
        map(update(squid(1, "a", 1), squid(1, "b", 1)));
        assertThat(writes).hasSize(2);
        assertThat(isParked(1)).isFalse();
    }

    @Test
    void a_key_that_the_rule_wants_nothing_of_is_free_too() {
        park(1);
        park(2);
        mapper.refresh(new RowChange.Read(SQUID, squid(1, "a", 0)), Instant.EPOCH, null, writes, refused);
        mapper.map(new RowChange.Read(SQUID, squid(2, "a", 0)), Instant.EPOCH, writes, refused);
        assertThat(writes).hasSize(2);
        assertThat(writes.get(0)).isInstanceOf(Write.Delete.class);
        assertThat(writes.get(1)).isInstanceOf(Write.Nothing.class);
        assertThat(isParked(1) || isParked(2)).isFalse();
    }

    @Test
    void what_is_refused_again_stays_parked_with_its_new_story() {
        park(1);
        mapper.refresh(new RowChange.Read(SQUID, squid(1, "much too long", 1)), Instant.EPOCH, null, writes, refused);
        assertThat(writes).isEmpty();
        assertThat(refused).extracting(Parked::key).containsExactly(RowKey.of(1L));
        assertThat(isParked(1)).isTrue();
    }

    @Test
    void only_the_rules_that_are_asked_for_are_heard() {
        mapper.refresh(new RowChange.Read(SQUID, squid(1, "a", 1)), Instant.EPOCH, Set.of("another"), writes, refused);
        mapper.refresh(new RowChange.Read(SQUID, squid(1, "much too long", 1)), Instant.EPOCH, Set.of("another"), writes, refused);
        assertThat(writes).isEmpty();
        assertThat(refused).isEmpty();
    }

    @Test
    void during_a_refresh_nothing_is_taken_for_known() {
        map(insert(squid(1, "a", 1)));
        assertThat(((Write.Put) writes.getFirst()).expected()).isEqualTo(Expected.ABSENT);
        beginRefresh();
        map(insert(squid(2, "a", 1)));
        assertThat(((Write.Put) writes.getLast()).expected()).isEqualTo(Expected.UNKNOWN);
    }

    @Test
    void during_a_refresh_rows_outside_the_filter_are_deleted_whenever_they_are_touched() {
        map(update(squid(1, "a", 0), squid(1, "b", 0)));
        assertThat(writes).isEmpty();
        beginRefresh();
        map(update(squid(1, "a", 0), squid(1, "b", 0)));
        map(insert(squid(2, "a", 0)));
        map(new RowChange.Delete(SQUID, squid(3, "a", 0)));
        map(update(squid(4, "a", 0), squid(5, "a", 0)));
        assertThat(writes).allMatch(write -> write instanceof Write.Delete delete && delete.expected() == Expected.UNKNOWN);
        assertThat(writes).extracting(write -> write.origin().key())
                .containsExactly(RowKey.of(1L), RowKey.of(2L), RowKey.of(3L), RowKey.of(4L), RowKey.of(5L));
    }

    @Test
    void during_a_refresh_a_row_that_moves_makes_both_its_keys_right() {
        beginRefresh();
        map(update(squid(1, "a", 0), squid(11, "a", 1)));
        map(update(squid(2, "a", 1), squid(12, "a", 0)));
        map(update(squid(3, "a", 1), squid(13, "a", 1)));
        assertThat(writes).extracting(write -> write.getClass().getSimpleName() + " " + write.origin().key())
                .containsExactly("Delete 1", "Put 11", "Delete 2", "Delete 12", "Move 13");
    }

    @Test
    void during_a_refresh_a_change_of_a_parked_key_frees_it() {
        park(1);
        park(2);
        park(3);
        beginRefresh();
        map(update(squid(1, "a", 1), squid(1, "b", 1)));
        map(new RowChange.Delete(SQUID, squid(2, "a", 1)));
        map(update(squid(3, "a", 1), squid(13, "c", 1)));
        assertThat(writes).extracting(write -> write.origin().getClass().getSimpleName())
                .containsExactly("Read", "Absent", "Absent", "Read");
        assertThat(refused).isEmpty();
        assertThat(isParked(1) || isParked(2) || isParked(3)).isFalse();
        // Refused and mended within one epoch: only the end of it counts.
        map(update(squid(1, "b", 1), squid(1, "much too long", 1)));
        assertThat(refused).hasSize(1);
        map(update(squid(1, "much too long", 1), squid(1, "d", 1)));
        assertThat(refused).isEmpty();
    }

    @Test
    void what_has_gone_is_told_as_it_was_so_that_any_key_can_be_made_of_it() {
        Row last = squid(1, "ink", 3);
        park(1);
        beginRefresh();
        map(new RowChange.Delete(SQUID, last));
        assertThat(writes).singleElement().extracting(Write::origin)
                .isInstanceOfSatisfying(RowChange.Absent.class, absent -> assertThat(absent.last()).isEqualTo(last));
        assertThat(isParked(1)).isFalse();
    }
}
