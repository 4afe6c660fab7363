package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.ColumnType;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A few pairs for each collation, and that it is an order; CollationsIT asks the servers about very many. */
class TextOrderTest {
    private static TextOrder order(String collation) {
        String charset = collation.substring(0, collation.indexOf('_'));
        return Objects.requireNonNull(TextOrder.of(new ColumnType.Text(9, false, false, charset, collation)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            utf8mb4_0900_ai_ci     | straße  | STRASSE | 0
            utf8mb4_0900_ai_ci     | é       | "e\u0301" | 0
            utf8mb4_0900_ai_ci     | "a "    | a       | 1
            utf8mb4_0900_ai_ci     | "a\u0001" | a     | 0
            utf8mb4_0900_ai_ci     | 가      | 각      | -1
            utf8mb4_0900_ai_ci     | 각      | 가나    | 1
            utf8mb4_0900_ai_ci     | z       | 한      | -1
            utf8mb4_0900_ai_ci     | 🦑      | a       | -1
            utf8mb4_0900_as_ci     | e       | é       | -1
            utf8mb4_0900_as_ci     | É       | é       | 0
            utf8mb4_0900_as_cs     | a       | A       | -1
            utf8mb4_0900_as_cs     | ab      | Aa      | 1
            utf8mb4_0900_bin       | "a "    | a       | 1
            utf8mb4_bin            | "a "    | a       | 0
            utf8mb4_bin            | "a\t"   | a       | -1
            utf8mb4_bin            | 🦑      | "\uFFFD" | 1
            utf8mb4_general_ci     | straße  | STRASE  | 0
            utf8mb4_general_ci     | "é  "   | E       | 0
            utf8mb4_general_ci     | 🦑      | 🦐      | 0
            utf8mb3_unicode_ci     | straße  | STRASSE | 0
            utf8mb4_unicode_520_ci | "a "    | A       | 0
            utf8mb4_uca1400_ai_ci  | "a "    | A       | 0
            utf8mb4_uca1400_nopad_ai_ci | "a " | A    | 1
            utf8mb4_uca1400_as_cs  | "l·"    | "L·"    | -1
            latin1_swedish_ci      | ü       | Y       | 0
            latin1_swedish_ci      | Å       | z       | 1
            latin1_general_cs      | a       | A       | 1
            """)
    void textsCompareAsOnTheServer(String collation, String left, String right, int expected) {
        assertThat(Integer.signum(order(collation).compare(left, right))).isEqualTo(expected);
        assertThat(Integer.signum(order(collation).compare(right, left))).isEqualTo(-expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "utf8mb4_swedish_ci", "utf8mb4_ja_0900_as_cs", "sjis_japanese_ci", "latin1_german2_ci", "utf16_general_ci", "latin1_bin"
    })
    void ofOthersItIsNotKnown(String collation) {
        String charset = collation.substring(0, collation.indexOf('_'));
        assertThat(TextOrder.of(new ColumnType.Text(9, false, false, charset, collation))).isNull();
    }

    @Property
    void itIsAnOrder(
            @ForAll @StringLength(max = 6) String one,
            @ForAll @StringLength(max = 6) String two,
            @ForAll @StringLength(max = 6) String three) {
        String a = paired(one);
        String b = paired(two);
        String c = paired(three);
        for (String collation : List.of("utf8mb4_0900_as_cs", "utf8mb4_general_ci", "utf8mb4_bin", "utf8mb4_uca1400_as_cs")) {
            TextOrder order = order(collation);
            assertThat(order.compare(a, a)).isZero();
            assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
            if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
                assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
            }
            // What stands at the seam may weigh as one there.
            assertThat(order.begins(a + b, 0, a) || collation.contains("1400")).as("%s begins with its start", collation).isTrue();
        }
    }

    /** Halves of characters are in no column. */
    private static String paired(String text) {
        return text.codePoints()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void whatIsFoundIsWhatTheCollationSees() {
        TextOrder accents = order("utf8mb4_0900_ai_ci");
        assertThat(accents.begins("xÉy", 1, "ey")).isTrue();
        assertThat(accents.begins("straße", 4, "SS")).isTrue();
        assertThat(accents.same('É', 'e')).isTrue();
        assertThat(accents.same('ß', 's')).isFalse();
        assertThat(order("utf8mb4_bin").begins("xÉy", 1, "ey")).isFalse();
    }
}
