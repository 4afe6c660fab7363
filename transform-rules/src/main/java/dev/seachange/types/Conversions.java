package dev.seachange.types;

import dev.seachange.change.ColumnType;

/** Finds the conversion between two types. */
public final class Conversions {
    private static final String NO_WAY = "there is no exact way from the one to the other";

    private Conversions() {}

    public static Conversion between(ColumnType from, ColumnType to) {
        if (to instanceof ColumnType.Other || from instanceof ColumnType.Other) {
            return new Conversion.None("this type is not supported");
        }
        return switch (from) {
            case ColumnType.Int i -> NumberConversions.fromInt(i, to);
            case ColumnType.Decimal d -> NumberConversions.fromDecimal(d, to);
            case ColumnType.Single s -> NumberConversions.fromSingle(to);
            case ColumnType.DoublePrecision d -> NumberConversions.fromDouble(to);
            case ColumnType.Year y -> NumberConversions.fromYear(to);
            case ColumnType.Text t -> TextConversions.fromText(t, to);
            case ColumnType.Enumeration e -> LabelConversions.fromEnumeration(e, to);
            case ColumnType.LabelSet s -> LabelConversions.fromLabelSet(s, to);
            case ColumnType.Json j -> TextConversions.fromJson(to);
            case ColumnType.Binary b -> BinaryConversions.fromBinary(b, to);
            case ColumnType.Bit b -> BinaryConversions.fromBit(b, to);
            case ColumnType.Date d -> TimeConversions.fromDate(to);
            case ColumnType.Time t -> TimeConversions.fromTime(t, to);
            case ColumnType.DateTime d -> TimeConversions.fromDateTime(d, to);
            case ColumnType.Timestamp t -> TimeConversions.fromTimestamp(t, to);
            case ColumnType.Other o -> none();
        };
    }

    static Conversion none() {
        return new Conversion.None(NO_WAY);
    }
}
