package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.server.Identifiers;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a server wants to be told several rows at once. */
enum Dialect {
    MYSQL {
        @Override
        String values(Shape shape, List<String> marks, int rows) {
            String row = "ROW(" + String.join(",", marks) + ")";
            return "(VALUES " + Statements.times(row, rows) + ") AS v (" + names(marks.size()) + ")";
        }
    },
    /** MySQL before 8.0.19, which knows no VALUES. */
    OLD_MYSQL {
        @Override
        boolean joins() {
            return false;
        }

        @Override
        String values(Shape shape, List<String> marks, int rows) {
            throw new UnsupportedOperationException("this server has no VALUES");
        }
    },
    /**
     * Names of derived columns come from the first row here. A derived column of literals has a length of two bytes, and longer values
     * are cut to what is left, without a word (seen on 11.4.5): so the target's own columns, of which no row is taken, come first
     * and give the length.
     */
    MARIADB {
        @Override
        String values(Shape shape, List<String> marks, int rows) {
            List<Column> columns = shape.written.columns();
            String types = IntStream.range(0, marks.size())
                    .mapToObj(i -> (isLong(columns.get(i).type())
                                    ? Identifiers.quote(columns.get(i).name())
                                    : "NULL") + " AS c" + i)
                    .collect(Collectors.joining(","));
            String row = "(" + String.join(",", marks) + ")";
            return "(SELECT " + types + " FROM " + Identifiers.quote(shape.table.id()) + " WHERE FALSE UNION ALL VALUES "
                    + Statements.times(row, rows) + ") AS v";
        }

        private boolean isLong(ColumnType type) {
            return switch (type) {
                case ColumnType.Text text -> text.length() > 16_383;
                case ColumnType.Binary binary -> binary.length() > 65_535;
                case ColumnType.Json json -> true;
                case ColumnType.Int number -> false;
                case ColumnType.Decimal decimal -> false;
                case ColumnType.Single single -> false;
                case ColumnType.DoublePrecision number -> false;
                case ColumnType.Enumeration labels -> false;
                case ColumnType.LabelSet labels -> false;
                case ColumnType.Bit bit -> false;
                case ColumnType.Date date -> false;
                case ColumnType.Time time -> false;
                case ColumnType.DateTime dateTime -> false;
                case ColumnType.Timestamp timestamp -> false;
                case ColumnType.Year year -> false;
                case ColumnType.Other other -> false;
            };
        }

        @Override
        boolean looksUpTuples() {
            return false;
        }
    };

    /**
     * A derived table of so many rows named v, with columns c0, c1 and so on, one for each column of the shape.
     *
     * @param marks how each column's parameter is written
     */
    abstract String values(Shape shape, List<String> marks, int rows);

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
