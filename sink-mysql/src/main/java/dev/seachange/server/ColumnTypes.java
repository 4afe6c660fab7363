package dev.seachange.server;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From a column's declaration to its {@link ColumnType}. */
final class ColumnTypes {
    /**
     * A row of information_schema.columns; texts are empty and numbers 0 where it says NULL.
     *
     * @param dataType bare type name in lower case
     * @param columnType the whole type as declared
     * @param length most characters (bytes for the TEXT family and binary types)
     */
    record Declaration(
            String dataType,
            String columnType,
            long length,
            int precision,
            int scale,
            int fraction,
            String charset,
            String collation) {
        boolean unsigned() {
            return columnType.toLowerCase(Locale.ROOT).contains("unsigned");
        }
    }

    private ColumnTypes() {}

    static ColumnType of(Declaration column) {
        return switch (column.dataType()) {
            case "tinyint" -> new ColumnType.Int(8, column.unsigned());
            case "smallint" -> new ColumnType.Int(16, column.unsigned());
            case "mediumint" -> new ColumnType.Int(24, column.unsigned());
            case "int" -> new ColumnType.Int(32, column.unsigned());
            case "bigint" -> new ColumnType.Int(64, column.unsigned());
            case "decimal" -> new ColumnType.Decimal(column.precision(), column.scale(), column.unsigned());
            case "float" -> new ColumnType.Single();
            case "double" -> new ColumnType.DoublePrecision();
            case "char" -> text(column, false, true);
            case "varchar" -> text(column, false, false);
            case "tinytext", "text", "mediumtext", "longtext" -> text(column, true, false);
            case "binary" -> new ColumnType.Binary(column.length(), true);
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                new ColumnType.Binary(column.length(), false);
            case "enum" ->
                new ColumnType.Enumeration(labels(column.columnType()), column.charset(), column.collation());
            case "set" -> new ColumnType.LabelSet(labels(column.columnType()), column.charset(), column.collation());
            case "json" -> new ColumnType.Json();
            case "bit" -> new ColumnType.Bit(column.precision());
            case "date" -> new ColumnType.Date();
            case "time" -> new ColumnType.Time(column.fraction());
            case "datetime" -> new ColumnType.DateTime(column.fraction());
            case "timestamp" -> new ColumnType.Timestamp(column.fraction());
            case "year" -> new ColumnType.Year();
            default -> new ColumnType.Other();
        };
    }

    private static ColumnType text(Declaration column, boolean lengthInBytes, boolean fixed) {
        return new ColumnType.Text(column.length(), lengthInBytes, fixed, column.charset(), column.collation());
    }

    /**
     * The labels of {@code enum('a','b''c')}: a quote is doubled; a backslash stands before backslash, n, r and 0.
     *
     * <p>Source: append_unescaped() in the servers' sql/sql_show or sql/unireg code, which prints them.
     */
    static List<String> labels(String declared) {
        List<String> labels = new ArrayList<>();
        int at = declared.indexOf('(') + 1;
        while (at < declared.length() && declared.charAt(at) == '\'') {
            StringBuilder label = new StringBuilder();
            at = label(declared, at + 1, label);
            labels.add(label.toString());
            if (at < declared.length() && declared.charAt(at) == ',') {
                at++;
            }
        }
        return labels;
    }

    /** What a single quoted text says; null when there is more than one such text. */
    static @Nullable String label(String quoted) {
        StringBuilder label = new StringBuilder();
        return label(quoted, 1, label) == quoted.length() ? label.toString() : null;
    }

    /** Reads up to the closing quote; returns the place after it. */
    private static int label(String declared, int start, StringBuilder label) {
        int at = start;
        while (at < declared.length()) {
            char c = declared.charAt(at);
            boolean more = at + 1 < declared.length();
            if (c == '\'' && more && declared.charAt(at + 1) == '\'') {
                label.append('\'');
                at += 2;
            } else if (c == '\'') {
                return at + 1;
            } else if (c == '\\' && more) {
                label.append(unescaped(declared.charAt(at + 1)));
                at += 2;
            } else {
                label.append(c);
                at++;
            }
        }
        throw new IllegalArgumentException("labels do not end: " + declared);
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> c;
        };
    }
}
