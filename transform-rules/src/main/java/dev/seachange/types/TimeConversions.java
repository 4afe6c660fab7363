package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion.Cast;
import dev.seachange.types.Conversion.Narrowing;
import dev.seachange.types.Conversion.None;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

/** Conversions from dates and times. A pair that is not listed has none: that fails closed when a type is added. */
final class TimeConversions {
    private static final String ZONE = "a local time and an instant need a time zone between them";
    private static final String FRACTION = "fraction digits of the seconds may be lost";

    private TimeConversions() {}

    static Conversion fromDate(ColumnType to) {
        return switch (to) {
            case ColumnType.Date d -> Conversion.SAME;
            case ColumnType.DateTime d -> new Cast(
                    value -> ((LocalDate) value).atStartOfDay(), "a date is not a moment of that day");
            case ColumnType.Timestamp t -> new None(ZONE);
            default -> Conversions.none();
        };
    }

    static Conversion fromDateTime(ColumnType.DateTime from, ColumnType to) {
        return switch (to) {
            case ColumnType.DateTime d when d.fraction() >= from.fraction() -> Conversion.SAME;
            case ColumnType.DateTime d -> new Narrowing(
                    value -> fits(value, d.fraction()), FRACTION);
            case ColumnType.Date d -> new Cast(value -> midnight((LocalDateTime) value), "a date has no time of day");
            case ColumnType.Timestamp t -> new None(ZONE);
            default -> Conversions.none();
        };
    }

    private static LocalDate midnight(LocalDateTime value) {
        if (!value.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new Unfit(ValueCode.V104, "the value has a time of day, which DATE would lose");
        }
        return value.toLocalDate();
    }

    static Conversion fromTimestamp(ColumnType.Timestamp from, ColumnType to) {
        return switch (to) {
            case ColumnType.Timestamp t when t.fraction() >= from.fraction() -> Conversion.SAME;
            case ColumnType.Timestamp t -> new Narrowing(
                    value -> fits(value, t.fraction()), FRACTION);
            case ColumnType.DateTime d -> new None(ZONE);
            case ColumnType.Date d -> new None(ZONE);
            default -> Conversions.none();
        };
    }

    static Conversion fromTime(ColumnType.Time from, ColumnType to) {
        return switch (to) {
            case ColumnType.Time t when t.fraction() >= from.fraction() -> Conversion.SAME;
            case ColumnType.Time t -> new Narrowing(
                    value -> fits(value, t.fraction()), FRACTION);
            default -> Conversions.none();
        };
    }

    /** The value itself, if its seconds need no more than {@code digits} fraction digits. */
    static <T> T fits(T value, int digits) {
        int unit = 1_000_000_000;
        for (int i = 0; i < digits; i++) {
            unit /= 10;
        }
        int nanos = value instanceof Duration d ? d.toNanosPart() : ((Temporal) value).get(ChronoField.NANO_OF_SECOND);
        if (nanos % unit != 0) {
            throw new Unfit(ValueCode.V104, "the seconds have more than " + digits + " fraction digits");
        }
        return value;
    }
}
