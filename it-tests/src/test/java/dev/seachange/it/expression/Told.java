package dev.seachange.it.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Our values as texts like MySQL's, written here anew so that the product's own way of writing them is tested too. */
final class Told {
    private Told() {}

    static String value(Compiled compiled, Row row) {
        try {
            return text(compiled.evaluator().evaluate(Subject.of(row)), compiled.type());
        } catch (Unfit e) {
            return MySqlOracle.ERROR + " (" + e.message() + ")";
        }
    }

    static String text(@Nullable Object value, ColumnType type) {
        return switch (value) {
            case null -> "null";
            case BigDecimal d -> d.toPlainString();
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case LocalDateTime t -> moment(t, fraction(type));
            case Instant t -> moment(LocalDateTime.ofInstant(t, ZoneOffset.UTC), fraction(type));
            case Duration t -> time(t, fraction(type));
            case Long y when type instanceof ColumnType.Year -> String.format("%04d", y);
            default -> value.toString();
        };
    }

    private static int fraction(ColumnType type) {
        return switch (type) {
            case ColumnType.DateTime d -> d.fraction();
            case ColumnType.Timestamp t -> t.fraction();
            case ColumnType.Time t -> t.fraction();
            default -> 0;
        };
    }

    private static String moment(LocalDateTime t, int digits) {
        return t.toLocalDate() + " " + String.format("%02d:%02d:%02d", t.getHour(), t.getMinute(), t.getSecond())
                + fraction(t.getNano(), digits);
    }

    private static String time(Duration time, int digits) {
        Duration size = time.abs();
        return (time.isNegative() ? "-" : "")
                + String.format("%02d:%02d:%02d", size.toHours(), size.toMinutesPart(), size.toSecondsPart())
                + fraction(size.toNanosPart(), digits);
    }

    private static String fraction(int nanos, int digits) {
        return digits == 0 ? "" : "." + String.format("%09d", nanos).substring(0, digits);
    }

    static boolean same(String ours, String oracle, ColumnType type) {
        if (ours.startsWith(MySqlOracle.ERROR)) {
            return oracle.equals(MySqlOracle.ERROR);
        }
        if (ours.equals(oracle)) {
            return true;
        }
        boolean doubles = type instanceof ColumnType.DoublePrecision || type instanceof ColumnType.Single;
        if (!doubles || oracle.equals("null") || ours.equals("null") || oracle.equals(MySqlOracle.ERROR)) {
            return false;
        }
        if (type instanceof ColumnType.Single) {
            return Float.compare(Float.parseFloat(ours) + 0f, Float.parseFloat(oracle) + 0f) == 0;
        }
        return Double.compare(Double.parseDouble(ours) + 0.0, Double.parseDouble(oracle) + 0.0) == 0;
    }
}
