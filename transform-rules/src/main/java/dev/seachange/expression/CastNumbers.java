package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What MySQL takes for a number where one is wanted: the digits of dates and times, the place of an ENUM's label counted from 1,
 * a bit for each label of a SET.
 */
final class CastNumbers {
    private static final int NANO_DIGITS = 9;
    private static final int TIME_DIGITS = 6;
    private static final int HUNDRED = 100;
    private static final Range DATES = Range.of(0, 9999_12_31L);
    private static final Range DATE_TIMES = new Range(BigDecimal.ZERO, new BigDecimal("99991231235959.999999"));
    private static final Range TIMES = Range.of(-838_59_59, 838_59_59);

    private CastNumbers() {}

    /** The operand as it is if it is no such thing. */
    static Compiled of(Compiled operand) throws Misread {
        return switch (operand.type()) {
            case ColumnType.Bit b -> Rounding.wholeNumber(operand, operand.span());
            case ColumnType.Year y -> Rounding.wholeNumber(operand, operand.span());
            case ColumnType.Enumeration e -> places(operand, e.labels());
            case ColumnType.LabelSet s -> bits(operand, s.labels());
            case ColumnType.Date d -> whole(operand, DATES, value -> digits((LocalDate) value));
            case ColumnType.DateTime d -> dateTime(operand, d.fraction());
            case ColumnType.Timestamp t -> dateTime(Moments.dateTime(operand), t.fraction());
            case ColumnType.Time t -> decimal(operand, t.fraction(), TIMES, value -> time((Duration) value));
            case ColumnType.Int i -> operand;
            case ColumnType.Decimal d -> operand;
            case ColumnType.Single s -> operand;
            case ColumnType.DoublePrecision d -> operand;
            case ColumnType.Text t -> operand;
            case ColumnType.Binary b -> operand;
            case ColumnType.Json j -> operand;
            case ColumnType.Other o -> operand;
        };
    }

    private static Compiled whole(Compiled operand, Range range, Strict.One function) {
        return Strict.of(operand, Arithmetic.wholeType(range, false), false, operand.span(), function).with(range);
    }

    private static Compiled places(Compiled operand, List<String> labels) {
        Map<Object, Long> places = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            places.putIfAbsent(labels.get(i), i + 1L);
        }
        return whole(operand, Range.of(0, labels.size()), value -> places.getOrDefault(value, 0L));
    }

    private static Compiled bits(Compiled operand, List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            places.putIfAbsent(labels.get(i), i);
        }
        Range range = Range.ofBits(labels.size());
        ColumnType.Int type = Arithmetic.wholeType(range, true);
        return Strict.of(operand, type, false, operand.span(), value -> {
                    BigInteger bits = BigInteger.ZERO;
                    for (String label : ((String) value).split(",", -1)) {
                        Integer place = places.get(label);
                        bits = place == null ? bits : bits.setBit(place);
                    }
                    return Arithmetic.wholeValue(bits, type, range);
                })
                .with(range);
    }

    private static Compiled dateTime(Compiled operand, int fraction) {
        return decimal(operand, fraction, DATE_TIMES, value -> dateTime((LocalDateTime) value));
    }

    private interface Digits {
        BigDecimal of(Object value);
    }

    private static Compiled decimal(Compiled operand, int fraction, Range range, Digits digits) {
        return Strict.of(operand, range.decimal(fraction), false, operand.span(), value -> digits.of(value).setScale(fraction))
                .with(range);
    }

    private static long digits(LocalDate date) {
        return digits(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static long digits(long first, int second, int third) {
        return (first * HUNDRED + second) * HUNDRED + third;
    }

    private static BigDecimal dateTime(LocalDateTime value) {
        long time = digits(value.getHour(), value.getMinute(), value.getSecond());
        BigDecimal date = BigDecimal.valueOf(digits(value.toLocalDate())).movePointRight(TIME_DIGITS);
        return date.add(BigDecimal.valueOf(time)).add(nanos(value.getNano()));
    }

    private static BigDecimal time(Duration value) {
        Duration size = value.abs();
        BigDecimal whole = BigDecimal.valueOf(digits(size.toHours(), size.toMinutesPart(), size.toSecondsPart()));
        BigDecimal number = whole.add(nanos(size.toNanosPart()));
        return value.isNegative() ? number.negate() : number;
    }

    private static BigDecimal nanos(int nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }
}
