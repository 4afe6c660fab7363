package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, its arguments compiled.
 *
 * @param source the table whose rows the rule sees
 * @param arguments the values among them
 * @param words unit words and intervals' units, by the position of their argument
 * @param span the whole call
 */
record Call(String name, TableId source, List<Compiled> arguments, Map<Integer, String> words, Span span) {
    int count() {
        return arguments.size();
    }

    Compiled argument(int i) {
        return arguments.get(i);
    }

    /** The unit at this place: {@code day}. */
    String word(int i) throws Misread {
        String word = words.get(i);
        if (word == null) {
            throw new Misread(ExpressionCode.E312, argument(i).span(), "a unit such as `day` is wanted here", "");
        }
        return word;
    }

    /** As text; numbers and dates are written as MySQL writes them. Values: String. */
    Compiled text(int i) throws Misread {
        return Texts.of(argument(i));
    }

    List<Compiled> texts() throws Misread {
        List<Compiled> texts = new ArrayList<>();
        for (int i = 0; i < count(); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    Compiled number(int i) throws Misread {
        Arithmetic.number(argument(i));
        return argument(i);
    }

    /** An exact number. Values: BigDecimal. */
    Compiled exact(int i) throws Misread {
        Compiled number = number(i);
        if (number.isApproximate()) {
            throw new Misread(ExpressionCode.E312, number.span(), "this is no exact number but " + number.shown(), "Cast it first.");
        }
        return Strict.of(number, number.type(), false, number.span(), Numbers::exact).with(number.range()).with(number.traits());
    }

    /** A whole number as it is: Long, BigInteger, BigDecimal, or the bytes of a BIT. */
    Compiled wholeNumber(int i) throws Misread {
        Compiled number = number(i);
        if (!Arithmetic.isWhole(number) && !(number.type() instanceof ColumnType.Decimal d && d.scale() == 0)) {
            throw new Misread(
                    ExpressionCode.E312, number.span(), "a whole number is wanted, not " + number.shown(),
                    "Use round(...) or cast(... as signed).");
        }
        return number;
    }

    /** A whole number as a position or a count: what lies beyond BIGINT counts as its end. Values: Long. */
    Compiled whole(int i) throws Misread {
        Compiled number = wholeNumber(i);
        return Strict.of(number, new ColumnType.Int(64, false), false, number.span(), Call::clamped)
                .with(Arithmetic.range(number).within(Range.signed()))
                .with(number.traits());
    }

    private static Object clamped(Object value) {
        if (value instanceof Long) {
            return value;
        }
        BigInteger big = Numbers.exact(value).toBigInteger();
        return big.bitLength() < Long.SIZE ? (Object) big.longValue() : Long.MAX_VALUE;
    }

    /** Values: LocalDateTime. */
    Compiled dateTime(int i) throws Misread {
        return Moments.dateTime(argument(i));
    }

    /** Values: LocalDate. */
    Compiled date(int i) throws Misread {
        return Moments.date(argument(i));
    }

    /** A text written in the rule, which functions read once. */
    String constantText(int i, String what) throws Misread {
        Compiled argument = argument(i);
        if (!argument.isConstant() || !(argument.constant() instanceof String text)) {
            throw new Misread(ExpressionCode.E312, argument.span(), what + " is wanted here, written out in quotes", "");
        }
        return text;
    }

    /** A whole number written in the rule; null when the argument is not there. */
    @Nullable Integer constantWhole(int i) throws Misread {
        if (i >= count()) {
            return null;
        }
        Compiled argument = argument(i);
        if (!argument.isConstant() || !(argument.constant() instanceof Long number) || Math.abs(number) > 1_000_000) {
            throw new Misread(ExpressionCode.E312, argument.span(), "a whole number is wanted here, written out", "");
        }
        return Math.toIntExact(number);
    }

    Misread refused(int i, String message, String hint) {
        return new Misread(ExpressionCode.E312, argument(i).span(), message, hint);
    }

    static BigDecimal decimal(Object value) {
        return Numbers.exact(value);
    }
}
