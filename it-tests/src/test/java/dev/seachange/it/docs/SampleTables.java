package dev.seachange.it.docs;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CREATE TABLE statements of the documents as schemas: just the spelling and the types that the documents use. */
final class SampleTables {
    private static final Pattern TABLE = Pattern.compile("(?ms)^CREATE TABLE (\\w+\\.\\w+) \\(\\n(.*?)^\\);$");
    private static final Pattern KEY = Pattern.compile("PRIMARY KEY \\(([\\w, ]+)\\)");
    private static final Pattern UNIQUE = Pattern.compile("UNIQUE KEY \\(([\\w, ]+)\\)");
    private static final Pattern COLUMN = Pattern.compile("(\\w+) +(\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?( UNSIGNED)?"
            + "(?: +CHARACTER SET (\\w+) COLLATE (\\w+))?( +NOT NULL| +NULL)?( PRIMARY KEY)?(?: +DEFAULT (\\w+))?");

    private SampleTables() {}

    static List<TableSchema> read(String sql) {
        List<TableSchema> tables = new ArrayList<>();
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            tables.add(table(TableId.parse(table.group(1)), table.group(2)));
        }
        return tables;
    }

    private static TableSchema table(TableId id, String body) {
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        List<UniqueKey> unique = new ArrayList<>();
        for (String line : body.lines().map(text -> text.strip().replaceFirst(",$", "")).toList()) {
            Matcher keyLine = KEY.matcher(line);
            Matcher uniqueLine = UNIQUE.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (uniqueLine.matches()) {
                unique.add(new UniqueKey(uniqueLine.group(1), List.of(uniqueLine.group(1).split(", ")), true));
            } else if (keyLine.matches()) {
                key.addAll(List.of(keyLine.group(1).split(", ")));
            } else if (column.matches()) {
                columns.add(column(column));
                if (column.group(9) != null) {
                    key.add(column.group(1));
                }
            } else {
                throw new IllegalArgumentException("not read here: " + line);
            }
        }
        return new TableSchema(id, columns, key, unique, List.of());
    }

    private static Column column(Matcher column) {
        boolean nullable = column.group(8) == null || !column.group(8).contains("NOT");
        ColumnDefault byDefault = column.group(10) != null
                ? new ColumnDefault.Literal(column.group(10))
                : nullable ? ColumnDefault.NULL : ColumnDefault.NONE;
        return new Column(column.group(1), type(column), sqlType(column), nullable, false, byDefault);
    }

    private static String sqlType(Matcher column) {
        String numbers = column.group(3) == null
                ? ""
                : "(" + column.group(3) + (column.group(4) == null ? "" : "," + column.group(4)) + ")";
        return (column.group(2) + numbers + (column.group(5) == null ? "" : column.group(5))).toLowerCase(Locale.ROOT);
    }

    private static ColumnType type(Matcher column) {
        boolean unsigned = column.group(5) != null;
        int first = column.group(3) == null ? 0 : Integer.parseInt(column.group(3));
        String charset = column.group(6) == null ? "utf8mb4" : column.group(6);
        String collation = column.group(7) == null ? "utf8mb4_0900_ai_ci" : column.group(7);
        return switch (column.group(2)) {
            case "TINYINT" -> new ColumnType.Int(8, unsigned);
            case "SMALLINT" -> new ColumnType.Int(16, unsigned);
            case "MEDIUMINT" -> new ColumnType.Int(24, unsigned);
            case "INT" -> new ColumnType.Int(32, unsigned);
            case "BIGINT" -> new ColumnType.Int(64, unsigned);
            case "DECIMAL" -> new ColumnType.Decimal(first, Integer.parseInt(column.group(4)), unsigned);
            case "CHAR" -> new ColumnType.Text(first, false, true, charset, collation);
            case "VARCHAR" -> new ColumnType.Text(first, false, false, charset, collation);
            case "JSON" -> new ColumnType.Json();
            case "DATE" -> new ColumnType.Date();
            case "DATETIME" -> new ColumnType.DateTime(first);
            case "TIMESTAMP" -> new ColumnType.Timestamp(first);
            default -> throw new IllegalArgumentException("not read here: " + column.group());
        };
    }
}
