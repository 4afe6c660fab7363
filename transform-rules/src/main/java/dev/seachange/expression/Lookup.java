package dev.seachange.expression;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Collation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A table of NEW in which a rule looks values up. Compared by identity.
 *
 * <p>What matches: values are equal as values of the match column's type. Texts are equal if they are the same text; under a
 * collation that pads, blanks at the end do not count; under one that is case-insensitive and of no single language, neither does
 * the case of ASCII letters. What only the server's weight tables take for equal (accents, case beyond ASCII) does not match.
 * Whatever matches here is equal to the server too, so the unique index leaves one row at most.
 */
public final class Lookup {
    private final String name;
    private final String file;
    private final TableSchema table;
    private final Column match;
    private final Column take;
    private final @Nullable Collation collation;

    /**
     * @param name as the rule file calls it
     * @param file that rule file, as problems show it: other files may call others the same
     * @param match a column of the table with a unique index of its own, or the whole key
     * @param take the column whose value is wanted
     */
    public Lookup(String name, String file, TableSchema table, Column match, Column take) {
        this.name = name;
        this.file = file;
        this.table = table;
        this.match = match;
        this.take = take;
        this.collation = match.type() instanceof ColumnType.Text text ? Collation.of(text.collation()) : null;
    }

    public String name() {
        return name;
    }

    public String file() {
        return file;
    }

    public TableSchema table() {
        return table;
    }

    public Column match() {
        return match;
    }

    public Column take() {
        return take;
    }

    /** The same for two values of the match column's type that match the same row, another for others: to be a key of maps. */
    public Object comparable(Object value) {
        return switch (value) {
            case String text -> comparable(text);
            case BigDecimal number -> number.stripTrailingZeros();
            case byte[] bytes -> RowKey.of(bytes);
            default -> value;
        };
    }

    private String comparable(String text) {
        String stripped = withoutIdleBlanks(text);
        return collation != null && collation.kind() == Collation.Kind.CASE_INSENSITIVE ? lowerAscii(stripped) : stripped;
    }

    /** The text without blanks at its end, where the match column's collation does not count them. */
    public String withoutIdleBlanks(String text) {
        return collation != null && collation.pads() ? withoutBlanks(text) : text;
    }

    private static String withoutBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return end == text.length() ? text : text.substring(0, end);
    }

    private static String lowerAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                StringBuilder lower = new StringBuilder(text);
                for (int at = i; at < text.length(); at++) {
                    char c = text.charAt(at);
                    lower.setCharAt(at, isUpper(c) ? (char) (c + ('a' - 'A')) : c);
                }
                return lower.toString();
            }
        }
        return text;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public String toString() {
        return name + " (" + table.id() + ")";
    }
}
