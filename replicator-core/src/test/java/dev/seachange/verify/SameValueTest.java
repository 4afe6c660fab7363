package dev.seachange.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SameValueTest {
    private static final ColumnType TEXT = new ColumnType.Text(80, false, false, "utf8mb4", "utf8mb4_general_ci");

    @Test
    void textsAreComparedExactlyWhateverTheCollation() {
        assertThat(SameValue.of(TEXT, "Giant", "Giant")).isTrue();
        assertThat(SameValue.of(TEXT, "Giant", "giant")).isFalse();
        assertThat(SameValue.of(TEXT, "Giant", "Giant ")).isFalse();
        assertThat(SameValue.of(TEXT, null, "")).isFalse();
        assertThat(SameValue.of(TEXT, null, null)).isTrue();
    }

    @Test
    void bytesAreComparedByContent() {
        ColumnType bytes = new ColumnType.Binary(8, false);
        assertThat(SameValue.of(bytes, new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
        assertThat(SameValue.of(bytes, new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
    }

    @Test
    void decimalsOfOneColumnHaveOneScale() {
        ColumnType decimal = new ColumnType.Decimal(12, 2, false);
        assertThat(SameValue.of(decimal, new BigDecimal("1.10"), new BigDecimal("1.10"))).isTrue();
        assertThat(SameValue.of(decimal, new BigDecimal("1.10"), new BigDecimal("1.11"))).isFalse();
    }

    @Test
    void jsonIsComparedByMeaning() {
        ColumnType json = new ColumnType.Json();
        assertThat(SameValue.of(json, "{\"a\": 1, \"b\": [1.50]}", "{\"b\":[1.5],\"a\":1}")).isTrue();
        assertThat(SameValue.of(json, "{\"a\": 1}", "{\"a\": \"1\"}")).isFalse();
        assertThat(SameValue.of(json, "[1, 2]", "[2, 1]")).isFalse();
        assertThat(SameValue.of(json, "12345678901234567890.1", "12345678901234567890.2")).isFalse();
        assertThat(SameValue.of(TEXT, "{\"a\": 1}", "{\"a\":1}")).isFalse();
    }
}
