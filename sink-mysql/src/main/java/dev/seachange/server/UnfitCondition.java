package dev.seachange.server;

import dev.seachange.change.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In SQL: whether a value of one type does not fit another type of the same kind as it is. */
final class UnfitCondition {
    private static final int SINGLE_BITS = 24;
    private static final int DOUBLE_BITS = 53;

    private UnfitCondition() {}

    /**
     * True or false for every value that is not NULL; null when there is no way to tell for this pair.
     *
     * @param name of the column, in quotes
     */
    static @Nullable String of(String name, ColumnType from, ColumnType to) {
        return switch (from) {
            case ColumnType.Int i -> number(name, 0, to);
            case ColumnType.Decimal d -> number(name, d.scale(), to);
            case ColumnType.Text t when to instanceof ColumnType.Text other -> text(name, t, other);
            case ColumnType.Binary b when to instanceof ColumnType.Binary other ->
                    "LENGTH(" + name + ")" + (other.fixed() ? " <> " : " > ") + other.length();
            case ColumnType.Bit b when to instanceof ColumnType.Bit other -> integer(name) + " > " + mostOfBits(other.length());
            case ColumnType.Enumeration e when to instanceof ColumnType.Enumeration other -> label(name, e, other);
            case ColumnType.LabelSet s when to instanceof ColumnType.LabelSet other -> labels(name, s, other);
            case ColumnType.Time t when to instanceof ColumnType.Time other -> fraction(name, other.fraction());
            case ColumnType.DateTime d when to instanceof ColumnType.DateTime other -> fraction(name, other.fraction());
            case ColumnType.Timestamp t when to instanceof ColumnType.Timestamp other -> fraction(name, other.fraction());
            default -> null;
        };
    }

    private static @Nullable String number(String name, int scale, ColumnType to) {
        return switch (to) {
            case ColumnType.Int i -> {
                int bits = i.unsigned() ? i.bits() : i.bits() - 1;
                BigInteger most = mostOfBits(bits);
                yield number(name, scale, 0, new BigDecimal(i.unsigned() ? BigInteger.ZERO : most.not()), new BigDecimal(most));
            }
            case ColumnType.Decimal d -> {
                BigDecimal most = BigDecimal.TEN.pow(d.precision()).subtract(BigDecimal.ONE).movePointLeft(d.scale());
                yield number(name, scale, d.scale(), d.unsigned() ? BigDecimal.ZERO : most.negate(), most);
            }
            case ColumnType.Single s when scale == 0 -> binary(name, SINGLE_BITS);
            case ColumnType.DoublePrecision d when scale == 0 -> binary(name, DOUBLE_BITS);
            default -> null;
        };
    }

    private static String number(String name, int scale, int wanted, BigDecimal least, BigDecimal most) {
        String range = name + " < " + least.toPlainString() + " OR " + name + " > " + most.toPlainString();
        return scale > wanted ? range + " OR " + name + " <> TRUNCATE(" + name + ", " + wanted + ")" : range;
    }

    /** Up to there every whole number has an exact form; some beyond have one, too, but are counted. */
    private static String binary(String name, int bits) {
        BigInteger most = BigInteger.ONE.shiftLeft(bits);
        return name + " < " + most.negate() + " OR " + name + " > " + most;
    }

    private static String text(String name, ColumnType.Text from, ColumnType.Text to) {
        List<String> conditions = new ArrayList<>();
        String converted = "CONVERT(" + name + " USING " + to.charset() + ")";
        if (!from.charset().equals(to.charset())) {
            // Other characters become question marks on the way.
            conditions.add("CONVERT(" + converted + " USING utf8mb4) COLLATE utf8mb4_bin <> CONVERT(" + name + " USING utf8mb4)");
        }
        conditions.add((to.lengthInBytes() ? "LENGTH(" + converted + ")" : "CHAR_LENGTH(" + name + ")") + " > " + to.length());
        if (to.fixed() && !from.fixed()) {
            conditions.add("CHAR_LENGTH(" + name + ") <> CHAR_LENGTH(TRIM(TRAILING ' ' FROM " + name + "))");
        }
        return String.join(" OR ", conditions);
    }

    /** By their numbers, where 0 stands for a value that is none of them. */
    private static String label(String name, ColumnType.Enumeration from, ColumnType.Enumeration to) {
        Set<String> known = Set.copyOf(to.labels());
        List<String> lacking = new ArrayList<>();
        if (!known.contains("")) {
            lacking.add("0");
        }
        for (int i = 0; i < from.labels().size(); i++) {
            if (!known.contains(from.labels().get(i))) {
                lacking.add(Integer.toString(i + 1));
            }
        }
        return lacking.isEmpty() ? "0" : integer(name) + " IN (" + String.join(", ", lacking) + ")";
    }

    private static String labels(String name, ColumnType.LabelSet from, ColumnType.LabelSet to) {
        Set<String> known = Set.copyOf(to.labels());
        BigInteger lacking = BigInteger.ZERO;
        for (int i = 0; i < from.labels().size(); i++) {
            lacking = known.contains(from.labels().get(i)) ? lacking : lacking.setBit(i);
        }
        return "(" + integer(name) + " & " + lacking + ") <> 0";
    }

    private static String integer(String name) {
        return "CAST(" + name + " AS UNSIGNED)";
    }

    private static String fraction(String name, int digits) {
        return "MICROSECOND(" + name + ") % " + BigInteger.TEN.pow(6 - digits) + " <> 0";
    }

    private static BigInteger mostOfBits(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }
}
