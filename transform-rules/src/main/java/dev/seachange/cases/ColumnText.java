package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column as one line, much like that of a CREATE TABLE: the type as the server declares it, then
 * {@code charset}, {@code collate}, {@code not null}, {@code generated} and what it holds by default.
 */
final class ColumnText {
    private static final String BY_SERVER = "default by server";
    private static final Pattern FORM = Pattern.compile(
            "(\\w+(?:\\s*\\((?:'(?:[^'\\\\]|''|\\\\.)*'|[^')])*\\))?(?: (?:unsigned|zerofill))*)"
                    + "(?: charset (\\w+))?(?: collate (\\w+))?( not null)?( generated)?"
                    + "(?: (no default|default null|" + BY_SERVER + "|default '((?:[^']|'')*)'))?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private ColumnText() {}

    static String write(Column column) {
        StringBuilder text = new StringBuilder(column.sqlType().replaceAll(" /\\*.*?\\*/", ""));
        charset(column.type(), text);
        text.append(column.nullable() ? "" : " not null");
        text.append(column.generated() ? " generated" : "");
        text.append(switch (column.byDefault()) {
            case ColumnDefault.None none -> column.nullable() ? " no default" : "";
            case ColumnDefault.Null isNull -> column.nullable() ? "" : " default null";
            case ColumnDefault.Server server -> " " + BY_SERVER;
            case ColumnDefault.Literal literal -> " default '" + literal.text().replace("'", "''") + "'";
        });
        return text.toString();
    }

    private static void charset(ColumnType type, StringBuilder text) {
        switch (type) {
            case ColumnType.Text t -> text.append(" charset ").append(t.charset()).append(" collate ").append(t.collation());
            case ColumnType.Enumeration e -> text.append(" charset ").append(e.charset()).append(" collate ").append(e.collation());
            case ColumnType.LabelSet s -> text.append(" charset ").append(s.charset()).append(" collate ").append(s.collation());
            default -> {
                // no text
            }
        }
    }

    /** @throws IllegalArgumentException with a message for people */
    static Column parse(String name, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a column such as `int unsigned not null`");
        }
        String declared = form.group(1);
        String charset = form.group(2) == null ? "utf8mb4" : form.group(2);
        String collation = form.group(3) != null ? form.group(3)
                : charset.equals("utf8mb4") ? "utf8mb4_0900_ai_ci"
                : charset + "_general_ci";
        boolean nullable = form.group(4) == null;
        ColumnDefault byDefault = nullable ? ColumnDefault.NULL : ColumnDefault.NONE;
        String said = form.group(6);
        if (form.group(7) != null) {
            byDefault = new ColumnDefault.Literal(form.group(7).replace("''", "'"));
        } else if (said != null) {
            byDefault = switch (said.toLowerCase(Locale.ROOT)) {
                case "no default" -> ColumnDefault.NONE;
                case "default null" -> ColumnDefault.NULL;
                default -> ColumnDefault.SERVER;
            };
        }
        ColumnType type = TypeText.parse(declared, charset, collation);
        return new Column(name, type, declared, nullable, form.group(5) != null, byDefault);
    }
}
