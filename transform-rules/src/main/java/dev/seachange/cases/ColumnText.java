package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.yaml.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column as one line, much like that of a CREATE TABLE: the type as the server declares it, then in any order
 * {@code charset}, {@code collate}, {@code not null}, {@code generated} and what it holds by default. What a comment or
 * {@code on update} says does not matter here.
 */
final class ColumnText {
    private static final String BY_SERVER = "default by server";
    private static final Pattern TYPE =
            form("\\w+(?:\\s*\\((?:'(?:[^'\\\\]|''|\\\\.)*'|[^')])*\\))?(?: (?:unsigned|zerofill)\\b)*");
    private static final Pattern CHARSET = form("(?:charset|character set) (\\w+)");
    private static final Pattern COLLATE = form("collate (\\w+)");
    private static final Pattern NOT_NULL = form("not null\\b");
    private static final Pattern NULL = form("null\\b");
    private static final Pattern GENERATED = form("generated\\b(?! always)");
    private static final Pattern NO_DEFAULT = form("no default\\b");
    private static final Pattern DEFAULT_NULL = form("default null\\b");
    private static final Pattern LITERAL = form("default '((?:[^']|'')*)'");
    private static final Pattern NUMBER = form("default (-?\\d+(?:\\.\\d+)?)");
    private static final Pattern SERVER = form(BY_SERVER + "\\b|auto_increment\\b|default (?:current_timestamp|now)\\b(?:\\(\\d?\\))?");
    private static final Pattern IGNORED = form("on update current_timestamp\\b(?:\\(\\d?\\))?|comment '(?:[^']|'')*'");

    /** Types of servers that no rule can read. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geomcollection",
            "geometrycollection", "vector", "uuid", "inet4", "inet6");
    private static final List<String> SUPPORTED = List.of(
            "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "decimal", "numeric", "float", "double", "bit", "bool",
            "boolean", "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "binary", "varbinary", "tinyblob", "blob",
            "mediumblob", "longblob", "enum", "set", "json", "date", "time", "datetime", "timestamp", "year");

    private final String text;
    private final boolean inKey;
    private int at;
    private @Nullable String charset;
    private @Nullable String collation;
    private boolean notNull;
    private boolean generated;
    private @Nullable ColumnDefault byDefault;

    private ColumnText(String text, boolean inKey) {
        this.text = text;
        this.inKey = inKey;
    }

    private static Pattern form(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

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

    /**
     * Reads one back.
     *
     * @param inKey whether the key of its table has it, so that servers make it NOT NULL by themselves
     * @throws IllegalArgumentException with a message for people
     */
    static Column parse(String name, String text, boolean inKey) {
        return new ColumnText(text.strip(), inKey).parse(name);
    }

    private Column parse(String name) {
        Matcher declared = next(TYPE);
        if (declared == null) {
            throw new IllegalArgumentException("`" + text + "` is not a column such as `int unsigned not null`");
        }
        notNull = inKey;
        while (at < text.length()) {
            clause();
        }
        String charsetOrUsual = charset == null ? "utf8mb4" : charset;
        String usual = charsetOrUsual.equals("utf8mb4") ? "utf8mb4_0900_ai_ci" : charsetOrUsual + "_general_ci";
        ColumnDefault usualDefault = notNull ? ColumnDefault.NONE : ColumnDefault.NULL;
        ColumnType type = TypeText.parse(declared.group(), charsetOrUsual, collation == null ? usual : collation);
        known(type, declared.group());
        return new Column(name, type, declared.group(), !notNull, generated, byDefault == null ? usualDefault : byDefault);
    }

    /** A type that no rule can read is one of the servers' all the same. */
    private static void known(ColumnType type, String declared) {
        String word = declared.replaceAll("\\W.*", "").toLowerCase(Locale.ROOT);
        String question = Nearest.question(word, SUPPORTED);
        if (type instanceof ColumnType.Other && !UNSUPPORTED.contains(word) && !SUPPORTED.contains(word) && !question.isEmpty()) {
            throw new IllegalArgumentException("no type is called `" + word + "`" + question);
        }
    }

    private void clause() {
        Matcher found;
        if ((found = next(CHARSET)) != null) {
            charset = found.group(1);
        } else if ((found = next(COLLATE)) != null) {
            collation = found.group(1);
        } else if (next(NOT_NULL) != null) {
            notNull = true;
        } else if (next(GENERATED) != null) {
            generated = true;
        } else if (next(NO_DEFAULT) != null) {
            byDefault = ColumnDefault.NONE;
        } else if (next(DEFAULT_NULL) != null) {
            byDefault = ColumnDefault.NULL;
        } else if (next(SERVER) != null) {
            byDefault = ColumnDefault.SERVER;
        } else if ((found = next(LITERAL)) != null) {
            byDefault = new ColumnDefault.Literal(found.group(1).replace("''", "'"));
        } else if ((found = next(NUMBER)) != null) {
            byDefault = new ColumnDefault.Literal(found.group(1));
        } else if (next(NULL) != null) {
            if (inKey) {
                throw new IllegalArgumentException("the key has this column, so it cannot be `null`; leave the word out");
            }
        } else if (next(IGNORED) == null) {
            throw new IllegalArgumentException("`" + text.substring(at) + "` does not go on a column: known are charset NAME,"
                    + " collate NAME, not null, generated, default '...', no default, and " + BY_SERVER + " for an expression");
        }
    }

    /** What comes next, if it is of this form and ends where a word does. */
    private @Nullable Matcher next(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || (matcher.end() < text.length() && text.charAt(matcher.end()) != ' ')) {
            return null;
        }
        at = matcher.end();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return matcher;
    }
}
