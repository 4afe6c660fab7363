package dev.seachange.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class MovedRowsTest {
    private static final TableSchema TAG = table("shop.tag", List.of());

    private final MovedRows followed = new MovedRows(List.of(TAG, label(Action.CASCADE)));

    private static TableSchema table(String id, List<ForeignKey> keys) {
        ColumnType text = new ColumnType.Text(20, false, false, "utf8mb4", "utf8mb4_general_ci");
        Column name = new Column("nm", text, "varchar(20)", false, false, false);
        return new TableSchema(TableId.parse(id), List.of(name), List.of("nm"), List.of(), keys);
    }

    private static TableSchema label(Action onUpdate) {
        return table(
                "shop.label",
                List.of(new ForeignKey("label_tag", List.of("nm"), TAG.id(), List.of("nm"), Action.CASCADE, onUpdate)));
    }

    private static SourceRecord record(String header) {
        SourceRecord record = new SourceRecord(Map.of(), Map.of(), "tag", null, null);
        record.headers().addString(header, "the other key");
        return record;
    }

    private static List<RowChange> told(MovedRows moved, String before, String after) {
        assertThat(moved.leaves(TAG.id(), record("__debezium.newkey"))).isTrue();
        moved.left(Row.of(before));
        assertThat(moved.arrives(TAG.id(), record("__debezium.oldkey"))).isTrue();
        return moved.arrived(TAG, Row.of(after));
    }

    @Test
    void a_key_that_rows_follow_unseen_is_told_as_one_that_changes() {
        assertThat(followed.areThere()).isTrue();
        assertThat(told(followed, "a", "b")).containsExactly(new RowChange.Update(TAG, Row.of("a"), Row.of("b")));
        assertThat(told(followed, "b", "B")).containsExactly(new RowChange.Update(TAG, Row.of("b"), Row.of("B")));
    }

    /** These come before the key, and find the new one in NEW only if it is the old one in another spelling. */
    @Test
    void where_the_log_shows_the_rows_that_follow_only_a_spelling_is_told_so() {
        followed.areLogged();
        assertThat(told(followed, "a", "b"))
                .containsExactly(new RowChange.Delete(TAG, Row.of("a")), new RowChange.Insert(TAG, Row.of("b")));
        assertThat(told(followed, "b", "B ")).containsExactly(new RowChange.Update(TAG, Row.of("b"), Row.of("B ")));
        assertThat(told(followed, "Jose", "José")).containsExactly(new RowChange.Update(TAG, Row.of("Jose"), Row.of("José")));
    }

    @Test
    void a_row_that_goes_and_one_that_comes_are_no_changed_key() {
        SourceRecord plain = new SourceRecord(Map.of(), Map.of(), "tag", null, null);
        assertThat(followed.leaves(TAG.id(), plain)).isFalse();
        assertThat(followed.arrives(TAG.id(), plain)).isFalse();
    }

    @Test
    void keys_that_no_row_follows_are_told_as_the_engine_tells_them() {
        MovedRows still = new MovedRows(List.of(TAG, label(Action.RESTRICT)));
        assertThat(still.areThere()).isFalse();
        assertThat(still.leaves(TAG.id(), record("__debezium.newkey"))).isFalse();
        assertThat(still.arrives(TAG.id(), record("__debezium.oldkey"))).isFalse();
    }
}
