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
        boolean whole = valued.stream().allMatch(Arithmetic::isWhole) && (range.fitsLong() || range.fitsUnsigned());
        if (valued.stream().allMatch(c -> c.type().equals(Comparisons.BOOLEAN))) {
            return new Common(Comparisons.BOOLEAN, value -> value, branches);
        }
        if (whole) {
            ColumnType.Int type = Arithmetic.wholeType(range, range.least().signum() >= 0 && valued.stream().allMatch(Arithmetic::isUnsigned));
            return new Common(
                    type, value -> Arithmetic.wholeValue(Arithmetic.asBig(value), type, Range.of(type)), branches);
        }
        return new Common(range.decimal(scale), value -> Arithmetic.round(Numbers.exact(value), scale), branches);
    }

    private static Common moments(List<Compiled> branches, List<Compiled> valued) throws Misread {
        ColumnType kind = Compiled.without(valued, Compiled::isText).getFirst().type();
        boolean dates = Compiled.without(valued, Compiled::isText).stream().allMatch(c -> c.type() instanceof ColumnType.Date);
        boolean literals = valued.stream().anyMatch(Compiled::isText);
        if (dates && !literals) {
            return new Common(kind, value -> value, branches);
        }
        List<Compiled> brought = new ArrayList<>();
        for (Compiled branch : branches) {
            brought.add(branch.isNull() ? branch : Moments.beside(branch, kind));
        }
        int fraction = brought.stream().mapToInt(c -> Moments.fraction(c.type())).max().orElse(0);
        ColumnType type = kind instanceof ColumnType.Time ? new ColumnType.Time(fraction) : new ColumnType.DateTime(fraction);
        return new Common(type, value -> value, brought);
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
        List<Compiled> valued = Compiled.without(branches, Compiled::isNull);
        if (type instanceof ColumnType.Text) {
            return Texts.result(valued, result);
        }
        return isExact() && !valued.isEmpty() ? result.with(Objects.requireNonNull(range())) : result;
    }
}
