package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Collation;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Numbers;
import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Comparisons. Only those whose result is exactly MySQL's are let through. */
final class Comparisons {
    /** Of truth values. */
    static final ColumnType BOOLEAN = new ColumnType.Int(1, true);

    /** Years that MySQL adds a century to. */
    private static final Range TWO_DIGITS = Range.of(1, 99);

    private Comparisons() {}

    static Compiled compile(Operator operator, Compiled left, Compiled right, Span span) throws Misread {
        if (operator != Operator.NULL_SAFE_EQUAL && (left.isNull() || right.isNull())) {
            Span at = left.isNull() ? left.span() : right.span();
            throw new Misread(ExpressionCode.E308, at, "a comparison with NULL is never true",
                    operator == Operator.NOT_EQUAL ? "Write `is not null`." : "Write `is null`.");
        }
        Pair pair = pair(left, right, operator.isEquality(), span);
        Evaluator a = pair.left().evaluator();
        Evaluator b = pair.right().evaluator();
        Comparator<Object> order = pair.order();
        boolean nullSafe = operator == Operator.NULL_SAFE_EQUAL;
        Evaluator evaluator = subject -> {
            Object x = a.evaluate(subject);
            Object y = x == null && !nullSafe ? null : b.evaluate(subject);
            if (x == null || y == null) {
                return nullSafe ? (Object) (x == null && y == null ? 1L : 0L) : null;
            }
            return operator.holds(order.compare(x, y)) ? 1L : 0L;
        };
        boolean nullable = !nullSafe && (left.nullable() || right.nullable());
        return Compiled.of(BOOLEAN, nullable, evaluator, Traits.of(List.of(left, right)).blurred(), span);
    }

    /** Two operands brought to one form, and how their values compare; for equality alone, any number but 0 says unequal. */
    record Pair(Compiled left, Compiled right, Comparator<Object> order) {}

    static Pair pair(Compiled left, Compiled right, boolean equality, Span span) throws Misread {
        if (left.isNull() || right.isNull()) {
            return new Pair(left, right, Comparisons::exact);
        }
        checkYear(left, right);
        checkYear(right, left);
        if (left.isNumber() && right.isNumber()) {
            return numbers(left, right);
        }
        if (left.isNumber() && isPlainNumber(right)) {
            return numbers(left, number(right));
        }
        if (right.isNumber() && isPlainNumber(left)) {
            return numbers(number(left), right);
        }
        if (left.isText() && right.isText()) {
            return TextPairs.of(left, right, equality, span);
        }
        if (left.isMoment() || right.isMoment()) {
            return moments(left, right, span);
        }
        if (left.isTime() || right.isTime()) {
            return new Pair(time(left), time(right), Comparisons::natural);
        }
        if (left.type() instanceof ColumnType.Binary && right.type() instanceof ColumnType.Binary) {
            return new Pair(left, right, (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b));
        }
        throw unlike(left, right, span);
    }

    /** Beside a YEAR column MySQL takes 24 for 2024 and 0.5 for 2001, and nowhere else. */
    private static void checkYear(Compiled column, Compiled other) throws Misread {
        if (!(column.type() instanceof ColumnType.Year) || !other.isConstant() || other.isApproximate()) {
            return;
        }
        Compiled value = isPlainNumber(other) ? number(other) : other;
        if (value.isNull() || !value.isExact()) {
            return;
        }
        BigDecimal year = Arithmetic.range(value).least();
        if (TWO_DIGITS.contains(year) || year.stripTrailingZeros().scale() > 0) {
            throw new Misread(ExpressionCode.E308, other.span(), "a YEAR is compared with a year of four digits", "");
        }
    }

    /** A text literal beside a number: captures come as texts. */
    private static boolean isPlainNumber(Compiled operand) {
        if (!operand.literal() || !operand.isConstant() || !(operand.type() instanceof ColumnType.Text)) {
            return false;
        }
        try {
            Numbers.fromDigits(String.valueOf(operand.constant()));
            return true;
        } catch (Unfit e) {
            return false;
        }
    }

    private static Compiled number(Compiled text) {
        BigDecimal value = Constants.number(new Literal(Literal.Kind.TEXT, String.valueOf(text.constant())));
        return Literals.number(value, text.span());
    }

    private static Pair numbers(Compiled left, Compiled right) {
        if (left.isApproximate() || right.isApproximate()) {
            return new Pair(left, right, (a, b) -> Double.compare(Arithmetic.asDouble(a) + 0.0, Arithmetic.asDouble(b) + 0.0));
        }
        return new Pair(left, right, Comparisons::exact);
    }

