package dev.seachange.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void every_type_of_key_comes_back_from_what_is_kept_and_from_what_people_see() {
        TableSchema table = keyedBy(
                INT, new ColumnType.Int(64, true), new ColumnType.Decimal(8, 2, false), TEXT, new ColumnType.Binary(2, true),
                new ColumnType.Date(), new ColumnType.DateTime(3), new ColumnType.Timestamp(0), new ColumnType.Year());
        RowKey key = RowKey.of(
                -7L, new BigInteger("18446744073709551615"), new BigDecimal("1.50"), "a \"b\"", new byte[] {0, -1},
                LocalDate.of(2026, 1, 2), LocalDateTime.of(2026, 1, 2, 3, 4), Instant.parse("2026-01-02T03:04:05Z"), 2026L);
        assertThat(KeyText.read(table, KeyText.write(key))).isEqualTo(key);
        assertThat(KeyText.readings(table, key.toString())).containsExactly(key);
    }

    @Test
    void people_write_numbers_and_times_in_their_way() {
        assertThat(KeyText.readings(keyedBy(new ColumnType.Decimal(8, 2, false)), " 1.5 ")).containsExactly(RowKey.of(new BigDecimal("1.50")));
        assertThat(KeyText.readings(keyedBy(new ColumnType.DateTime(0)), "2026-01-02 03:04:05"))
                .containsExactly(RowKey.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
        assertThat(KeyText.readings(keyedBy(new ColumnType.Binary(4, false)), "0aff")).containsExactly(RowKey.of(new byte[] {10, -1}));
    }

    @Test
    void a_bar_in_a_text_leaves_it_open_which_key_is_meant() {
        assertThat(KeyText.readings(keyedBy(TEXT), "a|b")).containsExactly(RowKey.of("a|b"));
        assertThat(KeyText.readings(keyedBy(INT, TEXT), "1|2|x")).containsExactly(RowKey.of(1L, "2|x"));
        assertThat(KeyText.readings(keyedBy(TEXT, TEXT), "a|b|c")).containsExactly(RowKey.of("a", "b|c"), RowKey.of("a|b", "c"));
        assertThat(KeyText.readings(keyedBy(TEXT, TEXT), "|")).containsExactly(RowKey.of("", ""));
    }

    @Test
    void what_is_no_key_is_told_with_what_one_looks_like() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyText.readings(keyedBy(INT, TEXT), "7"))
                .withMessage("the key of shop.squid is (k0, k1), its parts joined by |, not `7`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyText.readings(keyedBy(INT, TEXT), "x|7"))
                .withMessage("`x|7` is no key of shop.squid: its key is k0 type 0, k1 type 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyText.readings(keyedBy(new ColumnType.Decimal(8, 2, false)), "1.505"));
    }

    @Test
    void texts_of_keys_are_joined_and_split() {
        List<String> typed = List.of("1|a", "", "\"x\"\n");
        assertThat(KeyText.split(KeyText.join(typed))).isEqualTo(typed);
    }
}
