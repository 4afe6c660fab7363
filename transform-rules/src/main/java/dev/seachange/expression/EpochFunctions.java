package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.types.Zones;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Moments as seconds since 1970 in UTC, and from one time zone to another.
 *
 * <p>Zones are those of the JDK. MySQL's tables end in 2037: for later years it knows no summer time, other than here.
 *
 * <p>Source: MySQL Reference Manual, "Date and Time Functions", on UNIX_TIMESTAMP, FROM_UNIXTIME and CONVERT_TZ.
 */
final class EpochFunctions {
    private static final int MOST_FRACTION = 6;

    /** 3001-01-18 23:59:59. */
    private static final long MOST_SECONDS = 32_536_771_199L;

    /** What TIMESTAMP ends with on the server where it goes furthest. */
    private static final long MOST_TIMESTAMP = 4_294_967_295L;

    private static final long EPOCH = Days.micros(LocalDateTime.of(1970, 1, 1, 0, 0));

    private static final BigDecimal END = BigDecimal.valueOf(MOST_SECONDS + 1);

    static final List<Function> ALL = List.of(
            Function.of("unix_timestamp", 0, 1, "unix_timestamp(d)",
                    "Seconds since 1970 of a moment in UTC, with its fraction digits.", EpochFunctions::seconds),
            Function.of("from_unixtime", 1, 2, "from_unixtime(n, 'format')",
                    "The moment in UTC so many seconds after 1970, perhaps as a text like date_format's."
                            + " NULL before 1970 and from 3001-01-19 on.",
                    EpochFunctions::moment),
            Function.of("convert_tz", 3, 3, "convert_tz(d, 'from zone', 'to zone')",
                    "The local time of another zone, as MySQL has it: in a gap the time at its end, of two the earlier;"
                            + " what lies before 1970-01-01 00:00:01 or after 3001-01-18 in UTC stays as it is.",
                    EpochFunctions::converted));

    private EpochFunctions() {}

    private static Compiled seconds(Call call) throws Misread {
        if (call.count() == 0) {
            throw Clocks.refusal("unix_timestamp", call.span());
        }
        Compiled moment = Moments.dateTime(call.argument(0));
        int fraction = Moments.fraction(moment.type());
        boolean stamp = call.argument(0).type() instanceof ColumnType.Timestamp;
        BigDecimal most = BigDecimal.valueOf(stamp ? MOST_TIMESTAMP : MOST_SECONDS);
        if (fraction == 0) {
            return Strict.of(moment, DateParts.WHOLE, false, call.span(), value ->
                            micros((LocalDateTime) value) / Days.MICROS_OF_SECOND)
                    .with(new Range(BigDecimal.ZERO, most))
                    .with(moment.traits());
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(fraction);
        Range range = new Range(BigDecimal.ZERO, most.add(BigDecimal.ONE).subtract(unit));
        return Strict.of(moment, range.decimal(fraction), false, call.span(), value ->
                        BigDecimal.valueOf(micros((LocalDateTime) value), MOST_FRACTION).setScale(fraction))
                .with(range)
                .with(moment.traits());
    }

    /** Since 1970. MySQL gives 0 for what it does not know; that would be another moment. */
    private static long micros(LocalDateTime time) {
        long micros = Days.micros(time) - EPOCH;
        if (micros != 0 && (micros < Days.MICROS_OF_SECOND || micros >= (MOST_SECONDS + 1) * Days.MICROS_OF_SECOND)) {
            throw new Unfit(ValueCode.V102, "the moment is before 1970-01-01 00:00:01 or after 3001-01-18 23:59:59");
        }
        return micros;
    }

    private static Compiled moment(Call call) throws Misread {
        Compiled seconds = call.exact(0);
        int scale = Arithmetic.scale(seconds);
        Range range = Arithmetic.range(seconds);
        boolean known = range.least().signum() >= 0 && range.most().compareTo(BigDecimal.valueOf(MOST_SECONDS)) <= 0;
        ColumnType type = new ColumnType.DateTime(Math.min(MOST_FRACTION, scale));
        Compiled moment = Strict.of(seconds, type, !known, call.span(), value -> {
            if (seconds.type() instanceof ColumnType.Decimal && ((BigDecimal) value).toBigInteger().bitLength() >= Long.SIZE) {
                throw Arithmetic.outOfRange();
            }
            BigDecimal rounded = ((BigDecimal) value).setScale(MOST_FRACTION, RoundingMode.HALF_UP);
            return ((BigDecimal) value).signum() < 0 || rounded.compareTo(END) >= 0 ? null : moment(rounded);
        });
        Compiled result = scale <= MOST_FRACTION && known ? moment.with(seconds.traits()) : moment;
        return call.count() == 1 ? result : DateFormats.formatted(result, call, 1);
    }

    private static LocalDateTime moment(BigDecimal seconds) {
        long whole = seconds.longValue();
        int nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValueExact();
        return LocalDateTime.ofEpochSecond(whole, nanos, ZoneOffset.UTC);
    }

    private static Compiled converted(Call call) throws Misread {
        Compiled moment = Moments.dateTime(call.argument(0));
        ZoneRules from = zone(call, 1);
        ZoneRules to = zone(call, 2);
        ColumnType type = new ColumnType.DateTime(Moments.fraction(moment.type()));
        return Strict.of(moment, type, false, call.span(), value -> {
            Instant instant = instant((LocalDateTime) value, from);
            boolean known = instant.getEpochSecond() >= 1 && instant.getEpochSecond() <= MOST_SECONDS;
            return known ? LocalDateTime.ofInstant(instant, to.getOffset(instant)) : value;
        });
    }

    private static ZoneRules zone(Call call, int i) throws Misread {
        String name = call.constantText(i, "a time zone");
        return Zones.find(name)
                .orElseThrow(() -> new Misread(
                        ExpressionCode.E316, call.argument(i).span(),
                        "unknown time zone `" + name + "`" + Zones.question(name), Zones.HINT));
    }

    private static Instant instant(LocalDateTime local, ZoneRules zone) {
        ZoneOffsetTransition change = zone.getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getOffset(local));
        }
        return change.isGap()
                ? change.getInstant().plusNanos(local.get(ChronoField.NANO_OF_SECOND))
                : local.toInstant(change.getOffsetBefore());
    }
}
