package dev.seachange.it.source;

import dev.seachange.it.servers.TestingServers.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of types: each column with the values at its edges, as SQL literals. Row number n holds the n-th value of every
 * column, starting over where a column has fewer, so that {@link #rows()} rows hold them all.
 */
final class TypeTable {
    /** A column of the table; {@code values} is empty for one that the server computes. */
    record Edge(String name, String declaration, List<String> values, Set<Kind> kinds) {
        Edge {
            values = List.copyOf(values);
        }

        String value(int row) {
            return values.get(row % values.size());
        }
    }

    private static final String SQUID = "_utf8mb4 0xF09FA691";

    private final Kind kind;
    private final List<Edge> edges = new ArrayList<>();

    private TypeTable(Kind kind) {
        this.kind = kind;
        numbers();
        texts();
        bytesAndLabels();
        times();
        oddities();
    }

    static TypeTable of(Kind kind) {
        return new TypeTable(kind);
    }

    /** Without JSON, which is a text with a check on MariaDB. */
    TypeTable withoutDocuments() {
        edges.removeIf(edge -> edge.declaration().equals("JSON"));
        return this;
    }

    private void numbers() {
        edge("tiny", "TINYINT", "-128", "-1", "0", "127", "NULL");
        edge("tiny_u", "TINYINT UNSIGNED", "0", "128", "255", "NULL");
        edge("flag", "BOOLEAN", "TRUE", "FALSE", "-128", "127", "NULL");
        edge("small", "SMALLINT", "-32768", "32767", "NULL");
        edge("small_u", "SMALLINT UNSIGNED", "0", "32768", "65535", "NULL");
        edge("medium", "MEDIUMINT", "-8388608", "-1", "8388607", "NULL");
        edge("medium_u", "MEDIUMINT UNSIGNED", "0", "8388608", "16777215", "NULL");
        edge("number", "INT", "-2147483648", "-1", "2147483647", "NULL");
        edge("number_u", "INT UNSIGNED", "0", "2147483648", "4294967295", "NULL");
        edge("filled", "INT(6) ZEROFILL", "0", "42", "4294967295", "NULL");
        edge("big", "BIGINT", "-9223372036854775808", "9223372036854775807", "0", "NULL");
        edge("big_u", "BIGINT UNSIGNED", "0", "9223372036854775807", "9223372036854775808", "18446744073709551615", "NULL");
        edge("exact", "DECIMAL(65,30)", "99999999999999999999999999999999999.999999999999999999999999999999",
                "-99999999999999999999999999999999999.999999999999999999999999999999",
                "0.000000000000000000000000000001", "0", "-1", "1.10", "NULL");
        edge("exact_whole", "DECIMAL(65,0)", "9".repeat(65), "-" + "9".repeat(65), "0", "NULL");
        edge("exact_small", "DECIMAL(5,5)", "0.99999", "-0.00001", "0.5", "NULL");
        edge("exact_u", "DECIMAL(10,2) UNSIGNED", "0", "99999999.99", "0.10", "NULL");
        edge("single", "FLOAT", "3.4028234e38", "-3.4028234e38", "1.17549435e-38", "1e-45", "0.1", "16777216", "16777217",
                "-0e0", "1e0/3", "NULL");
        edge("double_up", "DOUBLE", "1.7976931348623157e308", "-1.7976931348623157e308", "2.2250738585072014e-308", "5e-324",
                "0.1", "-0e0", "9007199254740993", "1e0/3", "1e22", "123456789.123456789", "NULL");
    }

    private void texts() {
        edge("fixed", "CHAR(10)", "''", "'abc  '", "'  abc'", "'한글'", "CONCAT('a'," + SQUID + ")", "NULL");
        edge("vary", "VARCHAR(40)", "''", "' '", "'trailing  '", "'한글 é €'", SQUID, "'quote'' back\\\\slash'",
                "'line\\nfeed\\ttab\\0nul'", "CONCAT('e', _utf8mb4 0xCC81)", "NULL");
        edge("vary_bin", "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "'Aa '", "''", "NULL");
        edge("tiny_text", "TINYTEXT", "''", "REPEAT('x',255)", "'한글  '", "NULL");
        edge("plain_text", "TEXT", "''", "REPEAT('한',21845)", SQUID, "NULL");
        edge("medium_text", "MEDIUMTEXT", "REPEAT('y',70000)", "''", "NULL");
        edge("long_text", "LONGTEXT", "REPEAT(" + SQUID + ",20000)", "''", "NULL");
        edge("latin", "VARCHAR(20) CHARACTER SET latin1", "'é€ÿ  '", "''", "NULL");
        edge("latin_text", "TEXT CHARACTER SET latin1", "'ñ€'", "''", "NULL");
        edge("three_bytes", "VARCHAR(20) CHARACTER SET utf8mb3", "'한글 €'", "''", "NULL");
        edge("ascii_c", "CHAR(5) CHARACTER SET ascii", "'a~'", "''", "NULL");
        edge("wide", "VARCHAR(20) CHARACTER SET utf16", "'한a'", SQUID, "''", "NULL");
        edge("wide_fixed", "CHAR(8) CHARACTER SET utf16", "'한a'", SQUID, "''", "NULL");
        edge("ucs", "VARCHAR(20) CHARACTER SET ucs2", "'한é'", "''", "NULL");
        edge("widest", "VARCHAR(20) CHARACTER SET utf32", "'한é'", SQUID, "''", "NULL");
        edge("cyrillic", "VARCHAR(20) CHARACTER SET cp1251", "'Кальмар'", "''", "NULL");
    }

    private void bytesAndLabels() {
        edge("padded", "BINARY(8)", "x'0100'", "x''", "x'FFFFFFFFFFFFFFFF'", "x'0000000000000001'", "'a  '", "NULL");
        edge("vary_bytes", "VARBINARY(20)", "x''", "x'0000'", "x'00FF80202000'", "NULL");
        edge("wide_bytes", "VARBINARY(300)", "REPEAT(x'FF',300)", "x'00'", "NULL");
        edge("tiny_blob", "TINYBLOB", "REPEAT(x'00',255)", "x''", "NULL");
        edge("bytes", "BLOB", "x''", "x'00'", "x'DEADBEEF00'", "REPEAT(x'C3',65535)", "NULL");
        edge("long_bytes", "LONGBLOB", "REPEAT(x'8000',50000)", "x''", "NULL");
        edge("label", "ENUM('a,b','c','it''s','back\\\\slash','한','')", "'a,b'", "'c'", "'it''s'", "'back\\\\slash'", "'한'",
                "''", "NULL");
        edge("labels", "SET('a','b b','it''s','한')", "''", "'a'", "'한,a'", "'a,b b,it''s,한'", "'it''s'", "NULL");
        edge("labels_64", "SET(" + manyLabels() + ")", "'l1'", "'l64'", "'l1,l33,l64'", "18446744073709551615", "NULL");
        edge("bit_1", "BIT(1)", "b'0'", "b'1'", "NULL");
        edge("bit_8", "BIT(8)", "b'10000001'", "b'0'", "NULL");
        edge("bit_13", "BIT(13)", "b'1000000000001'", "b'0'", "b'11111111'", "b'1111111111111'", "NULL");
        edge("bit_64", "BIT(64)", "b'" + "1".repeat(64) + "'", "b'1" + "0".repeat(63) + "'", "b'1'", "b'0'", "NULL");
        edge("doc", "JSON", "'{\"a\": [1, 2.50, null, true], \"b\": {\"한\": \"\\\\u00e9\\\\n\"}}'", "'[]'", "'{}'", "'\"text\"'",
                "'12345678901234567890'", "'-0.001'", "'1e100'", "'null'", "'{\"\": \"\"}'", "'[1.0, 100, 1e2]'",
                "'[0.1, 1e-30, 1e300, -0.0]'", "NULL");
        only(Kind.MYSQL, "doc_typed", "JSON", "JSON_OBJECT('d', CAST('2024-02-29' AS DATE), 'n', CAST(1.10 AS DECIMAL(10,2)))",
                "CAST(18446744073709551615 AS JSON)", "JSON_ARRAY(1.5e0, 1e300, -0e0)", "NULL");
    }

    private static String manyLabels() {
        StringBuilder labels = new StringBuilder("'l1'");
        for (int i = 2; i <= 64; i++) {
            labels.append(",'l").append(i).append('\'');
        }
        return labels.toString();
    }

    private void times() {
        edge("day", "DATE", "'0001-01-01'", "'1000-01-01'", "'1582-10-10'", "'1969-12-31'", "'2024-02-29'", "'9999-12-31'",
                "NULL");
        edge("span", "TIME", "'-838:59:59'", "'838:59:59'", "'-00:00:01'", "'00:00:00'", "'23:59:59'", "NULL");
        edge("span_3", "TIME(3)", "'-838:59:58.999'", "'00:00:00.001'", "'-00:00:00.001'", "'100:00:00.120'", "NULL");
        edge("span_6", "TIME(6)", "'-838:59:58.999999'", "'838:59:58.999999'", "'-00:00:00.000001'", "'12:34:56.789012'",
                "NULL");
        edge("moment", "DATETIME", "'0001-01-01 00:00:00'", "'1000-01-01 00:00:00'", "'1582-10-10 01:02:03'",
                "'1969-12-31 23:59:59'", "'9999-12-31 23:59:59'", "NULL");
        edge("moment_3", "DATETIME(3)", "'1000-01-01 00:00:00.001'", "'1969-12-31 23:59:59.999'",
                "'9999-12-31 23:59:59.999'", "NULL");
        edge("moment_6", "DATETIME(6)", "'1000-01-01 00:00:00.000001'", "'1969-12-31 23:59:59.999999'",
                "'9999-12-31 23:59:59.999999'", "'2024-03-10 02:30:00.5'", "NULL");
        edge("stamp", "TIMESTAMP NULL", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'", "'2024-03-31 02:30:00'", "NULL");
        edge("stamp_3", "TIMESTAMP(3) NULL", "'1970-01-01 00:00:01.001'", "'2024-10-27 02:30:00.120'", "NULL");
        edge("stamp_6", "TIMESTAMP(6) NULL", "'1970-01-01 00:00:01.000001'", "'2038-01-19 03:14:07.999999'",
                "'2024-10-27 02:30:00.500000'", "NULL");
        edge("year_of", "YEAR", "0000", "1901", "1970", "2155", "'69'", "NULL");
    }

    private void oddities() {
        edge("number_or_7", "INT DEFAULT 7", "NULL", "8");
        edge("text_or_x", "VARCHAR(10) DEFAULT 'x'", "NULL", "''");
        edge("exact_or_1", "DECIMAL(6,2) DEFAULT 1.00", "NULL", "2");
        edge("bit_or_1", "BIT(1) DEFAULT b'1'", "NULL", "b'0'");
        edge("moment_or_now", "DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)", "NULL", "'2024-01-01 00:00:00.1'");
        edge("stamp_or_now", "TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP", "NULL", "'2024-01-01 00:00:00'");
        edge("label_or_a", "ENUM('a','b') DEFAULT 'a'", "NULL", "'b'");
        edge("must", "INT NOT NULL DEFAULT 7", "0", "7", "-1");
        edge("must_text", "VARCHAR(10) NOT NULL DEFAULT 'x'", "''", "'x'", "' '");
        edge("a name, with `odd` signs-é$ \"quoted\".x", "INT", "1", "NULL");
        edge("select", "INT", "2", "NULL");
        edge("hidden", "INT INVISIBLE DEFAULT 5", "NULL", "3");
        edge("kept_sum", "BIGINT GENERATED ALWAYS AS (number + 1) STORED");
        edge("computed", "VARCHAR(60) GENERATED ALWAYS AS (CONCAT('<', vary, '>')) VIRTUAL");
    }

    private void edge(String name, String declaration, String... values) {
        edges.add(new Edge(name, declaration, List.of(values), EnumSet.allOf(Kind.class)));
    }

    private void only(Kind kind, String name, String declaration, String... values) {
        edges.add(new Edge(name, declaration, List.of(values), Set.of(kind)));
    }

    private List<Edge> here() {
        return edges.stream().filter(edge -> edge.kinds().contains(kind)).toList();
    }

    private List<Edge> written() {
        return here().stream().filter(edge -> !edge.values().isEmpty()).toList();
    }

    /** How many rows it takes until every value has been in one. */
    int rows() {
        return here().stream().mapToInt(edge -> edge.values().size()).max().orElseThrow();
    }

    String create(String table) {
        return "CREATE TABLE " + table + " (id INT PRIMARY KEY, "
                + here().stream().map(e -> quoted(e) + " " + e.declaration()).collect(Collectors.joining(", ")) + ")";
    }

    String insert(String table, int id, int row) {
        return "INSERT INTO " + table + " (id, "
                + written().stream().map(TypeTable::quoted).collect(Collectors.joining(", ")) + ") VALUES (" + id + ", "
                + written().stream().map(edge -> edge.value(row)).collect(Collectors.joining(", ")) + ")";
    }

    String update(String table, int id, int row) {
        return "UPDATE " + table + " SET "
                + written().stream().map(e -> quoted(e) + " = " + e.value(row)).collect(Collectors.joining(", "))
                + " WHERE id = " + id;
    }

    private static String quoted(Edge edge) {
        return "`" + edge.name().replace("`", "``") + "`";
    }
}
