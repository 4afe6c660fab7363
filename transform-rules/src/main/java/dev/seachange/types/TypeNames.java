package dev.seachange.types;

import dev.seachange.change.ColumnType;
import java.util.Locale;

/** Types as SQL spells them, for messages. */
public final class TypeNames {
    private TypeNames() {}

    public static String of(ColumnType type) {
        return switch (type) {
            case ColumnType.Int i -> intName(i) + unsigned(i.unsigned() && i.bits() > 1);
            case ColumnType.Decimal d -> "DECIMAL(" + d.precision() + "," + d.scale() + ")" + unsigned(d.unsigned());
            case ColumnType.Single s -> "FLOAT";
            case ColumnType.DoublePrecision d -> "DOUBLE";
            case ColumnType.Text t -> textName(t);
            case ColumnType.Binary b -> (b.fixed() ? "BINARY(" : "VARBINARY(") + b.length() + ")";
            case ColumnType.Enumeration e -> "ENUM";
            case ColumnType.LabelSet s -> "SET";
            case ColumnType.Json j -> "JSON";
            case ColumnType.Bit b -> "BIT(" + b.length() + ")";
            case ColumnType.Date d -> "DATE";
            case ColumnType.Time t -> "TIME" + fraction(t.fraction());
            case ColumnType.DateTime d -> "DATETIME" + fraction(d.fraction());
            case ColumnType.Timestamp t -> "TIMESTAMP" + fraction(t.fraction());
            case ColumnType.Year y -> "YEAR";
            case ColumnType.Other o -> "an unsupported type";
        };
    }

    /** As a rule names it after {@code type:}; {@link TypeParser} reads it back. */
    public static String inRules(ColumnType type) {
        if (type instanceof ColumnType.Text t && t.lengthInBytes()) {
            return t.length() <= 255 ? "tinytext" : t.length() <= 65_535 ? "text" : t.length() <= 16_777_215 ? "mediumtext" : "longtext";
        }
        return of(type).toLowerCase(Locale.ROOT);
    }

    private static String intName(ColumnType.Int type) {
        return switch (type.bits()) {
            case 1 -> "BOOLEAN";
            case 8 -> "TINYINT";
            case 16 -> "SMALLINT";
            case 24 -> "MEDIUMINT";
            case 32 -> "INT";
            default -> "BIGINT";
        };
    }

    private static String textName(ColumnType.Text type) {
        if (type.lengthInBytes()) {
            return "TEXT of " + type.length() + " bytes";
        }
        return (type.fixed() ? "CHAR(" : "VARCHAR(") + type.length() + ")";
    }

    private static String unsigned(boolean unsigned) {
        return unsigned ? " UNSIGNED" : "";
    }

    private static String fraction(int digits) {
        return digits == 0 ? "" : "(" + digits + ")";
    }
}
