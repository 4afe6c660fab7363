package dev.seachange.expression;

import java.util.List;
import java.util.Random;

/**
 * Random expressions over the columns of {@link EdgeColumns}, built along the typed grammar, so that most of them can be compiled. Left
 * out is what the language takes in another way than MySQL for a reason, such as casts that round.
 */
final class RandomExpressions {
    private static final List<String> WHOLE = List.of("i", "u", "big", "tiny", "bits", "y");
    private static final List<String> DECIMAL = List.of("d", "d2", "wide", "ud");
    private static final List<String> APPROXIMATE = List.of("f", "fl");
    private static final List<String> TEXTS = List.of("b", "c", "num");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "-1", "2", "3", "7", "10", "100", "255", "-2147483648", "4294967296", "9223372036854775807",
            "-9223372036854775808", "18446744073709551615", "0.5", "-0.5", "1.005", "10.50", "0.000001", "99999999.99",
            "12345678901234567890.123456789", "true", "false");
    private static final List<String> DOUBLES = List.of("0e0", "1e0", "-1.5e0", "1e15", "1e-7", "123456.789e0", "1e300");
    private static final List<String> WORDS = List.of("''", "'abc'", "'10'", "'A'", "'x y'", "'Zz'", "'tail'");
    private static final List<String> MOMENTS = List.of("day", "at", "at0", "ts");
    private static final List<String> DATES = List.of(
            "'2024-01-01'", "'2024-02-29'", "'1970-01-01 00:00:01'", "'2024-12-30 13:05:09'", "'2023-03-12 02:30:00.5'");
    private static final List<String> TIMES = List.of("'00:00:00'", "'-12:34:56.789'", "'13:05:09'", "'838:59:59'");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    /** @param depth how deep it may be nested */
    String any(int depth) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> number(depth);
            case 4 -> approximate(depth);
            case 5, 6, 7 -> truth(depth);
            case 8 -> text(depth);
            default -> moment(depth);
        };
    }

    /** An exact number. */
    private String number(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        int d = depth - 1;
        return switch (random.nextInt(13)) {
            case 0 -> leaf();
            case 1, 2, 3 -> operand(d) + pick(List.of(" + ", " - ", " * ", " div ", " % ")) + operand(d);
            case 12 -> plain(d) + " / " + plain(d);
            case 5 -> "-" + operand(d);
            case 6 -> pick(List.of("abs", "ceil", "floor", "round", "sign")) + "(" + number(d) + ")";
            case 7 -> pick(List.of("round", "truncate")) + "(" + number(d) + ", " + (random.nextInt(9) - 3) + ")";
            case 8 -> chosen(number(d), number(d), d);
            case 9 -> pick(List.of("greatest", "least")) + "(" + number(d) + ", " + number(d) + ")";
            case 10 -> "nullif(" + number(d) + ", " + number(d) + ")";
            default -> cast(number(d));
        };
    }

    /**
     * Without branches and remainders: when MySQL divides one that has fewer fraction digits than its type, it computes fewer digits
     * than it shows.
     */
    private String plain(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        int d = depth - 1;
        return switch (random.nextInt(4)) {
            case 0 -> leaf();
            case 1 -> "abs(" + plain(d) + ")";
            default -> "(" + plain(d) + pick(List.of(" + ", " - ", " * ", " / ")) + plain(d) + ")";
        };
    }

    private String leaf() {
        return switch (random.nextInt(5)) {
            case 0 -> pick(NUMBERS);
            case 1, 2 -> pick(WHOLE);
            default -> pick(DECIMAL);
        };
    }

    /** On the right of an operator. */
    private String operand(int depth) {
        String number = number(depth);
        return number.matches("[a-z0-9_.]+|[a-z]+\\(.*\\)") && !number.contains(") ") ? number : "(" + number + ")";
    }

    /** Of decimals, since whole numbers that do not fit wrap around in MySQL. */
    private String cast(String number) {
        return random.nextBoolean() ? "cast(round(" + number + " + 0.0) as signed)" : "cast((" + number + ") as decimal(65,30))";
    }

    private String approximate(int depth) {
        if (depth <= 0) {
            return random.nextInt(3) == 0 ? pick(DOUBLES) : pick(APPROXIMATE);
        }
        int d = depth - 1;
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "(" + approximate(d) + ")" + pick(List.of(" + ", " - ", " * ", " / ", " % ")) + operand(d);
            case 3 -> "(" + number(d) + ")" + pick(List.of(" + ", " - ", " * ", " / ")) + "(" + approximate(d) + ")";
            case 4 -> pick(List.of("abs", "ceil", "floor", "round", "sqrt")) + "(" + approximate(d) + ")";
            case 5 -> chosen(approximate(d), number(d), d);
            case 6 -> pick(List.of("greatest", "least")) + "(" + approximate(d) + ", " + number(d) + ")";
            default -> "-(" + approximate(d) + ")";
        };
    }

    private String truth(int depth) {
        int d = depth - 1;
        if (depth <= 0) {
            return comparison(0);
        }
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> comparison(d);
            case 3, 4 -> truth(d) + pick(List.of(" and ", " or ", " xor ")) + truth(d);
            case 5 -> "not " + truth(d);
            case 6 -> "(" + truth(d) + ")" + pick(List.of(" is true", " is false", " is unknown", " is not true", " is not null"));
            case 7 -> value(d) + pick(List.of(" is null", " is not null"));
            case 8 -> operand(d) + pick(List.of(" in ", " not in ")) + "(" + pick(NUMBERS) + ", " + pick(NUMBERS) + ")";
            case 9 -> operand(d) + pick(List.of(" between ", " not between ")) + operand(d) + " and " + operand(d);
            default -> chosen(truth(d), truth(d), d);
        };
    }

    private String comparison(int depth) {
        String sign = pick(List.of(" = ", " <> ", " < ", " <= ", " > ", " >= ", " <=> "));
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> operand(depth) + sign + operand(depth);
            case 3 -> "(" + approximate(depth) + ")" + sign + operand(depth);
            case 4 -> pick(TEXTS) + sign + (random.nextBoolean() ? pick(WORDS) : pick(TEXTS));
            case 5 -> pick(MOMENTS) + sign + (random.nextBoolean() ? pick(DATES) : pick(MOMENTS));
            default -> "span" + sign + (random.nextInt(4) > 0 ? pick(TIMES) : "span");
        };
    }

    private String value(int depth) {
        return "(" + (random.nextBoolean() ? number(depth) : random.nextBoolean() ? text(depth) : moment(depth)) + ")";
    }

    private String text(int depth) {
        if (depth <= 0) {
            return random.nextInt(3) == 0 ? pick(WORDS) : pick(TEXTS);
        }
        int d = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> text(0);
            case 1, 2 -> chosen(text(d), text(d), d);
            case 3 -> "nullif(" + text(0) + ", " + pick(TEXTS) + ")";
            case 4 -> pick(List.of("greatest", "least")) + "(" + pick(TEXTS) + ", " + text(0) + ")";
            default -> "cast(" + number(d) + " as char)";
        };
    }

    private String moment(int depth) {
        if (depth <= 0) {
            return random.nextInt(5) == 0 ? "span" : pick(MOMENTS);
        }
        int d = depth - 1;
        String first = moment(0);
        String second = first.equals("span") ? "span" : pick(MOMENTS);
        return switch (random.nextInt(5)) {
            case 0 -> first;
            case 1, 2 -> chosen(first, second, d);
            case 3 -> pick(List.of("greatest", "least")) + "(" + first + ", " + second + ")";
            default -> "nullif(" + first + ", " + second + ")";
        };
    }

    /** One of two values, or none. */
    private String chosen(String first, String second, int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "if(" + truth(depth) + ", " + first + ", " + second + ")";
            case 1 -> "coalesce(" + first + ", " + second + ")";
            case 2 -> "ifnull(" + first + ", " + second + ")";
            case 3 -> "case when " + truth(depth) + " then " + first + " else " + second + " end";
            default -> "case when " + truth(depth) + " then " + first + " when " + truth(0) + " then " + second + " end";
        };
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
