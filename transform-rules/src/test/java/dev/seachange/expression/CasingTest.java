package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CasingIT compares the tables with the servers, character by character. */
class CasingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            900    | straße Ünïc🦑d 오징어 | STRAßE ÜNÏC🦑D 오징어 | straße ünïc🦑d 오징어
            900    | \u01C6 \u2167 \u10D0 \uD801\uDC28 | \u01C4 \u2167 \u10D0 \uD801\uDC00 | \u01C6 \u2177 \u10D0 \uD801\uDC28
            plain  | \u0250 \u00FF \u00B5 | \u0250 \u0178 \u039C | \u0250 \u00FF \u00B5
            520    | \uA641 \u214E         | \uA640 \u2132         | \uA641 \u214E
            1400   | \uA7C8 \u0250         | \uA7C7 \u2C6F         | \uA7C8 \u0250
            latin1 | éÿß                   | Éÿß                   | éÿß
            """)
    void eachCharacterHasOneInTheOtherCase(String table, String text, String upper, String lower) {
        Casing casing = Casing.table(table);
        assertThat(casing.lower().apply(text)).isEqualTo(lower);
        assertThat(casing.upper().apply(text)).isEqualTo(upper);
    }
}
