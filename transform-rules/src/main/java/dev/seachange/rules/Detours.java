package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import org.jspecify.annotations.Nullable;

/**
 * How a rule can make a value of one kind from one of another to which no conversion leads: by an expression that says what is
 * meant. For the remedies of problems; what is shown here the language takes as it stands.
 */
final class Detours {
    private static final String ELSE = "Feed the column from another expression, or change its type in NEW.";
    private static final String WIDEN = "Write a value that the column can hold, or change the column of NEW.";
    private static final String ZONE = "zone: Asia/Seoul";
    private static final String TO_THE_SECOND = "%Y-%m-%d %H:%i:%s";
    private static final String SECONDS = "If it is in seconds since 1970";
    private static final int LONGEST_REPEATED = 60;

    private Detours() {}

    /** @param settings of the feed beside {@code from}, as in {@code zone: Asia/Seoul}; empty if it needs none */
    private record Way(String say, String expression, String settings) {
        Way(String say, String expression) {
            this(say, expression, "");
        }
    }

    /** How to write it, or what else to do; never empty. */
    static String remedy(ColumnType from, String what, Column column) {
        ColumnType to = column.type();
        boolean lengths = from instanceof ColumnType.Binary && to instanceof ColumnType.Binary;
        Way way = way(from, to, repeated(what), column);
        if (way == null) {
            return lengths ? "Make the column of NEW VARBINARY, or as long as that of OLD." : ELSE;
        }
        boolean longer = fraction(from) > fraction(column.type()) && isMoment(column.type());
        String settings = longer ? (way.settings().isEmpty() ? "" : way.settings() + ", ") + type(column) : way.settings();
        String form = settings.isEmpty()
                ? inBraces(way.expression())
                : "{ from: " + inBraces(way.expression()) + ", " + settings + " }";
        return way.say() + ": `" + column.name() + ": " + form + "`.";
    }

    /** The same where the rule names a type to which no conversion leads. */
    static String ofNamedType(ColumnType from, String what, Column column) {
        return Conversions.between(from, column.type()) instanceof Conversion.None
                ? remedy(from, what, column)
                : "Take `type` out: the column takes such values as they are, or its own problem is told.";
    }

    /** What to do about a constant that a column cannot hold. */
    static String constant(Column column) {
        return switch (column.type()) {
            case ColumnType.Enumeration e -> "Write one of its labels, or add this one to the column of NEW.";
            case ColumnType.LabelSet s -> "Write labels of it in its order, with a comma between, or add them to the column of NEW.";
            case ColumnType.Binary b -> "Write it as an expression, with all of its bytes: `" + column.name()
                    + ": { from: \"x'0aff...'\", type: " + ColumnFeeds.quoted(column) + " }`.";
            case ColumnType.Int i -> WIDEN;
            case ColumnType.Decimal d -> WIDEN;
            case ColumnType.Single s -> WIDEN;
            case ColumnType.DoublePrecision d -> WIDEN;
            case ColumnType.Year y -> WIDEN;
            case ColumnType.Text t -> WIDEN;
            case ColumnType.Json j -> WIDEN;
            case ColumnType.Bit b -> WIDEN;
            case ColumnType.Date d -> WIDEN;
            case ColumnType.Time t -> WIDEN;
            case ColumnType.DateTime d -> WIDEN;
            case ColumnType.Timestamp t -> WIDEN;
            case ColumnType.Other o -> "Drop the column in the rule.";
        };
    }

    private static String type(Column column) {
        return "type: " + ColumnFeeds.quoted(column);
    }

    private static boolean isMoment(ColumnType type) {
        return type instanceof ColumnType.DateTime || type instanceof ColumnType.Timestamp || type instanceof ColumnType.Time;
    }

    private static int fraction(ColumnType type) {
        if (type instanceof ColumnType.DateTime d) {
            return d.fraction();
        }
        if (type instanceof ColumnType.Timestamp t) {
            return t.fraction();
        }
        if (type instanceof ColumnType.Time t) {
            return t.fraction();
        }
        return type instanceof ColumnType.Decimal d ? d.scale() : 0;
    }

