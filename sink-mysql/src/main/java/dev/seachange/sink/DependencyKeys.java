package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Values as a unique index might see them: equal here whenever equal to the server, and sometimes more often. A false match costs an
 * extra statement; a missed one costs a slice applied in halves. Hashes of them stand in NEW ({@link WaitingTable}): what is
 * changed here has to leave those findable.
 */
final class DependencyKeys {
    private DependencyKeys() {}

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
        if (isPlain(bare)) {
            return bare.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(bare, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(apart.length());
        apart.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(letters::appendCodePoint);
        // Up, then down: the German sharp s becomes ss, as collations have it.
        return letters.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
