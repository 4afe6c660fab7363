package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that stay when their source row goes, and say so. */
class MarksTest {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final TableSchema SQUID = table(
            "shop.squid", "id int key", "nm varchar(20) not null", "status varchar(10) collate utf8mb4_bin not null");
    private static final TableSchema SEAFOOD = table(
            "market.seafood",
            "deleted_at timestamp(6)",
            "seafood_id bigint key",
            "name varchar(20) not null",
            "written timestamp(3)",
            "last_status varchar(10) not null default 'here'",
            "gone tinyint not null default 0");
    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft'
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: nm, written: event_time(3) }
                on_delete: { set: { deleted_at: event_time(), last_status: coalesce(old.status, '?'), gone: 1 } }
            """.replace("coalesce(old.status, '?')", "\"coalesce(old.status, '?')\"");
    private final RuleSet rules = TestingRules.compile(RULES, Catalog.of(SQUID), Catalog.of(SEAFOOD));
    private final Row live = Row.of(7L, "a", "live");
    private final Row draft = Row.of(7L, "a", "draft");

    private Write write(RowChange change, boolean settled) {
        return apply(rules, change, settled, THEN).only();
    }

    private static Row seafood(long id, @Nullable Instant deleted, String status, long gone) {
        return Row.of(deleted, id, "a", Instant.parse("2026-01-02T03:04:05.678Z"), status, gone);
    }

    @Test
    void whileTheSourceRowIsThereMarksHoldTheirDefaults() {
        Write.Put put = (Write.Put) write(new RowChange.Insert(SQUID, live), true);
        assertThat(put.values()).isEqualTo(seafood(7, null, "here", 0));
        assertThat(put.expected()).as("it may have stayed behind").isEqualTo(Expected.UNKNOWN);
        Write.Put update = (Write.Put) write(new RowChange.Update(SQUID, live, live), true);
        assertThat(update.values()).isEqualTo(seafood(7, null, "here", 0));
        assertThat(update.expected()).isEqualTo(Expected.PRESENT);
        assertThat(((Write.Put) write(new RowChange.Read(SQUID, live), true)).values()).isEqualTo(seafood(7, null, "here", 0));
        Write.Put back = (Write.Put) write(new RowChange.Update(SQUID, draft, live), true);
        assertThat(back.expected()).isEqualTo(Expected.UNKNOWN);
    }

    @Test
    void aRowThatGoesIsMarked() {
        Write.Put mark = (Write.Put) write(new RowChange.Delete(SQUID, live), true);
        assertThat(mark.shape().columns()).extracting(Column::name)
                .containsExactly("deleted_at", "seafood_id", "last_status", "gone");
        assertThat(mark.shape().share()).isEqualTo(new Share.Mark(Row.of(null, null, "here", 0L)));
        assertThat(mark.key()).isEqualTo(RowKey.of(7L));
        assertThat(mark.values()).isEqualTo(Row.of(THEN, 7L, "live", 1L));
        assertThat(mark.expected()).isEqualTo(Expected.PRESENT);
        assertThat(rules.marks()).containsExactly(mark.shape());
    }

    @Test
    void soIsOneThatLeavesTheFilter() {
        Write.Put mark = (Write.Put) write(new RowChange.Update(SQUID, live, draft), false);
        assertThat(mark.values()).as("the row that was there").isEqualTo(Row.of(THEN, 7L, "live", 1L));
        assertThat(mark.expected()).isEqualTo(Expected.UNKNOWN);
        assertThat(apply(rules, new RowChange.Delete(SQUID, draft)).filtered).containsExactly("squid");
    }

    @Test
    void aRowWhoseKeyChangesGoesUnderTheOldOne() {
        Row moved = Row.of(8L, "a", "live");
        List<Write> writes = apply(rules, new RowChange.Update(SQUID, live, moved), true, THEN).writes;
        assertThat(writes).hasSize(2).allSatisfy(write -> assertThat(write).isInstanceOf(Write.Put.class));
        Write.Put mark = (Write.Put) writes.getFirst();
        assertThat(mark.values()).isEqualTo(Row.of(THEN, 7L, "live", 1L));
        Write.Put put = (Write.Put) writes.getLast();
        assertThat(put.expected()).as("one may have stayed behind").isEqualTo(Expected.UNKNOWN);
        assertThat(put.values()).isEqualTo(seafood(8, null, "here", 0));
    }

    @Test
    void aTruncationCannotBeFollowed() {
        assertThatThrownBy(() -> apply(rules, new RowChange.Truncate(SQUID)))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining("keeps rows");
    }
}
