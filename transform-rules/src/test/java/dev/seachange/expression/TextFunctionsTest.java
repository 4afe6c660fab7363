package dev.seachange.expression;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.TableSchema;
import dev.seachange.types.Unfit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the test against MySQL does not reach; that one has the many. */
class TextFunctionsTest {
    private static final TableSchema TABLE = table(
            "t.t", "s text", "l varchar(10) charset latin1", "three varchar(10) collate utf8mb3_general_ci", "n bigint",
            "tags set('a','b','c')");

    private static String value(String text, String s) {
        return new WrittenExpression(TABLE, text).value(s, s, s, 70_000L, "b,c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            md5(s)                      | ""       | d41d8cd98f00b204e9800998ecf8427e
            md5(s)                      | abc      | 900150983cd24fb0d6963f7d28e17f72
            sha1(s)                     | abc      | a9993e364706816aba3e25717850c26c9cd0d89d
            sha(s)                      | ""       | da39a3ee5e6b4b0d3255bfef95601890afd80709
            hex(l)                      | €é\u0081 | 80E981
            hex(s)                      | €é       | E282ACC3A9
            length(l)                   | €é       | 2
            ascii(l)                    | é        | 233
            upper(l)                    | éÿšß     | Éÿšß
            upper(s)                    | ß        | ß
            upper(s)                    | ȿ        | V103
            upper(s)                    | ıȿ       | IⱾ
            upper(three)                | ა        | ა
            repeat(s, n)                | x        | V103
            rpad(s, n, 'x')             | x        | V103
            space(n)                    | x        | V103
            unhex(s)                    | xy       | V107
            find_in_set('b', tags)      | x        | 2
            find_in_set('B', concat(tags)) | x     | 1
            find_in_set(s, tags)        | b        | 1
            regexp_like(s, 'kiss')      | kiſs     | V108
            regexp_like(s, '[0-9]')     | kiſs     | 0
            regexp_like(s, '\\\\bs')    | ā̈s       | V108
            regexp_replace(s, 'a|b', '') | xaybz   | xyz
            """)
    void aValueIsComputedOrRefused(String text, String s, String value) {
        assertThat(value(text, s)).isEqualTo(value);
    }

    @Test
    void aRegularExpressionThatTakesTooLongRefusesTheValue() {
        assertThat(value("regexp_like(s, '^(a+)+$')", "a".repeat(40) + "b")).isEqualTo("V108");
        assertThat(value("regexp_like(s, '(x|xx|y)+z')", "x".repeat(50_000))).isEqualTo("V108");
        assertThat(value("regexp_like(s, 'a.*b.*c')", "a".repeat(60_000))).isIn("0", "V108");
        assertThat(value("regexp_replace(s, 'a', 'b')", "a".repeat(60_000))).hasSize(60_000);
    }

    @Test
    void likeDoesNotTakeLongerForManyPercentSigns() {
        assertThat(value("s like '%a%a%a%a%a%a%a%a%a%a%a%a%b'", "a".repeat(5_000))).isEqualTo("0");
    }

    @Property
    void aPartIsWithinTheText(@ForAll String text, @ForAll int position, @ForAll int length) {
        String written = "substring(s, " + position + ", " + length + ")";
        String part = value(written, text);
        assertThat(text).contains(part);
        assertThat(part.codePointCount(0, part.length())).isLessThanOrEqualTo(Math.max(0, length));
    }

    @Property
    void anyRegularExpressionIsRefusedOrRuns(@ForAll String pattern, @ForAll String text) {
        try {
            RegexReader.read(pattern, true, false).in(text).next();
        } catch (RegexReader.Refusal | Unfit e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""        | an empty regular expression
            a**       | a repetition of nothing
            *         | a repetition of nothing
            (a*)*     | a repetition of what may be empty
            (a        | a `(` that is not closed
            a)        | a `)` that closes nothing
            a{2,1}    | a repetition that is not within 1 to 1000
            a{2000}   | a repetition that is not within 1 to 1000
            a{x}      | a `{` that is neither
            (?<=a)b   | a group of the kind `(?<`
            (?i)a     | a group of the kind `(?i`
            (a)\\1    | `\\\\1`
            \\p{L}    | `\\\\p`
            \\        | a backslash at the end
            [a        | a `[` that is not closed
            [[a]]     | an unescaped `[` in a set
            [a&&b]    | an unescaped `&` in a set
            [a-c-e]   | an unescaped `-` in a set
            [z-a]     | a range that ends before it begins
            [[:upper:]] | a named set other than
            é         | letters with case beyond ASCII
            [à-ü]     | letters with case beyond ASCII
            (?=(a))a  | a group that captures what is only looked at
            ]         | a `]` that closes nothing
            """)
    void whatMayMeanAnotherThingToMySqlIsRefused(String pattern, String why) {
        assertThatThrownBy(() -> RegexReader.read(pattern.replace("\\\\", "\\"), true, false)).hasMessageContaining(why);
    }
}
