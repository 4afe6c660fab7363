package dev.seachange.rules;

import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.rules.ConditionNode.Compare;
import dev.seachange.rules.ConditionNode.Operand;
import dev.seachange.rules.ConditionNode.Operator;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/** Compiles comparisons. Only those whose result is exactly MySQL's are let through. */
final class Comparisons {
    private Comparisons() {}

    static Condition compile(Compare node) throws Misread {
        return switch (node.left()) {
            case Operand.OfColumn left -> switch (node.right()) {
                case Operand.OfColumn right -> columns(left, node.operator(), right);
                case Operand.OfLiteral right -> constant(left, node.operator(), right);
            };
            case Operand.OfLiteral left -> switch (node.right()) {
                case Operand.OfColumn right -> constant(right, node.operator().mirrored(), left);
                case Operand.OfLiteral right -> throw new Misread(
                        RuleCode.E308, left.token().from(), right.token().to(), "this compares two constants", "");
            };
        };
    }

    private static Condition constant(Operand.OfColumn left, Operator operator, Operand.OfLiteral right) throws Misread {
        if (right.literal().kind() == Literal.Kind.NULL) {
            String name = left.token().text();
            throw refused(right.token(), "a comparison with NULL is never true", "Write `" + name + " is null`.");
        }
        int ordinal = left.ordinal();
        ToIntFunction<Object> comparison = comparison(left, operator, right);
        return row -> {
            Object value = row.get(ordinal);
            return value == null ? Truth.UNKNOWN : Truth.of(operator.holds(comparison.applyAsInt(value)));
        };
    }

    /** How a value of the column compares with the literal; for equality alone, any number but 0 says unequal. */
    private static ToIntFunction<Object> comparison(Operand.OfColumn left, Operator operator, Operand.OfLiteral right)
            throws Misread {
        return switch (left.column().type()) {
            case ColumnType.Int i -> number(left, right);
            case ColumnType.Decimal d -> number(left, right);
            case ColumnType.Year y -> number(left, right);
            case ColumnType.Bit b -> number(left, right);
            case ColumnType.Single s -> binaryFraction(left, right);
            case ColumnType.DoublePrecision d -> binaryFraction(left, right);
            case ColumnType.Text t -> text(t, left, operator, right);
            case ColumnType.Enumeration e -> label(e, left, operator, right);
            case ColumnType.Date d -> moment(left, right);
            case ColumnType.DateTime d -> moment(left, right);
            case ColumnType.Time t -> moment(left, right);
            case ColumnType.Timestamp t -> throw later(left, "comparing a TIMESTAMP, which needs a time zone, is");
            case ColumnType.LabelSet s -> throw later(left, "comparing a SET is");
            case ColumnType.Json j -> throw later(left, "comparing JSON is");
            case ColumnType.Binary b -> throw later(left, "comparing bytes is");
            case ColumnType.Other o -> throw later(left, "comparing this type is");
        };
    }

    private static ToIntFunction<Object> number(Operand.OfColumn left, Operand.OfLiteral right) throws Misread {
        BigDecimal number = numberOf(left, right);
        if (number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            long small = number.longValueExact();
            return value -> value instanceof Long l
                    ? Long.compare(l, small)
                    : Numbers.exact(value).compareTo(number);
        }
        return value -> Numbers.exact(value).compareTo(number);
    }

    /** As the server does it: the constant becomes a DOUBLE. */
    private static ToIntFunction<Object> binaryFraction(Operand.OfColumn left, Operand.OfLiteral right) throws Misread {
        double number = numberOf(left, right).doubleValue() + 0.0;
        return value -> Double.compare(((Number) value).doubleValue() + 0.0, number);
    }

    private static BigDecimal numberOf(Operand.OfColumn left, Operand.OfLiteral right) throws Misread {
        if (right.literal().kind() == Literal.Kind.TEXT) {
            throw refused(right.token(), said(left) + " and a text cannot be compared", "Write the number without quotes.");
        }
        try {
            return Constants.number(right.literal());
        } catch (Unfit e) {
            throw refused(right.token(), e.message(), "");
        }
    }

    private static ToIntFunction<Object> text(
            ColumnType.Text type, Operand.OfColumn left, Operator operator, Operand.OfLiteral right) throws Misread {
        String literal = textOf(left, right);
        Collation collation = Collation.of(type.collation());
        TextComparison comparison = new TextComparison(collation);
        if (TextComparison.total(type.charset(), collation)) {
            return value -> comparison.compare((String) value, literal);
        }
        if (!operator.isEquality()) {
            throw later(left, "ordering texts under collation " + type.collation() + " is");
        }
        if (!comparison.understands(literal)) {
            throw later(left, "comparing this text under collation " + type.collation() + " is");
        }
        return value -> comparison.equal((String) value, literal) ? 0 : 1;
    }

