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
 * @param name of the column that it is, for messages
 */
public record Compiled(
        ColumnType type,
        boolean nullable,
        @Nullable Range range,
        Evaluator evaluator,
        Traits traits,
        boolean literal,
        @Nullable String name,
        Span span) {

    static Compiled of(ColumnType type, boolean nullable, Evaluator evaluator, Traits traits, Span span) {
        return new Compiled(type, nullable, rangeOf(type), evaluator, traits, false, null, span);
    }

    private static @Nullable Range rangeOf(ColumnType type) {
        return switch (type) {
            case ColumnType.Int i -> Range.of(i);
            case ColumnType.Decimal d -> Range.of(d);
            case ColumnType.Year y -> Range.of(0, 2155);
            case ColumnType.Bit b -> Range.unsigned();
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
        return new Compiled(type, nullable, finer, evaluator, traits, literal, name, span);
    }

    Compiled with(Traits others) {
        return new Compiled(type, nullable, range, evaluator, others, literal, name, span);
    }

    Compiled asLiteral() {
        return new Compiled(type, nullable, range, evaluator, traits, true, name, span);
    }

    Compiled named(String column) {
        return new Compiled(type, nullable, range, evaluator, traits, literal, column, span);
    }

    /** Whether it is a column as it is. */
    boolean isColumn() {
        return name != null;
    }

    Compiled at(Span other) {
        return new Compiled(type, nullable, range, evaluator, traits, literal, name, other);
    }

    /** Whether it has the same value for every row. */
    public boolean isConstant() {
        return traits.reads().isEmpty() && !traits.event() && traits.maps().isEmpty();
    }

    /** Its value if it is constant. */
    public @Nullable Object constant() {
        return evaluator.evaluate(Nowhere.SUBJECT);
    }

    /** The narrowest type that its values are known to fit. */
    public ColumnType proven() {
        if (range == null || !(type instanceof ColumnType.Int || type instanceof ColumnType.Decimal)) {
            return type;
        }
        return type instanceof ColumnType.Decimal d ? range.decimal(d.scale()) : type.equals(Comparisons.BOOLEAN) ? type : range.whole();
    }

    boolean isNull() {
        return isConstant() && constant() == null;
    }

    /** For messages: {@code `price` (DECIMAL(10,2))}, {@code a text}. */
    String shown() {
        if (isNull()) {
            return "NULL";
        }
        if (literal && isConstant()) {
            return isText() ? "a text" : isNumber() ? "a number" : TypeNames.of(type);
        }
        return name == null ? TypeNames.of(type) : "`" + name + "` (" + TypeNames.of(type) + ")";
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
