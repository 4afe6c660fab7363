package dev.seachange.it.expression;

import dev.seachange.it.servers.TestingServers.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the weights of a collation come from: {@code WEIGHT_STRING} of each character on a real server.
 *
 * @param file the table they are kept in
 * @param levels of the finest collation of the family
 * @param collation the finest one
 */
record WeightSource(String file, Kind kind, String charset, String collation, int levels) {
    static final List<WeightSource> ALL = List.of(
            new WeightSource("uca-900.gz", Kind.MYSQL, "utf8mb4", "utf8mb4_0900_as_cs", 3),
            new WeightSource("uca-520.gz", Kind.MYSQL, "utf8mb4", "utf8mb4_unicode_520_ci", 1),
            new WeightSource("uca-400.gz", Kind.MYSQL, "utf8mb4", "utf8mb4_unicode_ci", 1),
            new WeightSource("general.gz", Kind.MYSQL, "utf8mb4", "utf8mb4_general_ci", 1),
            new WeightSource("latin1-swedish.gz", Kind.MYSQL, "latin1", "latin1_swedish_ci", 1),
            new WeightSource("latin1-general-ci.gz", Kind.MYSQL, "latin1", "latin1_general_ci", 1),
            new WeightSource("latin1-general-cs.gz", Kind.MYSQL, "latin1", "latin1_general_cs", 1),
            new WeightSource("uca-1400.gz", Kind.MARIADB, "utf8mb4", "utf8mb4_uca1400_as_cs", 3));

    /** @param contractions sequences that may weigh as one, from a table of before */
    List<String> lines(Connection connection, List<String> contractions) throws SQLException {
        WeightTable table = new WeightTable(levels);
        String letter = "CONVERT(CHAR(n USING utf32) USING " + charset + ")";
        String known = "HEX(CONVERT(" + letter + " USING utf32)) = LPAD(HEX(n), 8, '0')";
        CodePoints.each(connection, "SELECT n, " + columns(letter) + " FROM numbers WHERE n BETWEEN ? AND ? AND " + known,
                Character.MAX_CODE_POINT, row -> table.add(row.getInt(1), weights(row, 2)));
        String sql = "SELECT " + columns("CONVERT(? USING " + charset + ")");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String characters : contractions) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setString(i, characters);
                }
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    table.addContraction(characters, weights(row, 1));
                }
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "# Weights of " + collation + " and its kin: taken from a real server by WeightsIT. Not to be edited.",
                "# Runs: first-last and the weights of the first. Then each character, or the next one: its weights, by level."));
        lines.addAll(table.lines());
        return lines;
    }

    private String columns(String text) {
        List<String> columns = new ArrayList<>();
        for (int level = 1; level <= levels; level++) {
            String only = kind == Kind.MARIADB && levels > 1 ? " LEVEL " + level : "";
            columns.add("HEX(WEIGHT_STRING(" + text + " COLLATE " + collation + only + "))");
        }
        return String.join(", ", columns);
    }

    /** MySQL parts the levels with a zero weight. */
    private int[][] weights(ResultSet row, int column) throws SQLException {
        int[][] weights = new int[levels][];
        int digits = charset.equals("latin1") ? 2 : 4;
        if (kind == Kind.MARIADB || levels == 1) {
            for (int level = 0; level < levels; level++) {
                weights[level] = numbers(row.getString(column + level), digits);
            }
            return weights;
        }
        int[] all = numbers(row.getString(column), digits);
        int from = 0;
        for (int level = 0; level < levels; level++) {
            int to = from;
            while (to < all.length && all[to] != 0) {
                to++;
            }
            weights[level] = Arrays.copyOfRange(all, Math.min(from, all.length), to);
            from = to + 1;
        }
        return weights;
    }

    private static int[] numbers(String hex, int digits) {
        int[] numbers = new int[hex.length() / digits];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(hex, i * digits, (i + 1) * digits, 16);
        }
        return numbers;
    }
}
