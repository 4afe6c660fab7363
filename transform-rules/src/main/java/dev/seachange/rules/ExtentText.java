package dev.seachange.rules;

import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a table holds now, in words. */
final class ExtentText {
    private static final String WHOLE_TABLE = " Rows that `where` leaves out are counted, too.";

    private final TableSchema source;
    private final boolean filtered;

    ExtentText(TableSchema source, boolean filtered) {
        this.source = source;
        this.filtered = filtered;
    }

    /** Of a column that may not fit as it is: its bounds, as far as they matter, and how many rows do not fit. */
    String ofColumn(Extent extent, ColumnType from, ColumnType to) {
        if (extent.rows() == 0) {
            return noRows();
        }
        List<String> parts = new ArrayList<>();
        String bounds = bounds(extent, from, to);
        if (!bounds.isEmpty()) {
            parts.add(bounds);
        }
        Long unfit = extent.unfit();
        if (unfit != null) {
            parts.add("Rows that do not fit: " + counted(unfit, extent));
        }
        return parts.isEmpty() ? "How many rows do not fit cannot be counted." : String.join(" ", parts);
    }

    String ofNulls(Extent extent) {
        return extent.rows() == 0 ? noRows() : "Rows with NULL: " + counted(extent.nulls(), extent);
    }

    /** @param then what comes of it */
    String ofExpression(Map<String, Extent> extents, String then) {
        Extent any = extents.values().iterator().next();
        if (any.rows() == 0) {
            return noRows();
        }
        List<String> parts = new ArrayList<>();
        extents.forEach((name, extent) -> parts.add("`" + name + "`" + holds(extent)));
        return "With what " + source.id() + " holds now " + then + "; rows: " + number(any.rows()) + "; "
                + String.join("; ", parts) + "." + (filtered ? WHOLE_TABLE : "");
    }

    private String noRows() {
        return source.id() + " has no rows now.";
    }

    private String counted(long some, Extent extent) {
        return (some == 0 ? "none" : number(some)) + " of " + number(extent.rows()) + "." + (filtered && some > 0 ? WHOLE_TABLE : "");
    }

    private static String bounds(Extent extent, ColumnType from, ColumnType to) {
        Long longest = extent.longest();
        if (longest != null) {
            return "Longest value now: " + number(longest) + (from instanceof ColumnType.Binary ? " bytes." : " characters.");
        }
        BigDecimal least = below(from, to) ? extent.least() : null;
        BigDecimal most = above(from, to) ? extent.most() : null;
        if (least != null && most != null) {
            return "Smallest value now: " + number(least) + ", largest: " + number(most) + ".";
        }
        return least != null ? "Smallest value now: " + number(least) + "."
                : most != null ? "Largest value now: " + number(most) + "." : "";
    }

    private static boolean below(ColumnType from, ColumnType to) {
        Range given = Range.ofType(from);
        Range wanted = Range.ofType(to);
        return given != null && (wanted == null || given.least().compareTo(wanted.least()) < 0);
    }

    private static boolean above(ColumnType from, ColumnType to) {
        Range given = Range.ofType(from);
        Range wanted = Range.ofType(to);
        return given != null && (wanted == null || given.most().compareTo(wanted.most()) > 0);
    }

    private static String holds(Extent extent) {
        List<String> parts = new ArrayList<>();
        BigDecimal least = extent.least();
        BigDecimal most = extent.most();
        Long longest = extent.longest();
        if (least != null && most != null) {
            parts.add(least.compareTo(most) == 0 ? number(least) : number(least) + " to " + number(most));
        }
        if (longest != null) {
            parts.add("up to " + number(longest) + " long");
        }
        if (extent.nulls() > 0) {
            parts.add("NULL in " + number(extent.nulls()));
        }
        return parts.isEmpty() ? " never NULL" : " " + String.join(", ", parts);
    }

    private static String number(Number value) {
        return value instanceof BigDecimal decimal
                ? String.format(Locale.ROOT, "%,." + Math.max(0, decimal.scale()) + "f", decimal)
                : String.format(Locale.ROOT, "%,d", value);
    }
}
