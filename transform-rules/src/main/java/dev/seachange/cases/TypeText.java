package dev.seachange.cases;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types as servers declare them, {@code decimal(12,2) unsigned}, read without a server. */
final class TypeText {
    private static final Pattern FORM = Pattern.compile("(\\w+)\\s*(?:\\((.*)\\))?(.*)", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'", Pattern.DOTALL);
    private static final long TINY = 255;
    private static final long PLAIN = 65_535;
    private static final long MEDIUM = 16_777_215;
    private static final long LONG = 4_294_967_295L;

    private TypeText() {}

    /**
     * @param declared the whole type
     * @param charset of a text; else empty
     * @throws IllegalArgumentException with a message for people
     */
    static ColumnType parse(String declared, String charset, String collation) {
        Matcher form = FORM.matcher(declared.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("`" + declared + "` is not a type");
        }
        String inner = form.group(2) == null ? "" : form.group(2);
        boolean unsigned = form.group(3).toLowerCase(Locale.ROOT).contains("unsigned");
        String name = form.group(1).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "tinyint" -> new ColumnType.Int(8, unsigned);
            case "smallint" -> new ColumnType.Int(16, unsigned);
            case "mediumint" -> new ColumnType.Int(24, unsigned);
            case "int" -> new ColumnType.Int(32, unsigned);
            case "bigint" -> new ColumnType.Int(64, unsigned);
            case "decimal" -> new ColumnType.Decimal(number(declared, inner, 0, 10), number(declared, inner, 1, 0), unsigned);
            case "float" -> new ColumnType.Single();
            case "double" -> new ColumnType.DoublePrecision();
            case "char" -> new ColumnType.Text(number(declared, inner, 0, 1), false, true, charset, collation);
            case "varchar" -> new ColumnType.Text(number(declared, inner, 0, -1), false, false, charset, collation);
            case "tinytext" -> new ColumnType.Text(TINY, true, false, charset, collation);
            case "text" -> new ColumnType.Text(PLAIN, true, false, charset, collation);
            case "mediumtext" -> new ColumnType.Text(MEDIUM, true, false, charset, collation);
            case "longtext" -> new ColumnType.Text(LONG, true, false, charset, collation);
            case "binary" -> new ColumnType.Binary(number(declared, inner, 0, 1), true);
            case "varbinary" -> new ColumnType.Binary(number(declared, inner, 0, -1), false);
            case "tinyblob" -> new ColumnType.Binary(TINY, false);
            case "blob" -> new ColumnType.Binary(PLAIN, false);
            case "mediumblob" -> new ColumnType.Binary(MEDIUM, false);
            case "longblob" -> new ColumnType.Binary(LONG, false);
            case "enum" -> new ColumnType.Enumeration(labels(declared, inner), charset, collation);
            case "set" -> new ColumnType.LabelSet(labels(declared, inner), charset, collation);
            default -> others(name, declared, inner);
        };
    }

    private static ColumnType others(String name, String declared, String inner) {
        return switch (name) {
            case "json" -> new ColumnType.Json();
            case "bit" -> new ColumnType.Bit(number(declared, inner, 0, 1));
            case "date" -> new ColumnType.Date();
            case "time" -> new ColumnType.Time(number(declared, inner, 0, 0));
            case "datetime" -> new ColumnType.DateTime(number(declared, inner, 0, 0));
            case "timestamp" -> new ColumnType.Timestamp(number(declared, inner, 0, 0));
            case "year" -> new ColumnType.Year();
            default -> new ColumnType.Other();
        };
    }

    /** @param missing what it is if it is not there; negative if it has to be */
    private static int number(String declared, String inner, int index, int missing) {
        String[] parts = inner.isBlank() ? new String[0] : inner.split(",", -1);
        if (index < parts.length && parts[index].strip().matches("\\d{1,9}")) {
            return Integer.parseInt(parts[index].strip());
        }
        if (index < parts.length || missing < 0) {
            throw new IllegalArgumentException("`" + declared + "` needs a length in plain digits");
        }
        return missing;
    }

    private static List<String> labels(String declared, String inner) {
        List<String> labels = new ArrayList<>();
        Matcher label = LABEL.matcher(inner);
        int at = 0;
        while (label.find(at) && label.start() == at) {
            labels.add(unescaped(label.group(1)));
            at = label.end();
            if (at == inner.length()) {
                return labels;
            }
            if (inner.charAt(at) != ',') {
                break;
            }
            at++;
        }
        throw new IllegalArgumentException("`" + declared + "` needs labels such as ('a','b')");
    }

    /** As servers print labels: a quote is doubled; a backslash stands before backslash, n, r and 0. */
    private static String unescaped(String label) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c == '\'') {
                i++;
                text.append(c);
            } else if (c == '\\') {
                i++;
                text.append(switch (label.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case '0' -> '\0';
                    default -> label.charAt(i);
                });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
