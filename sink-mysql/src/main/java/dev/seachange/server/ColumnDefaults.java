package dev.seachange.server;

import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what information_schema says of a column's default to its {@link ColumnDefault}. */
final class ColumnDefaults {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");
    private static final Pattern BITS = Pattern.compile("b'[01]+'");
    private static final Pattern QUOTED = Pattern.compile("'.*'", Pattern.DOTALL);

    private ColumnDefaults() {}

    /**
     * MySQL gives the bare value and says elsewhere if it is an expression.
     *
     * @param text COLUMN_DEFAULT
     * @param extra EXTRA, in lower case
     */
    static ColumnDefault ofMySql(ColumnType type, @Nullable String text, String extra, boolean nullable) {
        if (extra.contains("auto_increment") || extra.contains("default_generated")) {
            return ColumnDefault.SERVER;
        }
        if (text == null) {
            return nullable ? ColumnDefault.NULL : ColumnDefault.NONE;
        }
        // Before MySQL 8 nothing else tells that it is the clock.
        return text.toLowerCase(Locale.ROOT).startsWith("current_timestamp") && isMoment(type)
                ? ColumnDefault.SERVER
                : literal(type, text);
    }

    /** MariaDB gives an expression as it would be written; a constant is a quoted text, a number or NULL. */
    static ColumnDefault ofMariaDb(ColumnType type, @Nullable String text, String extra, boolean nullable) {
        if (extra.contains("auto_increment")) {
            return ColumnDefault.SERVER;
        }
        if (text == null) {
            return nullable ? ColumnDefault.NULL : ColumnDefault.NONE;
        }
        if (text.equalsIgnoreCase("NULL")) {
            return ColumnDefault.NULL;
        }
        if (QUOTED.matcher(text).matches()) {
            // One label of an ENUM is quoted in the same way; an expression such as 'a' || 'b' has more behind it.
            String label = ColumnTypes.label(text);
            return label == null ? ColumnDefault.SERVER : literal(type, label);
        }
        return NUMBER.matcher(text).matches() || BITS.matcher(text).matches() ? literal(type, text) : ColumnDefault.SERVER;
    }

    private static boolean isMoment(ColumnType type) {
        return type instanceof ColumnType.DateTime || type instanceof ColumnType.Timestamp;
    }

    private static ColumnDefault literal(ColumnType type, String text) {
        boolean bits = type instanceof ColumnType.Bit && BITS.matcher(text).matches();
        return new ColumnDefault.Literal(
                bits ? new BigInteger(text.substring(2, text.length() - 1), 2).toString() : text);
    }
}
