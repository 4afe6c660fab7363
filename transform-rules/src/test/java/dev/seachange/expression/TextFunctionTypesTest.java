package dev.seachange.expression;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MySQL cannot show: types, lengths, what may be NULL, and what is refused. */
class TextFunctionTypesTest {
    private static final TableSchema TABLE = table(
            "t.t",
            "s varchar(20)",
            "n varchar(20) not null",
            "l varchar(10) charset latin1 not null",
            "b varchar(10) collate utf8mb4_bin not null",
            "i int not null",
            "t tinyint unsigned not null",
            "u bigint unsigned not null",
            "d decimal(10,2) not null",
            "memo text not null",
            "raw varbinary(16) not null",
            "e enum('live','sold out') not null",
            "tags set('a','bc') not null",
            "day date not null",
            "sj varchar(10) charset sjis not null",
            "tr varchar(10) collate utf8mb4_turkish_ci not null");

    private static WrittenExpression expression(String text) {
        return new WrittenExpression(TABLE, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            concat(s, n)                       | VARCHAR(40) utf8mb4, nullable
            concat(n, '-', i)                  | VARCHAR(32) utf8mb4
            concat(l, '-', i)                  | VARCHAR(22) latin1
            concat('no ', i, day)              | VARCHAR(24) ascii
            concat(l, n)                       | VARCHAR(30) utf8mb4
            concat(l, '한')                     | VARCHAR(11) utf8mb4
            concat(e, tags)                    | VARCHAR(13) utf8mb4
            concat_ws(', ', s, n, null)        | VARCHAR(44) utf8mb4
            concat_ws(s, n)                    | VARCHAR(20) utf8mb4, nullable
            upper(n)                           | VARCHAR(20) utf8mb4
            replace(n, 'ab', 'c')              | VARCHAR(20) utf8mb4
            replace(n, 'ab', 'cde')            | VARCHAR(30) utf8mb4
            replace(n, n, 'cde')               | VARCHAR(60) utf8mb4
            lpad(i, 12, '0')                   | VARCHAR(12) ascii
            lpad(n, i, '0')                    | VARCHAR(65535) utf8mb4, nullable
            rpad(n, t, ' ')                    | VARCHAR(255) utf8mb4
            repeat(n, 3)                       | VARCHAR(60) utf8mb4
            repeat(n, 0)                       | VARCHAR(0) utf8mb4
            repeat(n, 1)                       | VARCHAR(20) utf8mb4
            repeat(n, u)                       | VARCHAR(65535) utf8mb4
            space(t)                           | VARCHAR(255) ascii
            reverse(n)                         | VARCHAR(20) utf8mb4
            elt(1, n, s)                       | VARCHAR(20) utf8mb4, nullable
            elt(1, n, b)                       | VARCHAR(20) utf8mb4
            elt(t, n, b)                       | VARCHAR(20) utf8mb4, nullable
            elt(3, n, b)                       | VARCHAR(20) utf8mb4, nullable
            substring(n, 3)                    | VARCHAR(20) utf8mb4
            substring(n, 3, 5)                 | VARCHAR(5) utf8mb4
            substring(n, i, u)                 | VARCHAR(20) utf8mb4
            left(memo, 10)                     | VARCHAR(10) utf8mb4
            left(memo, 100000)                 | VARCHAR(65535) utf8mb4
            right(s, 2)                        | VARCHAR(2) utf8mb4, nullable
            substring_index(n, '.', 1)         | VARCHAR(20) utf8mb4
            trim(l)                            | VARCHAR(10) latin1
            trim(leading 'x' from l)           | VARCHAR(10) latin1
            length(n)                          | BIGINT 0..80
            length(l)                          | BIGINT 0..10
            length(memo)                       | BIGINT 0..65535
            length(raw)                        | BIGINT 0..16
            length('abc')                      | BIGINT 3..3
            char_length(s)                     | BIGINT 0..20, nullable
            ascii(n)                           | BIGINT 0..255
            instr(n, 'x')                      | BIGINT 0..21
            locate('x', s, 2)                  | BIGINT 0..21, nullable
            field(s, 'a', 'b')                 | BIGINT 0..2
            find_in_set('a', tags)             | BIGINT 0..2
            strcmp(n, 'x')                     | BIGINT -1..1
            regexp_like(n, 'x')                | BOOLEAN 0..1
            regexp_substr(n, 'x')              | VARCHAR(20) utf8mb4, nullable
            regexp_replace(n, 'x', 'yz')       | VARCHAR(62) utf8mb4
            regexp_replace(n, '(x)', '$1$1')   | VARCHAR(40) utf8mb4
            hex(n)                             | VARCHAR(160) ascii
            hex(l)                             | VARCHAR(20) ascii
            hex(raw)                           | VARCHAR(32) ascii
            hex(t)                             | VARCHAR(2) ascii
            hex(i)                             | VARCHAR(16) ascii
            unhex(n)                           | VARBINARY(10)
            to_base64(raw)                     | VARCHAR(24) ascii
            from_base64(n)                     | VARBINARY(15), nullable
            sha2(s, 256)                       | VARCHAR(64) ascii, nullable
            md5(n)                             | VARCHAR(32) ascii
            crc32(n)                           | BIGINT UNSIGNED 0..4294967295
            upper(null)                        | VARCHAR(0) utf8mb4, nullable
            if(i > 0, 'plus', 'minus')         | VARCHAR(5) ascii
            """)
    void aTypeHoldsAllValues(String text, String type) {
        assertThat(expression(text).type()).isEqualTo(type);
    }

    @Test
    void whatIsMadeOfLiteralsTakesTheCollationOfWhatItIsPutBeside() {
        assertThat(expression("b = concat('a', 'b')").problems()).isEqualTo("nothing");
        assertThat(expression("b = hex(n)").problems()).isEqualTo("nothing");
        assertThat(expression("b = if(i > 0, 'x', upper('y'))").problems()).isEqualTo("nothing");
        assertThat(expression("concat('a', 'b')").compiled().isConstant()).isTrue();
    }

    @Test
    void oneColumnAmongConstantsKeepsValuesApart() {
        assertThat(expression("concat('S-', i)").compiled().traits().determines()).containsExactly(4);
        assertThat(expression("hex(reverse(n))").compiled().traits().determines()).containsExactly(1);
        assertThat(expression("concat(n, i)").compiled().traits().determines()).isEmpty();
        assertThat(expression("upper(n)").compiled().traits().determines()).isEmpty();
        assertThat(expression("md5(n)").compiled().traits().determines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            concat(raw)                  | 1:8  E312 this is no text but `raw` (VARBINARY(16))
            substring(n, d)              | 1:14  E312 a whole number is wanted, not `d` (DECIMAL(10,2))
            substring(n, n)              | 1:14  E312 this is no number but `n` (VARCHAR(20))
            hex(d)                       | 1:5  E312 a whole number is wanted, not `d` (DECIMAL(10,2))
            sha2(n, 1)                   | 1:9  E312 SHA-2 has 224, 256, 384 or 512 bits
            length(sj)                   | 1:8  E312 the bytes of texts in sjis are not known here
            upper(tr)                    | 1:7  E312 upper and lower case under the collation utf8mb4_turkish_ci are not known
            instr(tr, 'x')               | 1:1  E308 texts of the collation utf8mb4_turkish_ci are not compared here as the server does it
            field(n, 1)                  | 1:1  E308 `field` compares texts with texts, or numbers with numbers
            regexp_like(n, n)            | 1:16  E312 a regular expression is wanted here, written out in quotes
            "regexp_like(n, 'a)')"       | 1:16  E312 the regular expression has a `)` that closes nothing
            "regexp_replace(n, 'a', '$1')" | 1:24  E312 the replacement cannot be read: `$` without the number of a group
            "regexp_like(n, 'a', 'm')"   | 1:21  E312 a match type is made of c, i and n
            "regexp_substr(n, 'a', 2)"   | 1:23  E312 regular expressions look at a text from its start: 1
            "repeat('x', 70000)"         | 1:1  E313 this has no value: the text would be longer than 65,535 characters
            "trim(leading 'x', n)"       | 1:17  E112 expected `from`, found `,`
            "trim(leading 'x' from n"    | 1:5  E112 this parenthesis is not closed
            "trim(n, n)"                 | 1:1  E311 `trim` takes 1 arguments, not 2
            unhex('xy')                  | 1:1  E313 this has no value: the text is not written in hexadecimal digits
            d = 'x'                      | 1:1  E308 `d` (DECIMAL(10,2)) and a text are not compared
            "d in (1, 'x')"              | 1:10  E308 `d` (DECIMAL(10,2)) and a text are not compared
            "d between 1 and 'x'"        | 1:17  E308 `d` (DECIMAL(10,2)) and a text are not compared
            n = 5                        | 1:1  E308 `n` (VARCHAR(20)) and a number are not compared
            not n                        | 1:5  E308 this alone is not true or false: it is `n` (VARCHAR(20))
            n + 1                        | 1:1  E312 this is no number but `n` (VARCHAR(20))
            cast(raw as date)            | 1:1  E308 `raw` (VARBINARY(16)) cannot become DATE
            l = '한'                      | 1:5  E308 a text has a character that its collation does not know
            """)
    void whatIsRefusedSaysWhichOperandItIs(String text, String problem) {
        assertThat(expression(text).problems()).startsWith("test:" + problem);
    }
}
