package dev.seachange.draft;

import dev.seachange.change.ColumnType;
import dev.seachange.types.TypeNames;
import java.util.List;
import java.util.stream.Collectors;

/** Types as CREATE TABLE spells them, without character sets. */
final class SqlTypes {
    private SqlTypes() {}

    static String of(ColumnType type) {
        return switch (type) {
            case ColumnType.Enumeration e -> "ENUM(" + labels(e.labels()) + ")";
            case ColumnType.LabelSet s -> "SET(" + labels(s.labels()) + ")";
            case ColumnType.Text t when t.lengthInBytes() -> family(t.length(), "TEXT");
            case ColumnType.Binary b when !b.fixed() && b.length() > 1024 -> family(b.length(), "BLOB");
            default -> TypeNames.of(type);
        };
    }

    private static String family(long bytes, String name) {
        if (bytes <= 255) {
            return "TINY" + name;
        }
        return (bytes <= 65_535 ? "" : bytes <= 16_777_215 ? "MEDIUM" : "LONG") + name;
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(SqlTypes::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
