package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion.Cast;
import dev.seachange.types.Conversion.Narrowing;
import dev.seachange.types.Conversion.None;
import dev.seachange.types.Conversion.Widening;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Conversions from texts and JSON. A pair that is not listed has none: that fails closed when a type is added. */
final class TextConversions {
    private static final long LONGTEXT = 4_294_967_295L;
    private static final String NOT_A_NUMBER = "a text is not a number";

    private TextConversions() {}

    static Conversion fromText(ColumnType.Text from, ColumnType to) {
        return switch (to) {
            case ColumnType.Text t -> textToText(from, t);
            case ColumnType.Int i -> digits(to, false);
            case ColumnType.Decimal d -> digits(to, true);
            case ColumnType.Single s -> digits(to, true);
            case ColumnType.DoublePrecision d -> digits(to, true);
            case ColumnType.Year y -> digits(to, false);
            case ColumnType.Enumeration e -> new Cast(
                    LabelConversions.enumeration(e), "not every text is one of its labels");
            case ColumnType.LabelSet s -> new Cast(LabelConversions.labelSet(s), "not every text is a set of its labels");
            case ColumnType.Json j when isMariaDbJson(from) -> Conversion.SAME;
            case ColumnType.Json j -> new Cast(Converter.IDENTITY, "not every text is JSON");
            default -> Conversions.none();
        };
    }

    /** MariaDB's JSON is an alias of this, with a CHECK. */
    private static boolean isMariaDbJson(ColumnType.Text type) {
        return isLongText(type) && type.collation().equals("utf8mb4_bin");
    }

    private static boolean isLongText(ColumnType.Text type) {
        return type.lengthInBytes() && type.length() >= LONGTEXT && type.charset().equals("utf8mb4");
    }

    /** A whole number is spelled in one way only, so that no two texts become one number. */
    private static Conversion digits(ColumnType to, boolean fraction) {
        Converter number = NumberConversions.checked(to);
        Converter digits = value -> {
            BigDecimal read = Numbers.fromDigits((String) value);
            if (!fraction && read.scale() > 0) {
                throw new Unfit(ValueCode.V107, "the text is not a whole number");
            }
            return read;
        };
        return new Cast(digits.then(number), NOT_A_NUMBER);
    }

    static Conversion fromJson(ColumnType to) {
        return switch (to) {
            case ColumnType.Json j -> Conversion.SAME;
            case ColumnType.Text t when isLongText(t) -> Conversion.SAME;
            case ColumnType.Text t -> {
                TextLimit limit = new TextLimit(t);
                yield new Cast(value -> limit.check((String) value), "JSON is not a text of limited length");
            }
            default -> Conversions.none();
        };
    }

    private static Conversion textToText(ColumnType.Text from, ColumnType.Text to) {
        List<String> reasons = new ArrayList<>();
        if (!Charsets.contains(to.charset(), from.charset())) {
            reasons.add(to.charset() + " does not have every character of " + from.charset());
        }
        if (!lengthFits(from, to)) {
            reasons.add("a text may be too long");
        }
        if (to.fixed() && !from.fixed()) {
            reasons.add("CHAR loses blanks at the end");
        }
        if (reasons.isEmpty()) {
            return new Widening(Converter.IDENTITY);
        }
        String why = String.join(" and ", reasons);
        TextLimit limit = new TextLimit(to);
        return limit.exact()
                ? new Narrowing(value -> limit.check((String) value), why)
                : new None(why + "; character set " + to.charset() + " cannot be checked value by value yet");
    }

    private static boolean lengthFits(ColumnType.Text from, ColumnType.Text to) {
        if (from.lengthInBytes() && to.lengthInBytes() && Charsets.sameBytes(to.charset(), from.charset())) {
            return from.length() <= to.length();
        }
        long characters = from.lengthInBytes() ? from.length() / Charsets.fewestBytes(from.charset()) : from.length();
        long needed = to.lengthInBytes() ? characters * Charsets.mostBytes(to.charset(), from.charset()) : characters;
        return needed <= to.length();
    }
}
