package dev.seachange.types;

import dev.seachange.change.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a type as rules spell it, {@code decimal(12,2)}. What it leaves open is taken from the column it is meant for. */
public final class TypeParser {
    public static final List<String> NAMES = List.of(
            "boolean", "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "char", "varchar",
            "tinytext", "text", "mediumtext", "longtext", "binary", "varbinary", "enum", "set", "json", "bit", "date", "time",
            "datetime", "timestamp", "year");

    /** name, up to two numbers in parentheses, unsigned. */
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?\\s*(unsigned)?\\s*");

    private TypeParser() {}

    /** @throws IllegalArgumentException with a message for people */
    public static ColumnType parse(String text, ColumnType target) {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a type such as `decimal(12,2)` or `int unsigned`");
        }
        String name = form.group(1);
        int first = form.group(2) == null ? -1 : Integer.parseInt(form.group(2));
        int second = form.group(3) == null ? -1 : Integer.parseInt(form.group(3));
        ColumnType type = build(name, first, second, form.group(4) != null, target);
        boolean takesTwo = type instanceof ColumnType.Decimal;
        boolean takesOne = !(type instanceof ColumnType.Single
                || type instanceof ColumnType.DoublePrecision
                || type instanceof ColumnType.Enumeration
                || type instanceof ColumnType.LabelSet
                || type instanceof ColumnType.Json
                || type instanceof ColumnType.Date
                || type instanceof ColumnType.Year);
        boolean takesUnsigned = takesTwo || (type instanceof ColumnType.Int i && i.bits() > 1);
        if ((first >= 0 && !takesOne) || (second >= 0 && !takesTwo) || (form.group(4) != null && !takesUnsigned)) {
            throw new IllegalArgumentException("`" + text + "` says more than the type `" + name + "` takes");
        }
        return type;
    }

    private static ColumnType build(String name, int first, int second, boolean unsigned, ColumnType target) {
        return switch (name) {
            case "boolean", "bool" -> new ColumnType.Int(none(name, 1, first), true);
            case "tinyint" -> new ColumnType.Int(none(name, 8, first), unsigned);
            case "smallint" -> new ColumnType.Int(none(name, 16, first), unsigned);
            case "mediumint" -> new ColumnType.Int(none(name, 24, first), unsigned);
            case "int", "integer" -> new ColumnType.Int(none(name, 32, first), unsigned);
            case "bigint" -> new ColumnType.Int(none(name, 64, first), unsigned);
            case "decimal", "numeric" -> decimal(first, second, unsigned);
            case "float" -> new ColumnType.Single();
            case "double" -> new ColumnType.DoublePrecision();
            case "char" -> text(within(name, first, 0, 255), false, true, target);
            case "varchar" -> text(within(name, first, 0, 65_535), false, false, target);
            case "tinytext" -> text(none(name, 255, first), true, false, target);
            case "text" -> text(none(name, 65_535, first), true, false, target);
            case "mediumtext" -> text(none(name, 16_777_215, first), true, false, target);
            case "longtext" -> text(4_294_967_295L + none(name, 0, first), true, false, target);
            case "binary" -> new ColumnType.Binary(within(name, first, 0, 255), true);
            case "varbinary" -> new ColumnType.Binary(within(name, first, 0, 65_535), false);
            case "enum" -> sameKind(name, ColumnType.Enumeration.class, target);
            case "set" -> sameKind(name, ColumnType.LabelSet.class, target);
            case "json" -> new ColumnType.Json();
            case "bit" -> new ColumnType.Bit(within(name, first < 0 ? 1 : first, 1, 64));
            case "date" -> new ColumnType.Date();
            case "time" -> new ColumnType.Time(within(name, Math.max(first, 0), 0, 6));
            case "datetime" -> new ColumnType.DateTime(within(name, Math.max(first, 0), 0, 6));
            case "timestamp" -> new ColumnType.Timestamp(within(name, Math.max(first, 0), 0, 6));
            case "year" -> new ColumnType.Year();
            default -> throw new IllegalArgumentException("unknown type `" + name + "`");
        };
    }

    private static ColumnType decimal(int precision, int scale, boolean unsigned) {
        int digits = within("decimal", precision < 0 ? 10 : precision, 1, 65);
        int fraction = within("decimal", Math.max(scale, 0), 0, Math.min(30, digits));
        return new ColumnType.Decimal(digits, fraction, unsigned);
    }

    /** In the character set and collation of the column; a column of another kind takes any text. */
    private static ColumnType text(long length, boolean inBytes, boolean fixed, ColumnType target) {
        return target instanceof ColumnType.Text t
                ? new ColumnType.Text(length, inBytes, fixed, t.charset(), t.collation())
                : new ColumnType.Text(length, inBytes, fixed, "utf8mb4", "utf8mb4_bin");
    }

    private static ColumnType sameKind(String name, Class<? extends ColumnType> kind, ColumnType target) {
        if (!kind.isInstance(target)) {
            throw new IllegalArgumentException("`" + name + "` takes its labels from the column, which is another type");
        }
        return target;
    }

    /** For types without a length; MySQL's old display width {@code int(11)} is refused since it limits nothing. */
    private static int none(String name, int value, int given) {
        if (given >= 0) {
            throw new IllegalArgumentException("`" + name + "` takes no length");
        }
        return value;
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("`" + name + "` takes a length from " + least + " to " + most);
        }
        return value;
    }
}