    private static @Nullable Way way(ColumnType from, ColumnType to, String what, Column column) {
        String type = type(column);
        return switch (to) {
            case ColumnType.Date d -> toDate(from, what);
            case ColumnType.DateTime d -> toDateTime(from, what);
            case ColumnType.Timestamp t -> toTimestamp(from, what);
            case ColumnType.Time t -> toTime(from, what);
            case ColumnType.Year y -> toYear(from, what, type);
            case ColumnType.Int i -> toInt(from, what, type);
            case ColumnType.Text t -> toText(from, what);
            case ColumnType.Binary b when from instanceof ColumnType.Text -> new Way(
                    "If these are hexadecimal digits", "unhex(" + what + ")", type);
            case ColumnType.Binary b -> null;
            case ColumnType.Enumeration e -> toLabel(from, what);
            case ColumnType.Json j -> toJson(from, what, type);
            case ColumnType.Bit b when from instanceof ColumnType.Text || from instanceof ColumnType.Decimal -> new Way(
                    "If it is a whole number", "cast(" + what + " as unsigned)", type);
            case ColumnType.Bit b -> null;
            case ColumnType.Decimal d -> fromJson(from, what, type);
            case ColumnType.Single s -> fromJson(from, what, type);
            case ColumnType.DoublePrecision d -> fromJson(from, what, type);
            case ColumnType.LabelSet s -> null;
            case ColumnType.Other o -> null;
        };
    }

    private static @Nullable Way toDate(ColumnType from, String what) {
        return switch (from) {
            case ColumnType.Text t -> read(what, "%Y-%m-%d");
            case ColumnType.Json j -> read("json_unquote(" + what + ")", "%Y-%m-%d");
            case ColumnType.Int i -> read("cast(" + what + " as char)", "%Y%m%d");
            case ColumnType.Year y -> new Way("If its first day is meant, and none of 0000", "makedate(nullif(" + what + ", 0), 1)");
            case ColumnType.Timestamp t -> new Way("Name the zone whose date is wanted", "date(" + local(what) + ")");
            default -> null;
        };
    }

    private static @Nullable Way toDateTime(ColumnType from, String what) {
        return switch (from) {
            case ColumnType.Text t -> read(what, TO_THE_SECOND);
            case ColumnType.Json j -> read("json_unquote(" + what + ")", TO_THE_SECOND);
            case ColumnType.Int i -> new Way(SECONDS, sinceTheEpoch(what));
            case ColumnType.Decimal d -> new Way(SECONDS, sinceTheEpoch(what));
            case ColumnType.Timestamp t -> new Way("Name the zone whose local time is wanted", what, ZONE);
            default -> null;
        };
    }

    private static @Nullable Way toTimestamp(ColumnType from, String what) {
        if (from instanceof ColumnType.Date) {
            return new Way("Name the zone whose midnight is meant", "cast(" + what + " as datetime)", ZONE);
        }
        if (from instanceof ColumnType.DateTime) {
            return new Way("Name the zone whose local times these are", what, ZONE);
        }
        Way local = toDateTime(from, what);
        if (local == null) {
            return null;
        }
        boolean seconds = local.say().equals(SECONDS);
        String say = seconds ? SECONDS : local.say() + ", and the zone whose local times these are";
        return new Way(say, local.expression(), seconds ? "zone: UTC" : ZONE);
    }

    private static @Nullable Way toTime(ColumnType from, String what) {
        return switch (from) {
            case ColumnType.Text t -> read(what, "%H:%i:%s");
            case ColumnType.Json j -> read("json_unquote(" + what + ")", "%H:%i:%s");
            case ColumnType.DateTime d -> new Way("For its time of day", "time(" + what + ")");
            case ColumnType.Timestamp t -> new Way("Name the zone whose time of day is wanted", "time(" + local(what) + ")");
            case ColumnType.Int i -> new Way("If it is in seconds", "sec_to_time(" + what + ")");
            default -> null;
        };
    }

    private static @Nullable Way toYear(ColumnType from, String what, String type) {
        return switch (from) {
            case ColumnType.Date d -> new Way("For its year", "year(" + what + ")", type);
            case ColumnType.DateTime d -> new Way("For its year", "year(" + what + ")", type);
            case ColumnType.Timestamp t -> new Way("Name the zone whose year is wanted", "year(" + local(what) + ")", type);
            default -> fromJson(from, what, type);
        };
    }

