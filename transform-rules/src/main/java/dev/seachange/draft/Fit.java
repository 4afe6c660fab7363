package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import java.util.Set;

/** How a column of OLD could become one of NEW, going by their types. */
enum Fit {
    /** Every value fits as it is. */
    SAME(1),
    /** Values are of the same kind, and some may not fit. */
    TIGHT(0.97),
    /** Values are of another kind: the rule has to say so. */
    CAST(0.9),
    /** One seems to be a code for the other. */
    CODE(0.9),
    /** A local time and an instant. */
    ZONE(0.9),
    NONE(0);

    private static final Set<String> CODES = Set.of("code", "type", "kind", "flag", "indicator");
    private static final int LONGEST_CODE = 4;

    private final double weight;

    Fit(double weight) {
        this.weight = weight;
    }

    /** What it takes off the likeness of names. */
    double weight() {
        return weight;
    }

    static Fit of(Column from, Column to) {
        return isCode(from, to) ? CODE : plain(from, to);
    }

    /** Whatever the column's name says of codes. */
    static Fit plain(Column from, Column to) {
        boolean local = from.type() instanceof ColumnType.DateTime && to.type() instanceof ColumnType.Timestamp;
        boolean instant = from.type() instanceof ColumnType.Timestamp && to.type() instanceof ColumnType.DateTime;
        if (local || instant) {
            return ZONE;
        }
        return switch (Conversions.between(from.type(), to.type())) {
            case Conversion.Widening w -> SAME;
            case Conversion.Narrowing n -> TIGHT;
            case Conversion.Cast c -> CAST;
            case Conversion.None n -> NONE;
        };
    }

    private static boolean isCode(Column from, Column to) {
        boolean labels = to.type() instanceof ColumnType.Enumeration;
        boolean named = CODES.contains(Words.of(from.name()).last());
        boolean said = Words.of(from.name()).last().equals(Words.of(to.name()).last());
        return switch (from.type()) {
            case ColumnType.Enumeration e -> to.type() instanceof ColumnType.Enumeration other
                    && !other.labels().containsAll(e.labels());
            case ColumnType.Text t -> labels
                    || (isShort(t) && to.type() instanceof ColumnType.Int i && i.bits() <= 8)
                    || (isShort(t) && named && !said && to.type() instanceof ColumnType.Text longer
                            && longer.length() > t.length());
            case ColumnType.Int i -> labels || (named && !said && to.type() instanceof ColumnType.Text);
            default -> false;
        };
    }

    private static boolean isShort(ColumnType.Text type) {
        return !type.lengthInBytes() && type.length() <= LONGEST_CODE;
    }
}
