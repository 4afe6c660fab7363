package dev.seachange.sink;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** The server's message without the row's values, which some messages quote. */
final class SafeMessage {
    /** Connection number that MariaDB's driver puts in front. */
    private static final Pattern CONNECTION = Pattern.compile("^\\(conn[=:]\\d+\\) ");

    /** {@code Incorrect string value: '...' for column 'c' at row 1}; the value may hold quotes itself. */
    private static final Pattern VALUE_OF_COLUMN = Pattern.compile(": ?'.*' for ", Pattern.DOTALL);

    private static final Pattern ANY_QUOTED = Pattern.compile("'.*'", Pattern.DOTALL);

    private SafeMessage() {}

    static String of(SQLException e) {
        String text = CONNECTION.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        return switch (e.getErrorCode()) {
            // Duplicate entry '...' for key '...'.
            case SqlErrors.DUPLICATE_KEY, 1169, 1586 -> after(text, " for key ");
            case 1265, 1292, 1300, 1366, 1367, 1411, 1525 ->
                text.contains(" for column ")
                        ? VALUE_OF_COLUMN.matcher(text).replaceFirst(" for ")
                        : ANY_QUOTED.matcher(text).replaceAll("(value not shown)");
            // A syntax error quotes the statement, and statements hold values.
            case 1064, 1105, 1149 -> ANY_QUOTED.matcher(text).replaceAll("(text not shown)");
            default -> text;
        };
    }

    private static String after(String text, String marker) {
        int at = text.lastIndexOf(marker);
        return at < 0 ? "Duplicate entry" : "Duplicate entry" + text.substring(at);
    }
}
