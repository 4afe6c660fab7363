package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.UnreadableValueException;
import dev.seachange.sink.Sink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every type and edge value: what an SQL literal stores is read in its one Java form, and that form written by each statement form of
 * the sink is read back equal.
 */
class TypeRoundTripIT {
    /** A column type, with a literal and the Java form of the same value by turns. */
    private static final class Case {
        private final String type;
        private final Object[] values;

        private Case(String type, Object... values) {
            this.type = type;
            this.values = values;
        }

        private String type() {
            return type;
        }

        private Object[] values() {
            return values;
        }
    }

    private static final List<Case> BOTH = List.of(
            new Case("tinyint", "-128", -128L, "127", 127L),
            new Case("tinyint(1)", "5", 5L, "0", 0L),
            new Case("tinyint unsigned", "255", 255L),
            new Case("smallint unsigned", "65535", 65535L),
            new Case("mediumint", "-8388608", -8388608L),
            new Case("int unsigned zerofill", "4294967295", 4294967295L, "7", 7L),
            new Case("bigint", "-9223372036854775808", Long.MIN_VALUE, "9223372036854775807", Long.MAX_VALUE),
            new Case(
                    "bigint unsigned",
                    "18446744073709551615", new BigInteger("18446744073709551615"),
                    "0", BigInteger.ZERO),
            new Case(
                    "decimal(30,10)",
                    "-12345678901234567890.0123456789", new BigDecimal("-12345678901234567890.0123456789"),
                    "0", new BigDecimal("0.0000000000")),
            new Case("decimal(65,30)", "1e-30", new BigDecimal("0.000000000000000000000000000001")),
            new Case("decimal(8,2) zerofill", "1.5", new BigDecimal("1.50")),
            new Case("float", "0.1", 0.1f, "16777217", 16777216f, "3.402823466e38", Float.MAX_VALUE, "1.4012985e-45",
                    Float.MIN_VALUE, "-0e0", -0f, "1234567.8", 1234567.8f),
            new Case("double", "0.1", 0.1, "1.7976931348623157e308", Double.MAX_VALUE, "2.2250738585072014e-308",
                    2.2250738585072014e-308, "-0e0", -0d, "123456789012345.67", 123456789012345.67, "1e22", 1e22),
            new Case("float(9,3)", "1.5", 1.5f),
            new Case("double(12,4)", "12345678.1234", 12345678.1234),
            new Case("char(5)", "'ab'", "ab", "''", "", "'日本語'", "日本語"),
            new Case("varchar(40)", "'a '", "a ", "'😀\\\\''\"\\n\\0%'", "😀\\'\"\n\0%"),
            new Case("varchar(20) character set latin1", "'é€'", "é€"),
            new Case("varchar(20) character set utf8mb4 collate utf8mb4_bin", "'Ää'", "Ää"),
            new Case("varchar(20) character set latin1", "x'e9818d8f909d'", "\u00e9\u0081\u008d\u008f\u0090\u009d"),
            new Case("varchar(20) character set euckr", "'가똠'", "가똠"),
            new Case("mediumtext", "REPEAT('x', 70000)", "x".repeat(70000), "'y'", "y"),
            new Case("binary(4)", "x'01'", new byte[] {1, 0, 0, 0}),
            new Case("varbinary(10)", "x'00ff27005c'", new byte[] {0, (byte) 0xff, 0x27, 0, 0x5c}, "''", new byte[0]),
            new Case("longblob", "REPEAT(x'07', 200002)", bytes(200002), "x'deadbeef00'", new byte[] {(byte) 0xde, (byte) 0xad, (byte) 0xbe, (byte) 0xef, 0}),
            new Case("enum('a','b''c','d,e','f\\\\g')", "'b''c'", "b'c", "'d,e'", "d,e", "'f\\\\g'", "f\\g"),
            new Case("set('x','y','z')", "'z,x'", "x,z", "''", ""),
            new Case("bit(1)", "b'1'", new byte[] {1}, "b'0'", new byte[] {0}),
            new Case("bit(12)", "b'101'", new byte[] {0, 5}),
            new Case("bit(64)", "x'ffffffffffffff01'", new byte[] {-1, -1, -1, -1, -1, -1, -1, 1}),
            new Case("date", "'1000-01-01'", LocalDate.of(1000, 1, 1), "'9999-12-31'", LocalDate.of(9999, 12, 31)),
            new Case("time", "'-838:59:59'", Duration.ofSeconds(-3020399), "'12:00:01'", Duration.ofSeconds(43201)),
            new Case(
                    "time(6)",
                    "'-00:00:00.000001'", Duration.ofNanos(-1000),
                    "'100:00:00.5'", Duration.ofSeconds(360000, 500_000_000)),
            new Case("datetime", "'2024-03-31 02:30:00'", LocalDateTime.of(2024, 3, 31, 2, 30)),
            new Case("datetime(6)", "'1000-01-01 00:00:00.000001'", LocalDateTime.of(1000, 1, 1, 0, 0, 0, 1000)),
            new Case("datetime(3)", "'2024-01-01 10:00:00.120'", LocalDateTime.of(2024, 1, 1, 10, 0, 0, 120_000_000)),
            new Case("timestamp", "'1970-01-01 00:00:01'", Instant.ofEpochSecond(1)),
            new Case("timestamp(6)", "'2038-01-19 03:14:07.999999'", Instant.ofEpochSecond(2147483647L, 999_999_000)),
            new Case("year", "1901", 1901L, "2155", 2155L, "0", 0L));

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_value_survives(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            List<Case> cases = new ArrayList<>(BOTH);
            if (kind == Kind.MYSQL) {
                cases.add(new Case("json", "'{\"a\": [1, \"x\"]}'", "{\"a\": [1, \"x\"]}"));
            }
            for (int i = 0; i < cases.size(); i++) {
                side.execute("CREATE TABLE t" + i + " (id INT PRIMARY KEY, v " + cases.get(i).type() + " NULL)");
            }
            Sink sink = side.sink();
            for (int i = 0; i < cases.size(); i++) {
                roundTrip(side, sink, "t" + i, cases.get(i));
            }
            assertThat(side.recorder.bisections).isEmpty();
            assertThat(side.recorder.parked).isEmpty();
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    private static void roundTrip(NewSide side, Sink sink, String table, Case each) throws SQLException {
        List<Row> expected = new ArrayList<>();
        StringBuilder values = new StringBuilder("(0, NULL)");
        expected.add(Row.of(0L, null));
        for (int i = 0; i < each.values().length; i += 2) {
            long id = i / 2 + 1L;
            values.append(", (").append(id).append(", ").append(each.values()[i]).append(")");
            expected.add(Row.of(id, each.values()[i + 1]));
        }
        side.execute("SET time_zone = '+00:00', sql_mode = ''", "SET time_zone = '+00:00'");
        side.execute("INSERT INTO " + table + " VALUES " + values);
        assertThat(values(side.rows(table))).as("read " + each.type()).isDeepEqualTo(values(expected));

        WriteShape shape = side.shape(table);
        side.execute("DELETE FROM " + table);
        side.apply(sink, expected.stream().map(row -> (Write) NewSide.put(shape, Expected.ABSENT, row)).toList());
        assertThat(values(side.rows(table))).as("inserted " + each.type()).isDeepEqualTo(values(expected));

        side.execute("UPDATE " + table + " SET v = NULL");
        side.apply(sink, expected.stream().map(row -> (Write) NewSide.put(shape, Expected.PRESENT, row)).toList());
        assertThat(values(side.rows(table))).as("updated together " + each.type()).isDeepEqualTo(values(expected));

        side.execute("UPDATE " + table + " SET v = NULL");
        for (Row row : expected) {
            side.apply(sink, List.of(NewSide.put(shape, Expected.UNKNOWN, row)));
        }
        assertThat(values(side.rows(table))).as("updated one by one " + each.type()).isDeepEqualTo(values(expected));
    }

    /** What a part feeds before its row is there, and when the row has gone, is kept as text. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_value_survives_waiting_for_its_row(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            List<Case> cases = new ArrayList<>(BOTH);
            if (kind == Kind.MYSQL) {
                cases.add(new Case("json", "'{\"a\": [1, \"x\"]}'", "{\"a\": [1, \"x\"]}"));
            }
            for (int i = 0; i < cases.size(); i++) {
                side.execute("CREATE TABLE t" + i + " (id INT PRIMARY KEY, v " + cases.get(i).type() + " NULL, a INT)");
            }
            Sink sink = side.sink();
            for (int i = 0; i < cases.size(); i++) {
                WriteShape part = NewSide.part(side.table("t" + i), "part", Row.of(null, null), "id", "v");
                WriteShape owner = NewSide.owner(side.table("t" + i), List.of(part), "id", "a");
                Object[] values = cases.get(i).values();
                List<Row> expected = new ArrayList<>();
                List<Write> rows = new ArrayList<>();
                List<Write> parts = new ArrayList<>();
                List<Write> deletes = new ArrayList<>();
                for (long id = 0; id < values.length / 2; id++) {
                    Object value = values[(int) id * 2 + 1];
                    expected.add(Row.of(id, value, 5L));
                    parts.add(NewSide.put(part, Expected.UNKNOWN, id, value));
                    rows.add(NewSide.put(owner, Expected.ABSENT, id, 5L));
                    deletes.add(NewSide.delete(owner, Expected.PRESENT, id));
                }
                side.apply(sink, parts);
                assertThat(side.waiting()).as(cases.get(i).type()).hasSize(parts.size());
                side.apply(sink, rows);
                assertThat(values(side.rows("t" + i))).as("joined " + cases.get(i).type()).isDeepEqualTo(values(expected));
                side.apply(sink, deletes);
                assertThat(side.waiting()).as(cases.get(i).type()).hasSize(parts.size());
                side.apply(sink, rows);
                assertThat(values(side.rows("t" + i))).as("joined again " + cases.get(i).type()).isDeepEqualTo(values(expected));
                assertThat(side.waiting()).isEmpty();
            }
            assertThat(side.recorder.bisections).isEmpty();
            assertThat(side.recorder.parked).isEmpty();
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    private static Object[][] values(List<Row> rows) {
        return rows.stream().map(row -> new Object[] {row.get(0), row.get(1)}).toArray(Object[][]::new);
    }

    /** The types that can be keys: found by every statement form, and none of them scans into a wrong row. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_type_of_key_is_found(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            List<Case> keys = BOTH.stream()
                    .filter(c -> !c.type().matches("(mediumtext|longblob).*") && c.values().length >= 4)
                    .toList();
            for (int i = 0; i < keys.size(); i++) {
                side.execute("CREATE TABLE k" + i + " (k " + keys.get(i).type() + " NOT NULL PRIMARY KEY, v INT)");
            }
            Sink sink = side.sink();
            for (int i = 0; i < keys.size(); i++) {
                WriteShape shape = side.shape("k" + i);
                Object[] values = keys.get(i).values();
                for (Expected expected : List.of(Expected.ABSENT, Expected.PRESENT, Expected.UNKNOWN)) {
                    List<Write> writes = new ArrayList<>();
                    for (int v = 1; v < values.length; v += 2) {
                        writes.add(NewSide.put(shape, expected, values[v], expected == Expected.PRESENT ? 1L : 0L));
                    }
                    side.apply(sink, writes);
                }
                List<Write> deletes = new ArrayList<>();
                for (int v = 1; v < values.length; v += 2) {
                    deletes.add(NewSide.delete(shape, Expected.PRESENT, values[v]));
                }
                side.apply(sink, deletes);
                assertThat(side.recorder.bisections).as(keys.get(i).type()).isEmpty();
                assertThat(side.rows("k" + i)).as(keys.get(i).type()).isEmpty();
            }
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    /** What waits is found by keys of every type. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void parts_wait_for_keys_of_every_type(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            List<Case> keys = BOTH.stream()
                    .filter(c -> !c.type().matches("(mediumtext|longblob).*") && c.values().length >= 4)
                    .toList();
            for (int i = 0; i < keys.size(); i++) {
                side.execute("CREATE TABLE k" + i + " (k " + keys.get(i).type() + " NOT NULL PRIMARY KEY, a INT, v INT)");
            }
            Sink sink = side.sink();
            for (int i = 0; i < keys.size(); i++) {
                WriteShape part = NewSide.part(side.table("k" + i), "part", Row.of(null, null), "k", "v");
                WriteShape owner = NewSide.owner(side.table("k" + i), List.of(part), "k", "a");
                Object[] values = keys.get(i).values();
                List<Write> parts = new ArrayList<>();
                List<Write> rows = new ArrayList<>();
                for (int v = 1; v < values.length; v += 2) {
                    parts.add(NewSide.put(part, Expected.UNKNOWN, values[v], (long) v));
                    rows.add(NewSide.put(owner, Expected.ABSENT, values[v], (long) v));
                }
                side.apply(sink, parts);
                side.apply(sink, rows);
                assertThat(side.waiting()).as(keys.get(i).type()).isEmpty();
                assertThat(side.rows("k" + i)).as(keys.get(i).type()).hasSize(rows.size()).allMatch(row -> row.get(1).equals(row.get(2)));
            }
            assertThat(side.recorder.bisections).isEmpty();
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void zero_dates_name_their_column(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE z (id INT PRIMARY KEY, born DATE NULL)");
            try (var connection = side.database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("SET sql_mode = ''");
                statement.execute("INSERT INTO z VALUES (1, '0000-00-00')");
            }
            assertThatThrownBy(() -> side.rows("z"))
                    .isInstanceOf(UnreadableValueException.class)
                    .hasMessageContaining("born");
        }
    }
}
