package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The one type for values that come from several branches, and each branch brought to it.
 *
 * <p>Source: MySQL Reference Manual, "Flow Control Functions", on CASE.
 */
final class Common {
    private static final int INT_BITS = 32;

    /** Of a date written out: 2026-01-02. */
    private static final int DATE_LENGTH = 10;

    private final ColumnType type;
    private final Function<Object, Object> form;
    private final List<Compiled> branches;

    private Common(ColumnType type, Function<Object, Object> form, List<Compiled> branches) {
        this.type = type;
        this.form = form;
        this.branches = branches;
    }

    static Common of(List<Compiled> branches) throws Misread {
        List<Compiled> valued = Compiled.without(branches, Compiled::isNull);
        if (valued.isEmpty()) {
            return new Common(Texts.type(0), value -> value, branches);
        }
        if (valued.stream().allMatch(c -> c.type() instanceof ColumnType.Year)) {
            return new Common(valued.getFirst().type(), value -> value, branches);
        }
        if (valued.stream().allMatch(Compiled::isExact)) {
            return exact(branches, valued);
        }
        if (valued.stream().allMatch(Compiled::isNumber)) {
            return new Common(Arithmetic.DOUBLE, value -> Arithmetic.asDouble(value), branches);
        }
        boolean moments = valued.stream().anyMatch(c -> c.isMoment() || c.isTime());
        if (moments && valued.stream().allMatch(c -> c.isMoment() || c.isTime() || (c.literal() && c.isText()))) {
            return moments(branches, valued);
        }
        ColumnType first = valued.getFirst().type();
        if (valued.stream().allMatch(c -> c.type().equals(first))) {
            return new Common(first, value -> value, branches);
        }
        if (valued.stream().allMatch(c -> c.type() instanceof ColumnType.Binary)) {
            long longest = valued.stream().mapToLong(c -> ((ColumnType.Binary) c.type()).length()).max().orElse(0);
            return new Common(new ColumnType.Binary(longest, false), value -> value, branches);
        }
        return texts(branches);
    }

    private static Common exact(List<Compiled> branches, List<Compiled> valued) {
        Range range = valued.stream().map(Arithmetic::range).reduce(Range::union).orElseThrow();
        int scale = valued.stream().mapToInt(Arithmetic::scale).max().orElse(0);
        if (valued.stream().allMatch(c -> c.type().equals(Comparisons.BOOLEAN))) {
            return new Common(Comparisons.BOOLEAN, value -> value, branches);
        }
        boolean unsigned = valued.stream().allMatch(Arithmetic::isUnsigned);
        boolean mixed = !unsigned && valued.stream().anyMatch(Common::isWideUnsigned);
        if (valued.stream().allMatch(Arithmetic::isWhole) && !mixed) {
            ColumnType.Int type = Arithmetic.wholeType(range, unsigned);
            return new Common(type, value -> whole(value, type, range), branches);
        }
        return new Common(range.decimal(scale), value -> Arithmetic.round(Numbers.exact(value), scale), branches);
    }

    private static Object whole(Object value, ColumnType.Int type, Range range) {
        boolean plain = value instanceof Long && !type.exceedsLong();
        return plain ? value : Arithmetic.wholeValue(Arithmetic.asBig(value), type, range);
    }

    /** INT or BIGINT UNSIGNED: beside a number with a sign MySQL makes a DECIMAL of both. */
    private static boolean isWideUnsigned(Compiled operand) {
        return operand.type() instanceof ColumnType.Bit
                || (operand.type() instanceof ColumnType.Int i && i.unsigned() && i.bits() >= INT_BITS);
    }

    /** Of dates and times, and literals beside them. */
    private static Common moments(List<Compiled> branches, List<Compiled> valued) throws Misread {
        List<Compiled> columns = Compiled.without(valued, Compiled::isText);
        ColumnType kind = columns.getFirst().type();
        if (columns.stream().allMatch(c -> c.type() instanceof ColumnType.Timestamp) && columns.size() == valued.size()) {
            return new Common(new ColumnType.Timestamp(fraction(columns)), value -> value, branches);
        }
        boolean dates = valued.stream().allMatch(c -> c.type() instanceof ColumnType.Date || isDate(c));
        List<Compiled> brought = new ArrayList<>();
        for (Compiled branch : branches) {
            brought.add(branch.isNull() ? branch : dates ? Moments.date(branch) : Moments.beside(branch, kind));
        }
        return new Common(dates ? new ColumnType.Date() : merged(kind, fraction(brought)), value -> value, brought);
    }

    private static ColumnType merged(ColumnType kind, int fraction) {
        return kind instanceof ColumnType.Time ? new ColumnType.Time(fraction) : new ColumnType.DateTime(fraction);
    }

    private static boolean isDate(Compiled literal) {
        return literal.isConstant() && literal.constant() instanceof String text && text.length() == DATE_LENGTH;
    }

    private static int fraction(List<Compiled> moments) {
        return moments.stream().mapToInt(c -> Moments.fraction(c.type())).max().orElse(0);
    }

    private static Common texts(List<Compiled> branches) throws Misread {
        List<Compiled> texts = new ArrayList<>();
        for (Compiled branch : branches) {
            texts.add(branch.isNull() ? branch : Texts.of(branch));
        }
        return new Common(Texts.merged(Compiled.without(texts, Compiled::isNull)), value -> value, texts);
    }

    ColumnType type() {
        return type;
    }

    boolean isExact() {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Decimal;
    }

    Range range() {
        return Compiled.without(branches, Compiled::isNull).stream().map(Arithmetic::range).reduce(Range::union).orElseThrow();
    }

    /** Evaluators of the branches, in their order, that give values of the common type. */
    Evaluator[] evaluators() {
        return branches.stream().map(this::evaluator).toArray(Evaluator[]::new);
    }

    /** A value of one of the branches in the common form. */
    Object formed(Object value) {
        return form.apply(value);
    }

    private Evaluator evaluator(Compiled branch) {
        Evaluator inner = branch.evaluator();
        if (branch.type().equals(type)) {
            return inner;
        }
        return subject -> {
            Object value = inner.evaluate(subject);
            return value == null ? null : form.apply(value);
        };
    }

    /** The whole, of this type. */
    Compiled result(boolean nullable, Evaluator evaluator, Traits traits, Span span) {
        Compiled result = Compiled.of(type, nullable, evaluator, traits.blurred(), span);
        boolean narrower = isExact() && !Compiled.without(branches, Compiled::isNull).isEmpty();
        return narrower ? result.with(Objects.requireNonNull(range())) : result;
    }
}
