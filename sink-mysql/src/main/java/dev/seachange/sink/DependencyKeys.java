package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.Spelling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values as a unique index might see them: equal here whenever equal to the server, up to letters that only some languages or
 * collations take for the same, and sometimes more often. A false match costs an extra statement, a missed one a slice applied
 * in halves; nothing that is right may depend on there being no missed ones. Hashes of them stand in NEW ({@link WaitingTable}):
 * what is changed here has to leave those findable.
 */
final class DependencyKeys {
    private DependencyKeys() {}

    /** Whether different values of the type may be one to the server, as spellings are. */
    static boolean areSpelled(ColumnType type) {
        return switch (type) {
            case ColumnType.Text text -> true;
            case ColumnType.Enumeration labels -> true;
            case ColumnType.LabelSet labels -> true;
            case ColumnType.Decimal decimal -> true;
            case ColumnType.Single single -> true;
            case ColumnType.DoublePrecision number -> true;
            case ColumnType.Binary binary -> true;
            case ColumnType.Other other -> true;
            case ColumnType.Bit bit -> false;
            case ColumnType.Int number -> false;
            case ColumnType.Json json -> false;
            case ColumnType.Date date -> false;
            case ColumnType.Time time -> false;
            case ColumnType.DateTime dateTime -> false;
            case ColumnType.Timestamp timestamp -> false;
            case ColumnType.Year year -> false;
        };
    }

    /** @param columns those of the key, in its order */
    static RowKey of(List<Column> columns, RowKey key) {
        @Nullable Object[] parts = new Object[key.size()];
        for (int i = 0; i < parts.length; i++) {
            Object part = key.get(i);
            parts[i] = part == null ? null : of(columns.get(i), part);
        }
        return RowKey.of(parts);
    }

    static Object of(Column column, Object value) {
        return switch (column.type()) {
            case ColumnType.Text text -> folded((String) value, text.collation());
            case ColumnType.Enumeration labels -> folded((String) value, labels.collation());
            case ColumnType.LabelSet labels -> folded((String) value, labels.collation());
            case ColumnType.Decimal decimal -> ((BigDecimal) value).stripTrailingZeros();
            // Adding zero makes +0 of -0.
            case ColumnType.Single single -> (Float) value + 0f;
            case ColumnType.DoublePrecision number -> (Double) value + 0d;
            case ColumnType.Binary binary -> HexFormat.of().formatHex(stripped((byte[]) value));
            case ColumnType.Bit bit -> HexFormat.of().formatHex((byte[]) value);
            case ColumnType.Int number -> value;
            case ColumnType.Json json -> value;
            case ColumnType.Date date -> value;
            case ColumnType.Time time -> value;
            case ColumnType.DateTime dateTime -> value;
            case ColumnType.Timestamp timestamp -> value;
            case ColumnType.Year year -> value;
            case ColumnType.Other other -> value;
        };
    }

    private static String folded(String text, String collation) {
        String bare = text.stripTrailing();
        if (collation.endsWith("_bin") || collation.equals("binary")) {
            return bare;
        }
        return isPlain(bare) ? bare.toLowerCase(Locale.ROOT) : Spelling.folded(bare);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static byte[] stripped(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
