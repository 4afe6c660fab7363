package dev.seachange.it.expression;

import java.util.List;

/** A table with one column of each kind, and rows with the values at which functions tend to err. */
final class EdgeTable {
    static final String CREATE = """
            CREATE TABLE edge (
              id INT PRIMARY KEY,
              i INT, u BIGINT UNSIGNED, big BIGINT, tiny TINYINT UNSIGNED NOT NULL,
              d DECIMAL(10,2), d2 DECIMAL(20,6), wide DECIMAL(65,30), f DOUBLE, fl FLOAT,
              s VARCHAR(80), b VARCHAR(80) COLLATE utf8mb4_bin, num VARCHAR(40) COLLATE utf8mb4_bin, c CHAR(10) COLLATE utf8mb4_bin,
              raw VARBINARY(40), day DATE, at DATETIME(6), at0 DATETIME, ts TIMESTAMP(6) NULL, span TIME(3), y YEAR,
              j JSON, e ENUM('live','draft','Sold Out'), st SET('a','b','c'))""";

    static final List<String> ROWS = List.of(
            "INSERT INTO edge (id, tiny) VALUES (1, 0)",
            """
            INSERT INTO edge VALUES (2, 0, 0, 0, 0, 0.00, 0, 0, 0e0, 0e0, '', '', '0', '', '', '2024-01-01', '2024-01-01 00:00:00',
              '2024-01-01 00:00:00', '2024-01-01 00:00:00', '00:00:00', 2024, '{}', 'live', '')""",
            """
            INSERT INTO edge VALUES (3, -7, 7, -7, 7, -0.01, -1.234567, -0.5, -1.5e0, 0.1e0, 'abc', 'abc', '-12.50', 'abc', x'00ff10',
              '2024-02-29', '2024-02-29 12:34:56.123456', '2024-02-29 23:59:59', '2024-02-29 12:34:56.123456', '-12:34:56.789', 1901,
              '{"arms": 8, "ink": {"ml": 1.50}, "tags": ["a", "b"], "none": null}', 'draft', 'a,b')""",
            """
            INSERT INTO edge VALUES (4, 2147483647, 18446744073709551615, 9223372036854775807, 255, 99999999.99, 99999999999999.999999,
              99999999999999999999999999999999999.999999999999999999999999999999, 1.7976931348623157e308, 3.4e38, ' Ünïc🦑d ', ' Ünïc🦑d ',
              '18446744073709551615', 'Zz', x'ffffffff', '9999-12-31', '9999-12-31 23:59:59.999999', '9999-12-31 23:59:59',
              '2038-01-19 03:14:07.999999', '838:59:59', 2155, '[1, "two", {"three": [4]}, true, false, null, 1e100]', 'Sold Out', 'a,b,c')""",
            """
            INSERT INTO edge VALUES (5, -2147483648, 9223372036854775808, -9223372036854775808, 100, -99999999.99, -0.000001,
              -99999999999999999999999999999999999.999999999999999999999999999999, -2.2250738585072014e-308, -1.5e0,
              '오징어 라면 🍜', '오징어 라면 🍜', '1.50', 'x y', x'e28882', '1000-01-01', '1000-01-01 00:00:00.000001', '1970-01-01 00:00:01',
              '1970-01-01 00:00:01', '-838:59:59', 1999, '"text \\\\"quoted\\\\" 🦑"', 'live', 'c')""",
            """
            INSERT INTO edge VALUES (6, 1, 1, 1, 1, 1.005, 2.500000, 0.000000000000000000000000000001, 1e15, 1e10, 'Squid, Giant; 100% _x_',
              'Squid, Giant; 100% _x_', 'abc', 'tail', 'plain', '2023-03-12', '2023-03-12 02:30:00.5', '2023-10-29 02:30:00',
              '2023-03-12 02:30:00.5', '02:30:00.5', 2023, '{"b": 1, "aa": 2, "a": {"z": [1, 2.0, -0.0, 12345678901234567890]}}',
              'draft', 'b')""",
            """
            INSERT INTO edge VALUES (7, 10, 10, 1000000007, 10, 10.50, 10.500000, 10.5, 123456.789e0, 16777216e0, '10', '10', '10',
              '10', '10', '2024-12-30', '2024-12-30 13:05:09', '2024-12-30 13:05:09', '2024-12-30 13:05:09', '13:05:09', 0, '123', 'live',
              'a')""",
            """
            INSERT INTO edge VALUES (8, 100, 4294967296, -1, 8, 0.05, 0.333333, 3.333333333333333333333333333333, 1e-7, 1e-5,
              'line one\\nline two\\ttab\\\\slash''quote"', 'aAaA', '007', 'A', x'41', '2024-03-31', '2024-03-31 01:00:00',
              '2024-03-31 02:00:00', '2024-03-31 01:00:00', '00:00:00.001', 1970, 'true', 'draft', 'a,c')""",
            "ALTER TABLE edge ADD bits BIT(20), ADD ud DECIMAL(12,4) UNSIGNED, ADD whole DECIMAL(65,0)",
            """
            UPDATE edge SET bits = CAST(ELT(id, NULL, 0, 5, 1048575, 524288, 1, 10, 255) AS UNSIGNED),
              ud = ELT(id, NULL, 0, 0.0001, 99999999.9999, 0.5, 1.0050, 10.5, 2.4999),
              whole = ELT(id, NULL, 0, -7, REPEAT('9', 65), CONCAT('-', REPEAT('9', 65)), 1, 10, 12345678901234567890)""");

    private EdgeTable() {}
}
