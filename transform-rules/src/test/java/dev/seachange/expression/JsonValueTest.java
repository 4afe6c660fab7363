package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JsonValueTest {
    @Test
    void aColumnIsWrittenAsMySqlWritesItWhoeverWroteTheText() {
        assertThat(JsonValue.canonical("{\"b\":1,\"aa\":[1,2],\"a\":{\"z\":null}}"))
                .isEqualTo("{\"a\": {\"z\": null}, \"b\": 1, \"aa\": [1, 2]}");
        assertThat(JsonValue.canonical("[ 1.50,1.5,100.0,100,1E5,-0.0,-0,18446744073709551615 ]"))
                .isEqualTo("[1.50, 1.5, 100.0, 100, 100000.0, -0.0, 0, 18446744073709551615]");
        assertThat(JsonValue.canonical("\"\\u00e9\\/\\u0007\"")).isEqualTo("\"é/\\u0007\"");
    }

    @Test
    void digitsOfADecimalAreKept() {
        String wide = "99999999999999999999999999999999999.999999999999999999999999999999";
        assertThat(JsonValue.canonical("[" + wide + ", -12345678901234567890123, 0.500000000000000000000000000000]"))
                .isEqualTo("[" + wide + ", -12345678901234567890123, 0.500000000000000000000000000000]");
    }

    @Property(tries = 500)
    void aDecimalIsWrittenAsJavaDoes(@ForAll BigDecimal value, @ForAll @IntRange(min = 0, max = 30) int scale) {
        BigDecimal decimal = value.setScale(scale, RoundingMode.HALF_UP);
        StringBuilder out = new StringBuilder();
        JsonNumbers.write(decimal, out);
        assertThat(out.toString()).isEqualTo(decimal.toPlainString());
    }

    /** The log reader writes a DOUBLE with an exponent as all digits of its binary fraction. */
    @Test
    void aDoubleOfTheLogIsWrittenShortly() {
        for (double value : new double[] {1e-7, 0.00012345, 12345678.9, 98765432.1, -2.2250738585072014e-308}) {
            String log = new BigDecimal(value).toPlainString();
            assertThat(JsonValue.canonical(log)).isEqualTo(JsonNumbers.text(value));
        }
    }

    @Test
    void aTextHasNoDecimals() {
        assertThat(JsonReader.text("[1.50, 12345678901234567890123]").rendered()).isEqualTo("[1.5, 1.2345678901234568e22]");
    }

    @Test
    void whatIsNoJsonIsUnfit() {
        List<String> texts = List.of(
                "", " ", "[1,]", "{a: 1}", "[01]", "NaN", "'a'", "1 2", "\"\\ud83e\"", "{\"\\ud83e\": 1}", "1e999", "tru");
        for (String text : texts) {
            assertThatThrownBy(() -> JsonReader.text(text)).as(text).isInstanceOf(Unfit.class);
            assertThat(JsonReader.isJson(text)).as(text).isFalse();
        }
    }

    @Test
    void aHundredLevelsAreRead() {
        assertThat(JsonReader.text(nested(100)).depth()).isEqualTo(100);
        assertThatThrownBy(() -> JsonReader.text(nested(101))).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> JsonReader.isJson(nested(101))).isInstanceOf(Unfit.class);
    }

    @Test
    void aHundredLevelsAreWritten() {
        JsonValue deepest = JsonReader.text(nested(100));
        assertThat(deepest.rendered()).isEqualTo(nested(100));
        assertThatThrownBy(() -> new JsonValue.Items(List.of(deepest)).rendered()).isInstanceOf(Unfit.class);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    @Test
    void keysAreOrderedByTheirLengthInUtf8ThenByBytes() {
        List<String> keys = new ArrayList<>(List.of("zz", "é", "b", "", "🦑", "한", "aaaa", "B", "￿", "abc"));
        keys.sort(JsonValue.KEY_ORDER);
        assertThat(keys).containsExactly("", "B", "b", "zz", "é", "abc", "한", "￿", "aaaa", "🦑");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadAgain(@ForAll("documents") JsonValue value) {
        String text = value.rendered();
        assertThat(JsonReader.stored(text)).isEqualTo(value);
        assertThat(JsonValue.canonical(text)).isEqualTo(text);
    }

    @Provide
    Arbitrary<JsonValue> documents() {
        return values(3);
    }

    private static Arbitrary<JsonValue> values(int levels) {
        Arbitrary<JsonValue> scalars = Arbitraries.oneOf(
                Arbitraries.just(new JsonValue.Nothing()),
                Arbitraries.of(true, false).map(JsonValue.Truth::new),
                Arbitraries.longs().map(value -> new JsonValue.Whole(value, value >= 1L << 32)),
                Arbitraries.doubles().map(JsonValue.Approximate::new),
                Arbitraries.strings().all().filter(JsonValueTest::isWhole).map(JsonValue.Text::new));
        if (levels == 0) {
            return scalars;
        }
        Arbitrary<JsonValue> inner = values(levels - 1);
        Arbitrary<JsonValue> items = inner.list().ofMaxSize(3).map(JsonValue.Items::new);
        Arbitrary<String> keys = Arbitraries.strings().ascii().ofMaxLength(3);
        Arbitrary<JsonValue> members = Arbitraries.maps(keys, inner).ofMaxSize(3).map(map -> {
            SortedMap<String, JsonValue> sorted = new TreeMap<>(JsonValue.KEY_ORDER);
            sorted.putAll(map);
            return new JsonValue.Members(sorted);
        });
        return Arbitraries.oneOf(scalars, items, members);
    }

    /** Java's strings may hold halves of characters, which JSON does not. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
