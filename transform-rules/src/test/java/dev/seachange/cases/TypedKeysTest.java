package dev.seachange.cases;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedKeysTest {
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
    void aKeyCanBeTakenFromAMessage() {
        TableSchema table = keyedBy(
                INT, new ColumnType.Int(64, true), new ColumnType.Decimal(8, 2, false), new ColumnType.Decimal(9, 7, false), TEXT,
                new ColumnType.Binary(2, true), new ColumnType.Bit(9), new ColumnType.Date(), new ColumnType.DateTime(3),
                new ColumnType.Timestamp(0), new ColumnType.Time(0), new ColumnType.Year());
        RowKey key = RowKey.of(
                -7L, new BigInteger("18446744073709551615"), new BigDecimal("1.50"), new BigDecimal("0.0000001"), "a \"b\" ",
                new byte[] {0, -1}, new byte[] {1, 2}, LocalDate.of(2026, 1, 2), LocalDateTime.of(2026, 1, 2, 3, 4),
                Instant.parse("2026-01-02T03:04:05Z"), Duration.ofHours(-27), 2026L);
        assertThat(key).asString().contains("1E-7", "PT-27H");
        assertThat(TypedKeys.readings(table, key.toString())).containsExactly(key);
    }

    @Test
    void aKeyCanBeWrittenAsInATestFile() {
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.Decimal(8, 2, false)), " 1.5 ")).containsExactly(RowKey.of(new BigDecimal("1.50")));
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.DateTime(0)), "2026-01-02 03:04:05"))
                .containsExactly(RowKey.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.Timestamp(0)), "2026-01-02 03:04:05Z"))
                .containsExactly(RowKey.of(Instant.parse("2026-01-02T03:04:05Z")));
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.Time(0)), "-27:00:00")).containsExactly(RowKey.of(Duration.ofHours(-27)));
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.Binary(4, false)), "0aff")).containsExactly(RowKey.of(new byte[] {10, -1}));
        assertThat(TypedKeys.readings(keyedBy(new ColumnType.Bit(9)), "258")).containsExactly(RowKey.of(new byte[] {1, 2}));
    }

    @Test
    void aBarInATextLeavesItOpenWhichKeyIsMeant() {
        assertThat(TypedKeys.readings(keyedBy(TEXT), "a|b")).containsExactly(RowKey.of("a|b"));
        assertThat(TypedKeys.readings(keyedBy(INT, TEXT), "1|2|x")).containsExactly(RowKey.of(1L, "2|x"));
        assertThat(TypedKeys.readings(keyedBy(TEXT, TEXT), "a|b|c")).containsExactly(RowKey.of("a", "b|c"), RowKey.of("a|b", "c"));
        assertThat(TypedKeys.readings(keyedBy(TEXT, TEXT), "|")).containsExactly(RowKey.of("", ""));
    }

    @Test
    void whatIsNoKeyIsToldWithTheReason() {
        TableSchema tag = table("shop.tag", "id int key", "lang char(2) key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedKeys.readings(tag, "7"))
                .withMessage("`7` is no key of shop.tag (id int, lang char(2)): it has 2 parts, joined by `|`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedKeys.readings(tag, "x|7"))
                .withMessage("`x|7` is no key of shop.tag (id int, lang char(2)): of `id` the number is not written in decimal digits");
        for (String beyond : List.of("1.505", "10000000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TypedKeys.readings(keyedBy(new ColumnType.Decimal(8, 2, false)), beyond));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> TypedKeys.readings(keyedBy(new ColumnType.Time(0)), "THREE"));
        assertThatIllegalArgumentException().isThrownBy(() -> TypedKeys.readings(keyedBy(new ColumnType.Bit(9)), "0xg"));
    }
}
