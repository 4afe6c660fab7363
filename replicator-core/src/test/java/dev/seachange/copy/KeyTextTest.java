package dev.seachange.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextTest {
    private static final ColumnType TEXT = new ColumnType.Text(20, false, false, "utf8mb4", "utf8mb4_bin");
    private static final ColumnType INT = new ColumnType.Int(32, false);

    private static TableSchema keyedBy(ColumnType... types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            columns.add(new Column("k" + i, types[i], "type " + i, false, false, false));
        }
        return new TableSchema(
                TableId.parse("shop.squid"), columns, columns.stream().map(Column::name).toList(), List.of(), List.of());
    }

    @Test
    void every_type_of_key_comes_back_from_what_is_kept() {
        TableSchema table = keyedBy(
                INT, new ColumnType.Int(64, true), new ColumnType.Decimal(8, 2, false), TEXT, new ColumnType.Binary(2, true),
                new ColumnType.Date(), new ColumnType.DateTime(3), new ColumnType.Timestamp(0), new ColumnType.Year());
        RowKey key = RowKey.of(
                -7L, new BigInteger("18446744073709551615"), new BigDecimal("1.50"), "a \"b\"", new byte[] {0, -1},
                LocalDate.of(2026, 1, 2), LocalDateTime.of(2026, 1, 2, 3, 4), Instant.parse("2026-01-02T03:04:05Z"), 2026L);
        assertThat(KeyText.read(table, KeyText.write(key))).isEqualTo(key);
    }

    @Test
    void texts_of_keys_are_joined_and_split() {
        List<String> typed = List.of("1|a", "", "\"x\"\n");
        assertThat(KeyText.split(KeyText.join(typed))).isEqualTo(typed);
    }
}
