package dev.seachange.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallPartsTest {

    @Test
    void chunks_have_few_sizes_and_keep_to_bytes() throws Refusal {
        assertThat(sizes(new Chunks(512, 1000), 1, 700)).containsExactly(512, 128, 32, 16, 12);
        assertThat(sizes(new Chunks(512, 100), 10, 45)).containsExactly(10, 10, 10, 10, 5);
        assertThat(sizes(new Chunks(512, 5), 10, 3)).containsExactly(1, 1, 1);
        assertThat(sizes(Chunks.SINGLE, 1, 2)).containsExactly(1, 1);
    }

    private static List<Integer> sizes(Chunks chunks, long bytes, int items) throws Refusal {
        List<Integer> sizes = new ArrayList<>();
        int sum = chunks.over(IntStream.range(0, items).boxed().toList(), item -> bytes, chunk -> {
            sizes.add(chunk.size());
            return chunk.size();
        });
        assertThat(sum).isEqualTo(items);
        return sizes;
    }

    @Test
    void messages_lose_the_values_of_rows() {
        assertThat(SafeMessage.of(new SQLException("Duplicate entry 'bob's for key 'x'' for key 't.code'", "23000", 1062)))
                .isEqualTo("Duplicate entry for key 't.code'");
        assertThat(SafeMessage.of(new SQLException(
                        "(conn=7) Incorrect string value: '\\xF0' for column `a`.`t`.`c` at row 1", "22007", 1366)))
                .isEqualTo("Incorrect string value for column `a`.`t`.`c` at row 1");
        assertThat(SafeMessage.of(new SQLException("Truncated incorrect DOUBLE value: 'secret'", "22007", 1292)))
                .doesNotContain("secret");
        assertThat(SafeMessage.of(new SQLException("... near 'secret' at line 1", "42000", 1064))).doesNotContain("secret");
        assertThat(SafeMessage.of(new SQLException("Data too long for column 'c' at row 1", "22001", 1406)))
                .isEqualTo("Data too long for column 'c' at row 1");
    }

    @Test
    void errors_are_told_apart() {
        assertThat(kind("40001", 1213)).isEqualTo(SqlErrors.Kind.CONFLICT);
        assertThat(kind("HY000", 1020)).isEqualTo(SqlErrors.Kind.CONFLICT);
        assertThat(kind("23000", 1452)).isEqualTo(SqlErrors.Kind.ROW);
        assertThat(kind("HY000", 3819)).isEqualTo(SqlErrors.Kind.ROW);
        assertThat(kind("08007", 0)).isEqualTo(SqlErrors.Kind.CONNECTION);
        assertThat(kind("HY000", 1290)).isEqualTo(SqlErrors.Kind.RESOURCE);
        assertThat(kind("42S02", 1146)).isEqualTo(SqlErrors.Kind.FATAL);
        assertThat(kind("42000", 1142)).isEqualTo(SqlErrors.Kind.FATAL);
    }

    private static SqlErrors.Kind kind(String state, int code) {
        return SqlErrors.kind(new SQLException("x", state, code));
    }

    @Test
    void key_hashes_keep_parts_and_types_apart() {
        assertThat(KeyHash.of(RowKey.of("a", "bc"))).isNotEqualTo(KeyHash.of(RowKey.of("ab", "c"))).hasSize(64);
        assertThat(KeyHash.of(RowKey.of("1"))).isNotEqualTo(KeyHash.of(RowKey.of(1L)));
        assertThat(KeyHash.of(RowKey.of((Object) new byte[] {1}))).isEqualTo(KeyHash.of(RowKey.of((Object) new byte[] {1})));
    }

    @Test
    void values_that_a_collation_may_call_equal_depend_on_each_other() {
        assertThat(folded("Straße ", "utf8mb4_0900_ai_ci")).isEqualTo(folded("STRASSE", "utf8mb4_0900_ai_ci"));
        assertThat(folded("é", "utf8mb4_general_ci")).isEqualTo(folded("E", "utf8mb4_general_ci"));
        assertThat(folded("a", "utf8mb4_bin")).isNotEqualTo(folded("A", "utf8mb4_bin"));
    }

    private static Object folded(String text, String collation) {
        ColumnType type = new ColumnType.Text(9, false, false, "utf8mb4", collation);
        return DependencyKeys.of(new Column("c", type, "varchar(9)", true, false, true), text);
    }

    @Test
    void names_of_locks_fit() {
        Owner owner = new Owner("m".repeat(100), UUID.randomUUID(), "h".repeat(300));
        assertThat(owner.lifeLock()).hasSizeLessThanOrEqualTo(64).isNotEqualTo(owner.sinkLock());
        assertThat(owner.sinkLock()).hasSizeLessThanOrEqualTo(64);
        assertThat(owner.holder()).hasSize(255);
    }

    @Test
    void sizes_count_what_the_server_receives() {
        assertThat(ValueSize.exact(Row.of("日'"))).isEqualTo(24 + 3 + 2);
        assertThat(ValueSize.exact(Row.of((Object) new byte[] {0, -1, 'a'}))).isEqualTo(24 + 2 + 1 + 1);
    }
}
