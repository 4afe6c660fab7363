package dev.seachange.it.expression;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of upper and lower case is that of the servers, for every character. {@code -Dgolden=write} takes it from them anew. */
class CasingIT {
    /** Characters beyond have no case in any version of Unicode that servers know. */
    private static final int LAST = 0x2FFFF;

    /** Characters that get shorter make room: a server cuts what takes more bytes in the other case. */
    private static final String SHRINKS_UPWARD = "ııı";

    private static final String SHRINKS_DOWNWARD = "\u212A\u212A\u212A";

    @Test
    void theTableIsThatOfTheServers() throws SQLException {
        TestingServers.require(Kind.MYSQL);
        TestingServers.require(Kind.MARIADB);
        List<String> lines = new ArrayList<>(List.of(
                "# Upper and lower case of characters, by collation: taken from real servers by CasingIT. Not to be edited.",
                "# A line: way, characters (first-last/step), and what is added to their numbers; all in hexadecimal."));
        try (TestDatabase mysql = TestingServers.old(Kind.MYSQL).database("casing");
                TestDatabase mariadb = TestingServers.old(Kind.MARIADB).database("casing")) {
            add("plain", mysql, "utf8mb4", "utf8mb4_bin", lines);
            add("520", mysql, "utf8mb4", "utf8mb4_unicode_520_ci", lines);
            add("900", mysql, "utf8mb4", "utf8mb4_0900_ai_ci", lines);
            add("1400", mariadb, "utf8mb4", "utf8mb4_uca1400_ai_ci", lines);
            add("latin1", mysql, "latin1", "latin1_swedish_ci", lines);
        }
        GoldenTable.isThat("casing.txt", lines);
    }

    private static void add(String table, TestDatabase server, String charset, String collation, List<String> lines) throws SQLException {
        lines.add("table " + table);
        boolean unicode = charset.equals("utf8mb4");
        int last = unicode ? LAST : 0xFF;
        SortedMap<Integer, Integer> upper = new TreeMap<>();
        SortedMap<Integer, Integer> lower = new TreeMap<>();
        String letter = "CONVERT(CHAR(n USING utf32) USING " + charset + ") COLLATE " + collation;
        String known = "HEX(CONVERT(" + letter + " USING utf32)) = LPAD(HEX(n), 8, '0')";
        // As utf8mb4, or the driver would replace what its own latin1 does not know.
        String sql = "SELECT n, CONVERT(UPPER(CONCAT('" + (unicode ? SHRINKS_UPWARD : "") + "', " + letter + ")) USING utf8mb4),"
                + " CONVERT(LOWER(CONCAT('" + (unicode ? SHRINKS_DOWNWARD : "") + "', " + letter + ")) USING utf8mb4)"
                + " FROM numbers WHERE n BETWEEN ? AND ? AND " + known;
        try (Connection connection = server.connect()) {
            CodePoints.fill(connection, last);
            CodePoints.each(connection, sql, last, row -> {
                note(row.getInt(1), row.getString(2), upper);
                note(row.getInt(1), row.getString(3), lower);
            });
        }
        runs("upper", upper, lines);
        runs("lower", lower, lines);
    }

    private static void note(int character, String folded, SortedMap<Integer, Integer> deltas) {
        int other = folded.codePointBefore(folded.length());
        if (other != character) {
            deltas.put(character, other - character);
        }
    }

    /** Characters with one difference, each beside the last one or with one left out between them. */
    private static void runs(String way, SortedMap<Integer, Integer> deltas, List<String> lines) {
        while (!deltas.isEmpty()) {
            int first = deltas.firstKey();
            int delta = deltas.get(first);
            int step = Integer.valueOf(delta).equals(deltas.get(first + 1)) ? 1 : 2;
            int last = first;
            while (Integer.valueOf(delta).equals(deltas.get(last + step))
                    && (step == 1 || !Integer.valueOf(delta).equals(deltas.get(last + 1)))) {
                last += step;
            }
            for (int c = first; c <= last; c += step) {
                deltas.remove(c);
            }
            String run = hex(first) + (last == first ? "" : "-" + hex(last)) + (last == first || step == 1 ? "" : "/" + step);
            lines.add(way + " " + run + " " + (delta < 0 ? "-" : "+") + hex(Math.abs(delta)));
        }
    }

    private static String hex(int number) {
        return Integer.toHexString(number).toUpperCase(Locale.ROOT);
    }
}
