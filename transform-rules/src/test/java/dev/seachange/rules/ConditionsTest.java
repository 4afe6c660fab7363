package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlScalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final TableSchema TABLE = table(
            "t.t",
            "i int",
            "u bigint unsigned",
            "d decimal(10,2)",
            "f double",
            "ci varchar(20)",
            "pad varchar(20) collate utf8mb4_general_ci",
            "swe varchar(20) charset latin1",
            "cyr varchar(20) collate cp1251_general_ci",
            "bin varchar(20) collate utf8mb4_bin",
            "raw varchar(20) collate utf8mb4_0900_bin",
            "e enum('live','draft')",
            "day date",
            "at datetime(6)",
            "span time",
            "flag tinyint",
            "bits bit(4)",
            "j int");
    private static final int WIDTH = TABLE.columns().size();

    private static Expressions.Filter filter(String text) {
        Problems problems = new Problems();
        YamlScalar scalar = (YamlScalar) YamlReader.readMap(
                        new SourceText("f", "where: |-\n  " + text.replace("\n", "\n  ")), problems)
                .orElseThrow()
                .entry("where")
                .orElseThrow()
                .value();
        Expressions.Filter filter = Expressions.filter(scalar, new Scope(TABLE, new Captures(Map.of("shard", "7"))::expand, problems));
        assertThat(Problems.render(problems.sorted())).isEmpty();
        assertThat(filter).isNotNull();
        return java.util.Objects.requireNonNull(filter);
    }

    private static String test(String where, String column, @Nullable Object value) {
        @Nullable Object[] values = new Object[WIDTH];
        values[TABLE.ordinal(column)] = value;
        Subject subject = Subject.of(Row.of(values));
        if (filter(where).condition().holds(subject)) {
            return "TRUE";
        }
        return filter("not (" + where + ")").condition().holds(subject) ? "FALSE" : "UNKNOWN";
    }

    private static @Nullable Object parse(String column, @Nullable String text) {
        if (text == null || text.equals("NULL")) {
            return null;
        }
        return switch (column) {
            case "i", "flag", "j" -> Long.valueOf(text);
            case "u" -> new BigInteger(text);
            case "d" -> new BigDecimal(text);
            case "f" -> Double.valueOf(text);
            case "day" -> LocalDate.parse(text);
            case "at" -> LocalDateTime.parse(text);
            case "span" -> Duration.parse(text);
            case "bits" -> new byte[] {Byte.parseByte(text)};
            default -> text;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            i = 5                  | i   | 5          | TRUE
            i = 5                  | i   | 6          | FALSE
            i = 5                  | i   | NULL       | UNKNOWN
            5 = i                  | i   | 5          | TRUE
            5 < i                  | i   | 6          | TRUE
            5 >= i                 | i   | 6          | FALSE
            i <> 5                 | i   | NULL       | UNKNOWN
            i != -5                | i   | -5         | FALSE
            i > 4.5                | i   | 5          | TRUE
            i = 5.0                | i   | 5          | TRUE
            i < 99999999999999999999 | i | 5          | TRUE
            i = true               | i   | 1          | TRUE
            u = 18446744073709551615 | u | 18446744073709551615 | TRUE
            u > 0                  | u   | 18446744073709551615 | TRUE
            d = 1.5                | d   | 1.50       | TRUE
            d <= 1.49              | d   | 1.50       | FALSE
            f = 0.1                | f   | 0.1        | TRUE
            f = 0                  | f   | -0.0       | TRUE
            ci = 'draft'           | ci  | DRAFT      | TRUE
            ci <> 'draft'          | ci  | Draft      | FALSE
            ci = 'draft'           | ci  | "draft "   | FALSE
            ci = 'draft'           | ci  | 초안        | FALSE
            ci <> 'draft'          | ci  | NULL       | UNKNOWN
            ci = 'draft'           | ci  | dräft      | TRUE
            ci <> 'strasse'        | ci  | straße     | FALSE
            ci < 'b'               | ci  | Á          | TRUE
            ci = 'a'               | ci  | "a\u0001"  | TRUE
            ci like 'DR_FT'        | ci  | dräft      | TRUE
            pad = 'x'              | pad | ﬁ          | FALSE
            pad = 'strase'         | pad | "straße "  | TRUE
            swe = 'YBER'           | swe | über       | TRUE
            swe > 'z'              | swe | Å          | TRUE
            cyr = 'draft'          | cyr | "DRAFT "   | TRUE
            cyr = 'draft'          | cyr | Правда     | FALSE
            cyr = concat(cyr, ' ') | cyr | Правда     | TRUE
            pad = 'draft'          | pad | "Draft  "  | TRUE
            bin = 'draft'          | bin | Draft      | FALSE
            bin = 'draft'          | bin | "draft  "  | TRUE
            bin = 'été'            | bin | été        | TRUE
            bin < 'b'              | bin | a          | TRUE
            bin < '🦑'              | bin | \uFFFD      | TRUE
            raw = 'draft'          | raw | "draft "   | FALSE
            raw > 'draft'          | raw | "draft "   | TRUE
            bin = 'it''s'          | bin | it's       | TRUE
            bin = 'a\\\\b'         | bin | a\\b       | TRUE
            bin = '${shard}'       | bin | 7          | TRUE
            e = 'live'             | e   | live       | TRUE
            e = 'LIVE'             | e   | live       | TRUE
            e <> 'live'            | e   | draft      | TRUE
            day >= '2024-02-29'    | day | 2024-02-29 | TRUE
            at < '2024-02-29 00:00:00' | at | 2024-02-28T23:59:59 | TRUE
            at = '2024-02-29 00:00:00.5' | at | 2024-02-29T00:00:00.500 | TRUE
            span < '-01:00:00'     | span | PT-2H     | TRUE
            bits = 3               | bits | 3         | TRUE
            flag                   | flag | 2         | TRUE
            not flag               | flag | 0         | TRUE
            not flag               | flag | NULL      | UNKNOWN
            i is null              | i   | NULL       | TRUE
            i is not null          | i   | NULL       | FALSE
            not i is null          | i   | NULL       | FALSE
            i = j                  | i   | 5          | UNKNOWN
            i = 1 or i = 5         | i   | 5          | TRUE
            i > 1 and i < 5        | i   | 5          | FALSE
            not (i = 5)            | i   | NULL       | UNKNOWN
            not i = 5              | i   | 6          | TRUE
            i = 5 or j = 5         | i   | 5          | TRUE
            i = 6 or j = 5         | i   | 5          | UNKNOWN
            i = 6 and j = 5        | i   | 5          | FALSE
            i = 5 and j = 5        | i   | 5          | UNKNOWN
            i = 1 or i = 2 and i = 5 | i | 1          | TRUE
            (i = 1 or i = 2) and i = 5 | i | 1        | FALSE
            true                   | i   | 5          | TRUE
            false or null          | i   | 5          | UNKNOWN
            `i` = 5 AND NOT FALSE  | i   | 5          | TRUE
            """)
    void aConditionIsDecidedAsMySqlDecidesIt(String where, String column, String value, String truth) {
        assertThat(test(where, column, parse(column, value))).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            cyr = 'draft'         | cyr | dräft
            cyr <> concat(cyr, 'x') | cyr | Правда
            'x' = cyr             | cyr | €
            """)
    void whatOnlyTheServersWeightTablesCanDecideIsRejected(String where, String column, String value) {
        assertThatThrownBy(() -> test(where, column, value))
                .isInstanceOfSatisfying(Unfit.class, e -> assertThat(e.code()).isEqualTo(ValueCode.V108));
    }

    @Test
    void columnsThatTheFilterPinsToOneValueAreKnown() {
        assertThat(filter("i = 5 and (e = 'live' and d > 1)").pinned()).containsExactlyInAnyOrder(0, 10);
        assertThat(filter("i = 5 or e = 'live'").pinned()).isEmpty();
        assertThat(filter("not i = 5").pinned()).isEmpty();
        assertThat(filter("5 = i and j = i").pinned()).containsExactly(0);
        assertThat(filter("i = 5 or e = 'live'").traits().reads()).containsExactlyInAnyOrder(0, 10);
    }

    @Test
    void deepNestingIsAProblemNotAnOverflow() {
        Problems problems = new Problems();
        String text = "(".repeat(100_000);
        YamlScalar scalar = new YamlScalar(new SourceText("f", text).start(), text, YamlScalar.Kind.TEXT, -1);
        Expressions.filter(scalar, new Scope(TABLE, Captures.NONE::expand, problems));
        assertThat(Problems.render(problems.sorted())).contains("E112 nested too deeply");
    }

    @Property
    void anyTextGivesAFilterOrAProblem(@ForAll String text) {
        Problems problems = new Problems();
        YamlScalar scalar = new YamlScalar(new SourceText("f", text).start(), text, YamlScalar.Kind.TEXT, -1);
        Expressions.Filter filter = Expressions.filter(scalar, new Scope(TABLE, Captures.NONE::expand, problems));
        assertThat(filter == null).isNotEqualTo(problems.isEmpty());
    }
}
