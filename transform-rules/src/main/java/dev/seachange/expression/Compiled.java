package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.TypeNames;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An expression, typed and ready to run.
 *
 * @param type of its values
 * @param nullable whether it may give NULL
 * @param range of its values if they are exact numbers
 * @param literal whether it is written out in the rule, so that it takes the form of what it is put beside
 */
public record Compiled(
        ColumnType type,
        boolean nullable,
        @Nullable Range range,
        Evaluator evaluator,
        Traits traits,
        boolean literal,
        Span span) {

    static Compiled of(ColumnType type, boolean nullable, Evaluator evaluator, Traits traits, Span span) {
        return new Compiled(type, nullable, rangeOf(type), evaluator, traits, false, span);
    }

    private static @Nullable Range rangeOf(ColumnType type) {
        return switch (type) {
            case ColumnType.Int i -> Range.of(i);
            case ColumnType.Decimal d -> Range.of(d);
            case ColumnType.Year y -> Range.of(0, 2155);
            case ColumnType.Bit b -> Range.ofBits(b.length());
            case ColumnType.Single s -> null;
            case ColumnType.DoublePrecision d -> null;
            case ColumnType.Text t -> null;
            case ColumnType.Binary b -> null;
            case ColumnType.Enumeration e -> null;
            case ColumnType.LabelSet s -> null;
            case ColumnType.Json j -> null;
            case ColumnType.Date d -> null;
            case ColumnType.Time t -> null;
            case ColumnType.DateTime d -> null;
            case ColumnType.Timestamp t -> null;
            case ColumnType.Other o -> null;
        };
    }

    Compiled with(@Nullable Range finer) {
        return new Compiled(type, nullable, finer, evaluator, traits, literal, span);
    }

    Compiled with(Traits others) {
        return new Compiled(type, nullable, range, evaluator, others, literal, span);
    }

    Compiled asLiteral() {
        return new Compiled(type, nullable, range, evaluator, traits, true, span);
    }

    Compiled at(Span other) {
        return new Compiled(type, nullable, range, evaluator, traits, literal, other);
    }

    /** Whether it has the same value for every row. */
    public boolean isConstant() {
        return traits.reads().isEmpty() && !traits.event() && traits.maps().isEmpty();
    }

    /** Its value if it is constant. */
    public @Nullable Object constant() {
        return evaluator.evaluate(Nowhere.SUBJECT);
    }

    /** The narrowest type that its values are known to fit, of the target's kind if there is one. */
    public ColumnType proven(ColumnType target) {
        if (range == null || !(type instanceof ColumnType.Int || type instanceof ColumnType.Decimal)) {
            return type;
        }
        boolean whole = type instanceof ColumnType.Int || ((ColumnType.Decimal) type).scale() == 0;
        if (whole && target instanceof ColumnType.Int && (range.fitsLong() || range.fitsUnsigned())) {
            return range.whole();
        }
        if (whole && target instanceof ColumnType.Decimal) {
            return range.decimal(0, range.least().signum() >= 0);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return range.decimal(decimal.scale(), range.least().signum() >= 0);
        }
        return type.equals(Comparisons.BOOLEAN) ? type : range.whole();
    }

    boolean isNull() {
        return isConstant() && constant() == null;
    }

    /** For messages. */
    String shown() {
        return isNull() ? "NULL" : type instanceof ColumnType.Text && literal ? "a text" : TypeNames.of(type);
    }

    boolean isExact() {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Decimal || type instanceof ColumnType.Year
                || type instanceof ColumnType.Bit;
    }

    boolean isApproximate() {
        return type instanceof ColumnType.Single || type instanceof ColumnType.DoublePrecision;
    }

    boolean isNumber() {
        return isExact() || isApproximate();
    }

    /** CHAR to TEXT, ENUM and SET: what MySQL treats as a text. */
    boolean isText() {
        return type instanceof ColumnType.Text || type instanceof ColumnType.Enumeration || type instanceof ColumnType.LabelSet;
    }

    boolean isMoment() {
        return type instanceof ColumnType.Date || type instanceof ColumnType.DateTime || type instanceof ColumnType.Timestamp;
    }

    boolean isTime() {
        return type instanceof ColumnType.Time;
    }

    static List<Compiled> without(List<Compiled> all, Predicate<Compiled> which) {
        return all.stream().filter(which.negate()).toList();
    }
}
