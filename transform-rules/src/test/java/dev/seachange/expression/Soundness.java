package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import dev.seachange.types.TypeNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what an expression gives is what was said of it before: its type, range and nullability prove that values fit columns. */
final class Soundness {
    private static final List<ColumnType> KINDS = List.of(new ColumnType.Int(64, false), new ColumnType.Decimal(65, 0, false));

    private Soundness() {}

    /** What is wrong with a value; empty when nothing is. */
    static String flaw(Compiled compiled, @Nullable Object value) {
        if (value == null) {
            return compiled.nullable() ? "" : "NULL, which was excluded";
        }
        if (!hasForm(compiled.type(), value)) {
            return "a " + value.getClass().getSimpleName() + " that is no value of " + TypeNames.of(compiled.type());
        }
        Range range = compiled.range();
        if (range != null && !range.contains(Numbers.exact(value))) {
            return value + " is not in " + range;
        }
        for (ColumnType kind : KINDS) {
            ColumnType proven = compiled.proven(kind);
            if (range != null && !holds(proven, Numbers.exact(value))) {
                return value + " does not fit " + TypeNames.of(proven);
            }
        }
        return "";
    }

    private static boolean hasForm(ColumnType type, Object value) {
        return switch (type) {
            case ColumnType.Int i -> i.exceedsLong() ? value instanceof BigInteger : value instanceof Long;
            case ColumnType.Decimal d -> value instanceof BigDecimal decimal && decimal.scale() == d.scale() && decimal.precision() <= 65;
            case ColumnType.Single s -> value instanceof Float f && Float.isFinite(f);
            case ColumnType.DoublePrecision d -> value instanceof Double n && Double.isFinite(n);
            case ColumnType.Text t -> value instanceof String text
                    && (t.lengthInBytes() || text.codePointCount(0, text.length()) <= t.length());
            case ColumnType.Binary b -> value instanceof byte[] bytes && bytes.length <= b.length();
            case ColumnType.Enumeration e -> value instanceof String;
            case ColumnType.LabelSet s -> value instanceof String;
            case ColumnType.Json j -> value instanceof String;
            case ColumnType.Bit b -> value instanceof byte[] bytes && bytes.length == (b.length() + 7) / 8;
            case ColumnType.Date d -> value instanceof LocalDate;
            case ColumnType.Time t -> value instanceof Duration time && fits(time.toNanosPart(), t.fraction());
            case ColumnType.DateTime d -> value instanceof LocalDateTime time && fits(time.get(ChronoField.NANO_OF_SECOND), d.fraction());
            case ColumnType.Timestamp t -> value instanceof Instant time && fits(time.get(ChronoField.NANO_OF_SECOND), t.fraction());
            case ColumnType.Year y -> value instanceof Long;
            case ColumnType.Other o -> false;
        };
    }

    private static boolean fits(int nanos, int fraction) {
        return new BigDecimal(nanos).movePointLeft(9).stripTrailingZeros().scale() <= fraction;
    }

    private static boolean holds(ColumnType type, BigDecimal value) {
        return switch (type) {
            case ColumnType.Int i -> value.compareTo(new BigDecimal(Numbers.least(i))) >= 0
                    && value.compareTo(new BigDecimal(Numbers.most(i))) <= 0;
            case ColumnType.Decimal d -> value.stripTrailingZeros().scale() <= d.scale()
                    && value.precision() - value.scale() <= d.precision() - d.scale()
                    && (!d.unsigned() || value.signum() >= 0);
            default -> true;
        };
    }
}
