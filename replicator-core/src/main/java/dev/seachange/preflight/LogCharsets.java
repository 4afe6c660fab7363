package dev.seachange.preflight;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import java.util.Set;

/**
 * Text is decoded from the log by Java's charsets, from a SELECT by the server. Only where the two agree on every character do copied
 * and followed rows say the same; a test compares them for each charset of both servers.
 */
final class LogCharsets {
    /** Agree on every character, but for latin1's five bytes that Java leaves empty: the log reader stops at those. */
    private static final Set<String> EXACT = Set.of(
            "ascii", "binary", "cp1250", "cp1251", "cp1256", "cp1257", "cp850", "cp852", "gb2312", "koi8r", "latin1", "latin2",
            "latin5", "latin7", "macce", "macroman", "ucs2", "utf16", "utf16le", "utf32", "utf8", "utf8mb3", "utf8mb4");

    private LogCharsets() {}

    static void check(TableSchema table, Findings findings) {
        for (Column column : table.columns()) {
            String charset = charset(column.type());
            if (!charset.isEmpty() && !EXACT.contains(charset)) {
                findings.error(
                        PreflightCode.P136,
                        table + " has the column `" + column.name() + "` in the charset " + charset
                                + ", some characters of which the log reader would change.",
                        "Convert the column to utf8mb4 on OLD, or leave the table out with `ignore` in the rules.");
            }
        }
    }

    private static String charset(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> text.charset();
            case ColumnType.Enumeration labels -> labels.charset();
            case ColumnType.LabelSet labels -> labels.charset();
            case ColumnType.Json j -> "";
            case ColumnType.Single f -> "";
            case ColumnType.DoublePrecision d -> "";
            case ColumnType.Other o -> "";
            case ColumnType.Int i -> "";
            case ColumnType.Decimal d -> "";
            case ColumnType.Binary b -> "";
            case ColumnType.Bit b -> "";
            case ColumnType.Date d -> "";
            case ColumnType.Time t -> "";
            case ColumnType.DateTime d -> "";
            case ColumnType.Timestamp t -> "";
            case ColumnType.Year y -> "";
        };
    }
}
