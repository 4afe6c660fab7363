package dev.seachange.sink;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a server wants to be told several rows at once. */
enum Dialect {
    MYSQL {
        @Override
        String values(int columns, int rows) {
            String row = "ROW(" + Statements.marks(columns) + ")";
            return "(VALUES " + Statements.times(row, rows) + ") AS v (" + names(columns) + ")";
        }
    },
    /** MySQL before 8.0.19, which knows no VALUES. */
    OLD_MYSQL {
        @Override
        boolean joins() {
            return false;
        }

        @Override
        String values(int columns, int rows) {
            throw new UnsupportedOperationException("this server has no VALUES");
        }
    },
    /** Names of derived columns come from the first row here. */
    MARIADB {
        @Override
        String values(int columns, int rows) {
            String first = "SELECT "
                    + IntStream.range(0, columns).mapToObj(i -> "? AS c" + i).collect(Collectors.joining(","));
            String row = "(" + Statements.marks(columns) + ")";
            return "(" + first + (rows == 1 ? "" : " UNION ALL VALUES " + Statements.times(row, rows - 1)) + ") AS v";
        }

        @Override
        boolean looksUpTuples() {
            return false;
        }
    };

    /** A derived table of so many rows named v, with columns c0, c1 and so on. */
    abstract String values(int columns, int rows);

    /** Whether {@link #values} can be had. */
    boolean joins() {
        return true;
    }

    /** Whether {@code (a, b) IN ((1, 2), (3, 4))} uses an index on a, b. */
    boolean looksUpTuples() {
        return true;
    }

    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String version = server.getDatabaseProductVersion();
        if (version.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return MARIADB;
        }
        boolean old = server.getDatabaseMajorVersion() < 8
                || (version.startsWith("8.0.") && patch(version.substring("8.0.".length())) < 19);
        return old ? OLD_MYSQL : MYSQL;
    }

    private static int patch(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(text.substring(0, end));
    }

    private static String names(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }
}