    private static int exact(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? Long.compare(x, y) : Numbers.exact(a).compareTo(Numbers.exact(b));
    }

    private static Pair moments(Compiled left, Compiled right, Span span) throws Misread {
        if (!isComparableMoment(left) || !isComparableMoment(right)) {
            throw unlike(left, right, span);
        }
        return new Pair(Moments.dateTime(left), Moments.dateTime(right), Comparisons::natural);
    }

    private static boolean isComparableMoment(Compiled operand) {
        return operand.isMoment() || (operand.literal() && operand.type() instanceof ColumnType.Text);
    }

    private static Compiled time(Compiled operand) throws Misread {
        if (operand.isTime() || (operand.literal() && operand.type() instanceof ColumnType.Text)) {
            return Moments.time(operand);
        }
        throw new Misread(
                ExpressionCode.E308, operand.span(), "a TIME is compared with a TIME only: this is " + operand.shown(), "");
    }

    /** Two values of one class, each of which orders itself. */
    @SuppressWarnings("unchecked")
    private static int natural(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static Misread unlike(Compiled left, Compiled right, Span span) {
        String hint = left.isText() || right.isText()
                ? "A text is not taken for anything else by itself: cast(... as signed), cast(... as date), str_to_date(...)."
                : "Cast one of them.";
        return new Misread(
                ExpressionCode.E308, span, left.shown() + " and " + right.shown() + " are not compared", hint);
    }

    /** Of texts, by collation. */
    private static final class TextPairs {
        static Pair of(Compiled left, Compiled right, boolean equality, Span span) throws Misread {
            Compiled a = Texts.of(left);
            Compiled b = Texts.of(right);
            if (equality) {
                checkLabels(left, right);
                checkLabels(right, left);
            }
            ColumnType.Text type = collated(a, b, span);
            TextOrder order = TextOrder.of(type);
            if (order != null) {
                checkKnown(a, order);
                checkKnown(b, order);
                return new Pair(a, b, (x, y) -> order.compare((String) x, (String) y));
            }
            PlainEquality texts = new PlainEquality(Collation.of(type.collation()));
            if (!equality || !texts.understands(a) || !texts.understands(b)) {
                throw new Misread(
                        ExpressionCode.E308, span,
                        "texts of the collation " + type.collation() + " are not " + (equality ? "compared" : "ordered")
                                + " here as the server does it",
                        equality
                                ? "Compare with a text of plain ASCII, or compare hex(...) for the exact characters."
                                : "Order them under a collation without the rules of one language, or by hex(...).");
            }
            return new Pair(a, b, (x, y) -> texts.equal((String) x, (String) y) ? 0 : 1);
        }

        /** A text of the rule with a character that the column cannot have. */
        private static void checkKnown(Compiled text, TextOrder order) throws Misread {
            try {
                if (text.isConstant() && text.constant() instanceof String value) {
                    order.compare(value, value);
                }
            } catch (Unfit e) {
                throw new Misread(ExpressionCode.E308, text.span(), e.message(), "");
            }
        }

        /** A label that the column does not have is a slip. */
        private static void checkLabels(Compiled column, Compiled literal) throws Misread {
            if (column.type() instanceof ColumnType.Enumeration e && literal.literal() && literal.isConstant()
                    && e.labels().stream().noneMatch(String.valueOf(literal.constant())::equalsIgnoreCase)) {
                throw new Misread(
                        ExpressionCode.E308, literal.span(), "the ENUM has no such label",
                        "Its labels: " + String.join(", ", e.labels()) + ".");
            }
        }

        /** Of a column and a literal the column's; of two columns the binary one, or the one with more characters. */
        private static ColumnType.Text collated(Compiled a, Compiled b, Span span) throws Misread {
            ColumnType.Text left = (ColumnType.Text) a.type();
            ColumnType.Text right = (ColumnType.Text) b.type();
            ColumnType.Text type = Texts.type(0, List.of(a, b));
            boolean neither = !type.collation().equals(left.collation()) && !type.collation().equals(right.collation());
            if (!a.literal() && !b.literal() && neither) {
                throw new Misread(
                        ExpressionCode.E308, span, "two collations meet: " + left.collation() + " and " + right.collation(),
                        "Compare hex(...) of both for the exact characters.");
            }
            return type;
        }
    }
}