    private static @Nullable Way toInt(ColumnType from, String what, String type) {
        return switch (from) {
            case ColumnType.Date d -> new Way(
                    "For a number such as 20260102", "cast(date_format(" + what + ", '%Y%m%d') as signed)", type);
            case ColumnType.DateTime d -> new Way("For the seconds since 1970, in UTC", "unix_timestamp(" + what + ")", type);
            case ColumnType.Timestamp t -> new Way("For the seconds since 1970", "unix_timestamp(" + what + ")", type);
            case ColumnType.Time t -> new Way(
                    t.fraction() > 0 ? "For its seconds, cut to whole ones" : "For its seconds", "time_to_sec(" + what + ")", type);
            case ColumnType.Enumeration e -> mapped(what);
            default -> fromJson(from, what, type);
        };
    }

    private static @Nullable Way toText(ColumnType from, String what) {
        return switch (from) {
            case ColumnType.Date d -> shown(what, "%Y-%m-%d");
            case ColumnType.DateTime d -> shown(what, TO_THE_SECOND + (d.fraction() > 0 ? ".%f" : ""));
            case ColumnType.Timestamp t -> {
                Way way = shown(local(what), TO_THE_SECOND + (t.fraction() > 0 ? ".%f" : ""));
                yield new Way(way.say() + ", and the zone whose local time is wanted", way.expression());
            }
            case ColumnType.Time t -> new Way("As MySQL writes it", "cast(" + what + " as char)");
            case ColumnType.Binary b -> new Way("In hexadecimal digits", "hex(" + what + ")");
            default -> null;
        };
    }

    private static @Nullable Way toLabel(ColumnType from, String what) {
        return from instanceof ColumnType.Int || from instanceof ColumnType.Year ? mapped(what) : null;
    }

    private static @Nullable Way toJson(ColumnType from, String what, String type) {
        return switch (from) {
            case ColumnType.Int i -> new Way("As a JSON number", "cast(" + what + " as json)");
            case ColumnType.Decimal d -> new Way("As a JSON number", "cast(" + what + " as json)");
            case ColumnType.Enumeration e -> quoted(what, type);
            case ColumnType.Date d -> quoted(what, type);
            case ColumnType.DateTime d -> quoted(what, type);
            case ColumnType.Time t -> quoted(what, type);
            default -> null;
        };
    }

    private static @Nullable Way fromJson(ColumnType from, String what, String type) {
        return from instanceof ColumnType.Json
                ? new Way("For a number that is all of the JSON", "json_unquote(" + what + ")", type)
                : null;
    }

    private static Way quoted(String what, String type) {
        return new Way("As a JSON string", "json_quote(cast(" + what + " as char))", type);
    }

    private static Way mapped(String what) {
        return new Way("Say what stands for what, in a value map", what, "values: ...");
    }

    private static Way read(String text, String format) {
        return new Way("Say how it is written", "str_to_date(" + text + ", '" + format + "')");
    }

    private static Way shown(String moment, String format) {
        return new Way("Say how to write it", "date_format(" + moment + ", '" + format + "')");
    }

    /** Not from_unixtime: that makes NULL of moments before 1970, and of milliseconds that are taken for seconds. */
    private static String sinceTheEpoch(String seconds) {
        return "date_add(cast('1970-01-01' as datetime), interval " + seconds + " second)";
    }

    private static String local(String instant) {
        return "convert_tz(" + instant + ", 'UTC', 'Asia/Seoul')";
    }

    /** An expression within another; a long one is for the reader to fill in. */
    static String repeated(String expression) {
        String text = expression.strip();
        return text.length() > LONGEST_REPEATED || text.contains("\n") ? "..." : text;
    }

    /** As it can stand in YAML, also in a map of one line. */
    static String inBraces(String expression) {
        return expression.matches("[\\w.() *+/-]+") ? expression : inQuotes(expression);
    }

    private static String inQuotes(String expression) {
        return '"' + expression.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