    private static String textOf(Operand.OfColumn left, Operand.OfLiteral right) throws Misread {
        if (right.literal().kind() != Literal.Kind.TEXT) {
            String hint = "Put the value into single quotes.";
            throw refused(right.token(), said(left) + " and a number cannot be compared", hint);
        }
        return right.literal().text();
    }

    private static ToIntFunction<Object> label(
            ColumnType.Enumeration type, Operand.OfColumn left, Operator operator, Operand.OfLiteral right) throws Misread {
        String literal = textOf(left, right);
        if (!operator.isEquality()) {
            throw later(left, "ordering an ENUM is");
        }
        Optional<String> label = type.labels().stream().filter(literal::equals).findFirst();
        if (label.isEmpty() && Collation.of(type.collation()).kind() == Collation.Kind.CASE_INSENSITIVE) {
            label = type.labels().stream().filter(literal::equalsIgnoreCase).findFirst();
        }
        if (label.isEmpty()) {
            String hint = "Its labels: " + String.join(", ", type.labels()) + ".";
            throw refused(right.token(), said(left) + " has no label '" + literal + "'", hint);
        }
        String exact = label.get();
        return value -> exact.equals(value) ? 0 : 1;
    }

    private static ToIntFunction<Object> moment(Operand.OfColumn left, Operand.OfLiteral right) throws Misread {
        Object moment;
        try {
            moment = Constants.of(right.literal(), micros(left.column().type()));
        } catch (Unfit e) {
            throw refused(right.token(), said(left) + " cannot be compared with this: " + e.message(), "");
        }
        return value -> compareSame(value, moment);
    }

    /** A literal may have more fraction digits than the column: it is compared, not stored. */
    private static ColumnType micros(ColumnType type) {
        return switch (type) {
            case ColumnType.DateTime d -> new ColumnType.DateTime(6);
            case ColumnType.Time t -> new ColumnType.Time(6);
            default -> type;
        };
    }

    private static Condition columns(Operand.OfColumn left, Operator operator, Operand.OfColumn right) throws Misread {
        ToIntBiFunction<Object, Object> comparison = comparison(left, right);
        int a = left.ordinal();
        int b = right.ordinal();
        return (Row row) -> {
            Object x = row.get(a);
            Object y = row.get(b);
            return x == null || y == null ? Truth.UNKNOWN : Truth.of(operator.holds(comparison.applyAsInt(x, y)));
        };
    }

    private static ToIntBiFunction<Object, Object> comparison(Operand.OfColumn left, Operand.OfColumn right)
            throws Misread {
        ColumnType a = left.column().type();
        ColumnType b = right.column().type();
        if (isExactNumber(a) && isExactNumber(b)) {
            return (x, y) -> Numbers.exact(x).compareTo(Numbers.exact(y));
        }
        boolean moments = a instanceof ColumnType.Date || a instanceof ColumnType.DateTime
                || a instanceof ColumnType.Time || a instanceof ColumnType.Timestamp;
        if (moments && a.getClass() == b.getClass()) {
            return Comparisons::compareSame;
        }
        if (a instanceof ColumnType.Text t && b instanceof ColumnType.Text u && t.collation().equals(u.collation())) {
            Collation collation = Collation.of(t.collation());
            if (TextComparison.total(t.charset(), collation)) {
                TextComparison texts = new TextComparison(collation);
                return (x, y) -> texts.compare((String) x, (String) y);
            }
        }
        throw new Misread(
                RuleCode.E108,
                Math.min(left.token().from(), right.token().from()),
                Math.max(left.token().to(), right.token().to()),
                "comparing " + said(left) + " with " + said(right) + " is not supported yet",
                "Two columns can be compared if both are whole or decimal numbers, both of one kind of date or time, or both"
                        + " texts of one binary collation.");
    }

    private static boolean isExactNumber(ColumnType type) {
        return type instanceof ColumnType.Int || type instanceof ColumnType.Decimal || type instanceof ColumnType.Year;
    }

    /** Two values of one class, each of which orders itself. */
    @SuppressWarnings("unchecked")
    private static int compareSame(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static String said(Operand.OfColumn operand) {
        return "`" + operand.column().name() + "` (" + operand.column().sqlType() + ")";
    }

    private static Misread refused(Token token, String message, String hint) {
        return new Misread(RuleCode.E308, token.from(), token.to(), message, hint);
    }

    private static Misread later(Operand.OfColumn column, String what) {
        Token token = column.token();
        return new Misread(
                RuleCode.E108, token.from(), token.to(), what + " not supported yet", "`" + column.column().name() + "` is "
                        + column.column().sqlType() + ".");
    }
}
