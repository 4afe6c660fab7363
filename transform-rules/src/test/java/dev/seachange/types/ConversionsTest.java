package dev.seachange.types;

import static dev.seachange.rules.TestingTables.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.TestingTables;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    /** As in a table definition: type, then charset or collation. */
    private static ColumnType parse(String text) {
        TableSchema table = TestingTables.table("t.t", "c " + text);
        List<Column> columns = table.columns();
        return columns.getFirst().type();
    }

    private static String name(Conversion conversion) {
        return conversion.getClass().getSimpleName();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int                     | int                     | Widening
            tinyint                 | smallint                | Widening
            int unsigned            | bigint                  | Widening
            int unsigned            | int                     | Narrowing
            int                     | int unsigned            | Narrowing
            bigint unsigned         | bigint                  | Narrowing
            int unsigned            | bigint unsigned         | Widening
            boolean                 | tinyint                 | Widening
            tinyint                 | boolean                 | Narrowing
            int                     | decimal(10,0)           | Widening
            int                     | decimal(11,2)           | Narrowing
            int                     | decimal(12,2)           | Widening
            bigint unsigned         | decimal(20,0)           | Widening
            int                     | decimal(12,2) unsigned  | Narrowing
            int                     | double                  | Widening
            bigint                  | double                  | Narrowing
            mediumint               | float                   | Widening
            int                     | varchar(20)             | Cast
            int                     | year                    | Cast
            int                     | bit(8)                  | Cast
            int                     | datetime                | None
            decimal(10,2)           | decimal(12,2)           | Widening
            decimal(10,2)           | decimal(12,4)           | Widening
            decimal(10,2)           | decimal(11,4)           | Narrowing
            decimal(10,2)           | decimal(10,1)           | Narrowing
            decimal(10,2) unsigned  | decimal(10,2)           | Widening
            decimal(10,2)           | decimal(10,2) unsigned  | Narrowing
            decimal(10,0)           | bigint                  | Narrowing
            decimal(10,2)           | double                  | Cast
            float                   | double                  | Widening
            double                  | float                   | Narrowing
            double                  | decimal(10,2)           | Cast
            double                  | varchar(40)             | None
            varchar(40)             | varchar(80)             | Widening
            varchar(80)             | varchar(40)             | Narrowing
            char(10)                | varchar(10)             | Widening
            varchar(10)             | char(10)                | Narrowing
            varchar(63)             | tinytext                | Widening
            varchar(64)             | tinytext                | Narrowing
            varchar(64) charset utf8mb3  | tinytext           | Widening
            varchar(255) charset ascii   | tinytext           | Widening
            text                    | text                    | Widening
            text                    | mediumtext              | Widening
            mediumtext              | text                    | Narrowing
            text charset latin1     | text                    | Narrowing
            text charset latin1     | mediumtext              | Widening
            text charset utf8mb3    | text                    | Widening
            tinytext                | varchar(255)            | Widening
            varchar(10) charset latin1   | varchar(10)        | Widening
            varchar(10)             | varchar(10) charset latin1   | Narrowing
            varchar(10)             | varchar(10) charset utf8mb3  | Narrowing
            varchar(10) charset utf8mb3  | varchar(10) charset latin1  | Narrowing
            varchar(10) charset latin1   | varchar(10) charset utf8mb3 | Widening
            varchar(10) charset euckr    | varchar(10)        | Widening
            varchar(10) charset euckr    | varchar(10) charset euckr | Widening
            varchar(10)             | varchar(10) charset euckr    | None
            varchar(10)             | enum('a','b')           | Cast
            varchar(10)             | int                     | Cast
            varchar(10)             | decimal(10,2)           | Cast
            varchar(10)             | json                    | Cast
            varchar(10)             | varbinary(40)           | None
            varchar(10)             | date                    | None
            longtext collate utf8mb4_bin | json               | Widening
            longtext                | json                    | Cast
            json                    | json                    | Widening
            json                    | longtext                | Widening
            json                    | text                    | Cast
            enum('a','b')           | enum('a','b')           | Widening
            enum('a','b')           | enum('c','b','a')       | Widening
            enum('a','b')           | enum('a')               | Narrowing
            enum('a','b')           | varchar(1)              | Cast
            enum('a','b')           | int                     | None
            set('a','b')            | set('a','b','c')        | Widening
            set('a','b')            | set('a')                | Narrowing
            set('a','b')            | varchar(3)              | Cast
            varbinary(4)            | varbinary(8)            | Widening
            varbinary(8)            | varbinary(4)            | Narrowing
            binary(4)               | binary(4)               | Widening
            binary(4)               | binary(8)               | None
            binary(4)               | varbinary(4)            | Widening
            varbinary(4)            | binary(4)               | Narrowing
            bit(1)                  | bit(1)                  | Widening
            bit(1)                  | bit(9)                  | Widening
            bit(9)                  | bit(1)                  | Narrowing
            bit(1)                  | boolean                 | Cast
            date                    | date                    | Widening
            date                    | datetime                | Cast
            datetime                | date                    | Cast
            datetime(3)             | datetime(6)             | Widening
            datetime(6)             | datetime(3)             | Narrowing
            datetime                | timestamp               | None
            timestamp               | datetime                | None
            timestamp(3)            | timestamp(6)            | Widening
            timestamp(6)            | timestamp               | Narrowing
            time                    | time(6)                 | Widening
            time(6)                 | time                    | Narrowing
            year                    | year                    | Widening
            year                    | int                     | Cast
            geometry                | geometry                | None
            """)
    void eachPairOfTypesIsProvenOrNeedsAWord(String from, String to, String kind) {
        assertThat(name(Conversions.between(parse(from), parse(to)))).isEqualTo(kind);
    }

    private static Arguments fits(String from, String to, Object value, Object result) {
        return Arguments.of(from, to, value, result);
    }

    static Stream<Arguments> valuesThatFit() {
        return Stream.of(
                fits("bigint", "tinyint", 127L, 127L),
                fits("bigint", "bigint unsigned", 5L, BigInteger.valueOf(5)),
                fits("int unsigned", "bigint unsigned", 4294967295L, BigInteger.valueOf(4294967295L)),
                fits("bigint unsigned", "bigint", BigInteger.valueOf(Long.MAX_VALUE), Long.MAX_VALUE),
                fits("bigint unsigned", "bigint unsigned", TWO_TO_64.subtract(BigInteger.ONE), TWO_TO_64.subtract(BigInteger.ONE)),
                fits("bigint unsigned", "decimal(20,0)", TWO_TO_64.subtract(BigInteger.ONE), new BigDecimal("18446744073709551615")),
                fits("int", "decimal(12,2)", -5L, new BigDecimal("-5.00")),
                fits("int", "double", 5L, 5.0),
                fits("bigint", "double", 1L << 60, 0x1p60),
                fits("bigint", "varchar(20)", Long.MIN_VALUE, "-9223372036854775808"),
                fits("int", "year", 2155L, 2155L),
                fits("int", "bit(9)", 257L, new byte[] {1, 1}),
                fits("bit(9)", "int", new byte[] {1, 1}, 257L),
                fits("bit(1)", "boolean", new byte[] {1}, 1L),
                fits("bit(1)", "bit(9)", new byte[] {1}, new byte[] {0, 1}),
                fits("bit(64)", "bigint unsigned", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}, TWO_TO_64.subtract(BigInteger.ONE)),
                fits("decimal(10,2)", "decimal(11,4)", new BigDecimal("1.50"), new BigDecimal("1.5000")),
                fits("decimal(10,2)", "decimal(10,1)", new BigDecimal("1.50"), new BigDecimal("1.5")),
                fits("decimal(10,2)", "int", new BigDecimal("7.00"), 7L),
                fits("decimal(10,2)", "double", new BigDecimal("0.10"), 0.1),
                fits("decimal(10,2)", "varchar(12)", new BigDecimal("-0.10"), "-0.10"),
                fits("decimal(2,2)", "decimal(2,2) unsigned", new BigDecimal("0.99"), new BigDecimal("0.99")),
                fits("double", "decimal(10,2)", 0.1, new BigDecimal("0.10")),
                fits("double", "float", 0.5, 0.5f),
                fits("float", "double", 0.1f, (double) 0.1f),
                fits("float", "decimal(10,2)", 0.1f, new BigDecimal("0.10")),
                fits("varchar(20)", "int", "-12", -12L),
                fits("varchar(20)", "decimal(10,2)", "0.5", new BigDecimal("0.50")),
                fits("varchar(20)", "year", "1999", 1999L),
                fits("varchar(20)", "varchar(2)", "🦑🐙", "🦑🐙"),
                fits("varchar(20)", "varchar(2) charset latin1", "€ÿ", "€ÿ"),
                fits("varchar(300)", "tinytext", "한".repeat(85), "한".repeat(85)),
                fits("varchar(20)", "enum('a','b')", "b", "b"),
                fits("varchar(20)", "set('a','b')", "a,b", "a,b"),
                fits("varchar(20)", "set('a','b')", "", ""),
                fits("set('b','a')", "set('a','b','c')", "b,a", "a,b"),
                fits("enum('a','b')", "varchar(5)", "a", "a"),
                fits("varbinary(8)", "binary(2)", new byte[] {1, 2}, new byte[] {1, 2}),
                fits("date", "datetime", LocalDate.of(2024, 2, 29), LocalDateTime.of(2024, 2, 29, 0, 0)),
                fits("datetime", "date", LocalDateTime.of(2024, 2, 29, 0, 0), LocalDate.of(2024, 2, 29)),
                fits("datetime(6)", "datetime(3)", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000_000), LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000_000)),
                fits("timestamp(6)", "timestamp", Instant.EPOCH, Instant.EPOCH),
                fits("time(6)", "time(1)", Duration.ofMillis(-1500), Duration.ofMillis(-1500)));
    }

    @ParameterizedTest
    @MethodSource("valuesThatFit")
    void aValueThatFitsIsEqualInItsNewForm(String from, String to, Object value, Object result) {
        assertThat(convert(from, to, value)).isEqualTo(result);
    }

    private static Arguments unfit(String from, String to, Object value, ValueCode code) {
        return Arguments.of(from, to, value, code);
    }

    static Stream<Arguments> valuesThatDoNotFit() {
        return Stream.of(
                unfit("bigint", "tinyint", 128L, ValueCode.V102),
                unfit("bigint", "tinyint", -129L, ValueCode.V102),
                unfit("bigint", "int unsigned", -1L, ValueCode.V102),
                unfit("bigint", "bigint unsigned", -1L, ValueCode.V102),
                unfit("bigint unsigned", "bigint", BigInteger.ONE.shiftLeft(63), ValueCode.V102),
                unfit("tinyint", "boolean", 2L, ValueCode.V102),
                unfit("bigint", "double", (1L << 60) + 1, ValueCode.V104),
                unfit("bigint", "double", Long.MAX_VALUE, ValueCode.V104),
                unfit("bigint", "varchar(3)", 1000L, ValueCode.V103),
                unfit("int", "year", 1900L, ValueCode.V102),
                unfit("int", "bit(8)", 256L, ValueCode.V102),
                unfit("int", "bit(8)", -1L, ValueCode.V102),
                unfit("int", "decimal(3,1)", 100L, ValueCode.V102),
                unfit("decimal(10,2)", "decimal(10,1)", new BigDecimal("1.55"), ValueCode.V104),
                unfit("decimal(10,2)", "decimal(4,2)", new BigDecimal("100.00"), ValueCode.V102),
                unfit("decimal(10,2)", "decimal(10,2) unsigned", new BigDecimal("-0.01"), ValueCode.V102),
                unfit("decimal(10,2)", "int", new BigDecimal("7.01"), ValueCode.V104),
                unfit("decimal(30,2)", "double", new BigDecimal("12345678901234567890.12"), ValueCode.V104),
                unfit("double", "float", 0.1, ValueCode.V104),
                unfit("double", "float", 1e300, ValueCode.V104),
                unfit("double", "decimal(10,2)", 0.123, ValueCode.V104),
                unfit("double", "int", 0.5, ValueCode.V104),
                unfit("decimal(50,0)", "float", new BigDecimal("1e45"), ValueCode.V102),
                unfit("varchar(20)", "int", "007", ValueCode.V107),
                unfit("varchar(20)", "int", "-0", ValueCode.V107),
                unfit("varchar(20)", "int", "+1", ValueCode.V107),
                unfit("varchar(20)", "int", " 1", ValueCode.V107),
                unfit("varchar(20)", "int", "1e3", ValueCode.V107),
                unfit("varchar(20)", "int", "", ValueCode.V107),
                unfit("varchar(20)", "int", "-", ValueCode.V107),
                unfit("varchar(20)", "int", "1.", ValueCode.V107),
                unfit("varchar(20)", "int", ".5", ValueCode.V107),
                unfit("varchar(20)", "int", "١", ValueCode.V107),
                unfit("varchar(20)", "int", "1.5", ValueCode.V107),
                unfit("varchar(20)", "int", "5.0", ValueCode.V107),
                unfit("varchar(20)", "varchar(2)", "abc", ValueCode.V103),
                unfit("varchar(300)", "tinytext", "한".repeat(86), ValueCode.V103),
                unfit("varchar(20)", "varchar(20) charset latin1", "한", ValueCode.V105),
                unfit("varchar(20)", "varchar(20) charset latin1", "\u0080", ValueCode.V105),
                unfit("varchar(20)", "varchar(20) charset ascii", "é", ValueCode.V105),
                unfit("varchar(20)", "varchar(20) charset utf8mb3", "🦑", ValueCode.V105),
                unfit("varchar(20)", "varchar(10)", "\uD83E", ValueCode.V105),
                unfit("varchar(20)", "char(20)", "a ", ValueCode.V109),
                unfit("varchar(20)", "enum('a','b')", "A", ValueCode.V106),
                unfit("varchar(20)", "enum('a','b')", "", ValueCode.V106),
                unfit("enum('a','b')", "enum('a','b')", "", ValueCode.V106),
                unfit("enum('a','b')", "varchar(5)", "", ValueCode.V106),
                unfit("varchar(20)", "set('a','b')", "b,a", ValueCode.V106),
                unfit("varchar(20)", "set('a','b')", "a,a", ValueCode.V106),
                unfit("varchar(20)", "set('a','b')", "a,", ValueCode.V106),
                unfit("set('a','b')", "set('a')", "a,b", ValueCode.V106),
                unfit("varbinary(8)", "varbinary(2)", new byte[3], ValueCode.V103),
                unfit("varbinary(8)", "binary(2)", new byte[1], ValueCode.V109),
                unfit("varbinary(8)", "binary(2)", new byte[3], ValueCode.V103),
                unfit("datetime", "date", LocalDateTime.of(2024, 2, 29, 0, 0, 1), ValueCode.V104),
                unfit("datetime(6)", "datetime(3)", LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000), ValueCode.V104),
                unfit("timestamp(6)", "timestamp", Instant.ofEpochMilli(-1), ValueCode.V104),
                unfit("time(6)", "time", Duration.ofMillis(-1500), ValueCode.V104));
    }

    @ParameterizedTest
    @MethodSource("valuesThatDoNotFit")
    void aValueThatDoesNotFitIsRejectedWithoutShowingIt(String from, String to, Object value, ValueCode code) {
        assertThatThrownBy(() -> convert(from, to, value))
                .isInstanceOfSatisfying(Unfit.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.message()).doesNotContain(String.valueOf(value).isBlank() ? "\n" : "(" + value + ")");
                });
    }

    private static Object convert(String from, String to, Object value) {
        return switch (Conversions.between(parse(from), parse(to))) {
            case Conversion.Widening w -> w.converter().convert(value);
            case Conversion.Narrowing n -> n.converter().convert(value);
            case Conversion.Cast c -> c.converter().convert(value);
            case Conversion.None n -> throw new AssertionError(n.why());
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            decimal(12)      | DECIMAL(12,0)
            DECIMAL ( 12 , 2 ) unsigned | DECIMAL(12,2) UNSIGNED
            bool             | BOOLEAN
            integer          | INT
            bit              | BIT(1)
            varchar(0)       | VARCHAR(0)
            datetime         | DATETIME
            """)
    void typesAreReadAsSqlSpellsThem(String text, String name) {
        assertThat(TypeNames.of(type(text))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "boolean", "tinyint", "mediumint unsigned", "bigint", "decimal(12,2) unsigned", "float", "double", "char(3)",
        "varchar(80) charset latin1", "tinytext", "text", "mediumtext", "longtext", "binary(4)", "varbinary(4)",
        "enum('a')", "set('a')", "json", "bit(9)", "date", "time(3)", "datetime", "timestamp(6)", "year"
    })
    void aTypeThatAMessageNamesCanBeWrittenIntoTheRule(String text) {
        assertThat(TypeParser.parse(TypeNames.inRules(parse(text)), parse(text))).isEqualTo(parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            int(11)          | `int` takes no length
            decimal(66,2)    | `decimal` takes a length from 1 to 65
            decimal(5,6)     | `decimal` takes a length from 0 to 5
            varchar          | `varchar` takes a length from 0 to 65535
            date unsigned    | `date unsigned` says more than the type `date` takes
            json(5)          | `json(5)` says more than the type `json` takes
            time(3,2)        | `time(3,2)` says more than the type `time` takes
            enum             | `enum` takes its labels from the column, which is another type
            int; drop        | `int; drop` is not a type such as `decimal(12,2)` or `int unsigned`
            """)
    void aTypeThatCannotBeReadSaysWhy(String text, String message) {
        assertThatThrownBy(() -> type(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
