package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import dev.seachange.types.Collation;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Upper and lower case as the servers have it: one character for one, by a table that the collation names. The tables stand in
 * {@code casing.txt}, taken from real servers.
 */
final class Casing {
    private static final String FILE = "casing.txt";
    private static final Map<String, Casing> TABLES = new ConcurrentHashMap<>();

    private final CodePointMap upper = new CodePointMap();
    private final CodePointMap lower = new CodePointMap();

    private Casing() {}

    /** For texts of this expression. */
    static Casing of(Compiled text) throws Misread {
        if (!(text.type() instanceof ColumnType.Text type)) {
            throw new IllegalArgumentException("not a text");
        }
        String table = table(Charsets.canonical(type.charset()), type.collation());
        if (table.isEmpty()) {
            throw new Misread(
                    ExpressionCode.E312, text.span(),
                    "upper and lower case under the collation " + type.collation() + " are not known",
                    "Convert the text first: cast(... as char).");
        }
        return table(table);
    }

    static Casing table(String name) {
        return TABLES.computeIfAbsent(name, Casing::read);
    }

    private static String table(String charset, String collation) {
        if (collation.contains("turkish")) {
            return "";
        }
        return switch (charset) {
            case "latin1" -> "latin1";
            case "ascii", "utf8mb3", "utf8mb4" -> unicode(Collation.of(collation).name());
            default -> "";
        };
    }

    private static String unicode(String collation) {
        if (collation.contains("1400")) {
            return "1400";
        }
        if (collation.contains("0900")) {
            return "900";
        }
        return collation.contains("_520") || collation.contains("myanmar") ? "520" : "plain";
    }

    /** Lines: {@code table plain}, {@code upper 61-7A -20}, {@code lower 100-12E/2 +1}. */
    private static Casing read(String name) {
        Casing casing = new Casing();
        String table = "";
        for (String line : ResourceLines.of(FILE)) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("table")) {
                table = words[1];
            } else if (table.equals(name)) {
                (words[0].equals("upper") ? casing.upper : casing.lower).add(words[1], Integer.parseInt(words[2], 16));
            }
        }
        return casing;
    }

    UnaryOperator<String> upper() {
        return text -> folded(text, upper);
    }

    UnaryOperator<String> lower() {
        return text -> folded(text, lower);
    }

    private static String folded(String text, CodePointMap map) {
        StringBuilder folded = null;
        int grown = 0;
        for (int i = 0; i < text.length(); ) {
            int from = text.codePointAt(i);
            int to = map.get(from);
            if (to != from && folded == null) {
                folded = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (folded != null) {
                folded.appendCodePoint(to);
                grown += to == from || from < 0x80 ? 0 : bytes(to) - bytes(from);
            }
            i += Character.charCount(from);
        }
        if (grown > 0) {
            throw new Unfit(ValueCode.V103, "the text takes more bytes in the other case, and MySQL would cut it");
        }
        return folded == null ? text : folded.toString();
    }

    private static int bytes(int character) {
        return Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
    }
}
