package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Defaults;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole rows of which only some columns are written down. */
final class Rows {
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);

    private Rows() {}

    /** The row with these values; every other column holds what {@link #leftOut} says. */
    static Row filled(TableSchema table, Map<String, @Nullable Object> values) {
        @Nullable Object[] all = new Object[table.columns().size()];
        for (int i = 0; i < all.length; i++) {
            Column column = table.columns().get(i);
            all[i] = values.containsKey(column.name()) ? values.get(column.name()) : leftOut(column);
        }
        return Row.of(all);
    }

    /** Its default, else NULL, else the empty value of its type. */
    static @Nullable Object leftOut(Column column) {
        Defaults.Known known = Defaults.of(column);
        if (known != null) {
            return known.value();
        }
        return column.nullable() ? null : empty(column.type());
    }

    /** What a type has instead of nothing. */
    static Object empty(ColumnType type) {
        return switch (type) {
            case ColumnType.Int number -> number.exceedsLong() ? (Object) BigInteger.ZERO : (Object) 0L;
            case ColumnType.Decimal decimal -> BigDecimal.ZERO.setScale(decimal.scale());
            case ColumnType.Single number -> 0f;
            case ColumnType.DoublePrecision number -> 0d;
            case ColumnType.Text text -> "";
            case ColumnType.Enumeration labels -> labels.labels().isEmpty() ? "" : labels.labels().getFirst();
            case ColumnType.LabelSet labels -> "";
            case ColumnType.Json json -> "{}";
            case ColumnType.Binary binary -> new byte[binary.fixed() ? Math.toIntExact(binary.length()) : 0];
            case ColumnType.Bit bit -> new byte[(bit.length() + 7) / 8];
            case ColumnType.Date date -> DAY;
            case ColumnType.Time time -> Duration.ZERO;
            case ColumnType.DateTime dateTime -> DAY.atStartOfDay();
            case ColumnType.Timestamp timestamp -> Instant.parse("2000-01-01T00:00:00Z");
            case ColumnType.Year year -> 2000L;
            case ColumnType.Other other -> "";
        };
    }
}
