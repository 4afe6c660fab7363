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
 * @param truth whether it says true or false by itself, as comparisons do; a branch that gives such a value gives a number
 * @param name of the column that it is, for messages
 */
public record Compiled(
        ColumnType type,
        boolean nullable,
        @Nullable Range range,
        Evaluator evaluator,
        Traits traits,
        boolean literal,
        boolean truth,
        @Nullable String name,
        Span span) {

    static Compiled of(ColumnType type, boolean nullable, Evaluator evaluator, Traits traits, Span span) {
        return new Compiled(type, nullable, Range.ofType(type), evaluator, traits, false, type.equals(Comparisons.BOOLEAN), null, span);
    }

    Compiled with(@Nullable Range finer) {
        return new Compiled(type, nullable, finer, evaluator, traits, literal, truth, name, span);
    }

    /** With what is known of the operands; the form of their texts is not that of this one's. */
    Compiled with(Traits others) {
        return new Compiled(type, nullable, range, evaluator, others.plain(false), literal, truth, name, span);
    }

    /** See {@link Traits#plain}. */
    Compiled plain() {
        return new Compiled(type, nullable, range, evaluator, traits.plain(true), literal, truth, name, span);
    }

    Compiled asLiteral() {
        return new Compiled(type, nullable, range, evaluator, traits, true, truth, name, span);
    }

    /** The same as a number: 1 or 0, never true or false. */
    Compiled asNumber() {
        return new Compiled(type, nullable, range, evaluator, traits, literal, false, name, span);
    }

    Compiled named(String column) {
        return new Compiled(type, nullable, range, evaluator, traits, literal, truth, column, span);
    }

    /** Whether it is a column as it is. */
    boolean isColumn() {
        return name != null;
    }

    Compiled at(Span other) {
        return new Compiled(type, nullable, range, evaluator, traits, literal, truth, name, other);
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
        if (whole && target instanceof ColumnType.Int integer && (range.fitsLong() || range.fitsUnsigned())) {
            ColumnType.Int narrowest = range.whole();
            Range goal = Range.of(integer);
            return goal.covers(range) && !goal.covers(Range.of(narrowest)) ? target : narrowest;
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
