package dev.seachange.it.docs;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator of expressions, for docs/functions.md. Functions are told by the program; what the parser knows itself stands here.
 *
 * @param used what an expression that uses it has, outside of its texts
 */
record OperatorHelp(List<String> forms, String meaning, Pattern used) {
    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(.*\\)");

    static final List<OperatorHelp> ALL = List.of(
            of("\\+", "Exact for whole numbers and decimals, DOUBLE if one of them is.", "a + b", "+a"),
            of("-(?!>)", "The same.", "a - b", "-a"),
            of("\\*", "The same.", "a * b"),
            of("/", "A decimal with four more fraction digits than `a`. Division by zero parks the row.", "a / b"),
            of("\\bdiv\\b", "The whole part of the quotient.", "a div b"),
            of("%|\\bmod\\b(?!\\()", "The remainder, with the sign of `a`.", "a % b", "a mod b"),
            of("[+-] *interval\\b", "As `date_add` and `date_sub`.", "d + interval n day", "d - interval n day"),
            of("(?<![<>=!-])=|<>|!=|(?<!-)[<>](?![=>])|<=(?!>)|>=", "NULL if one is NULL. Texts compare as the columns' collation does.",
                    "a = b", "a <> b", "a != b", "a < b", "a <= b", "a > b", "a >= b"),
            of("<=>", "Equal, or both NULL; never NULL.", "a <=> b"),
            of("\\band\\b|&&", "Three-valued, as all logic.", "a and b"),
            of("\\bor\\b", "`||` is refused: it means different things in different modes.", "a or b"),
            of("\\bxor\\b", "", "a xor b"),
            of("\\bnot\\b", "", "not a"),
            of("\\bis (not )?(null|unknown)\\b", "Never NULL.", "a is null", "a is not null"),
            of("\\bis (not )?(true|false)\\b", "Never NULL.", "a is true", "a is not true", "a is false", "a is not false"),
            of("\\bin *\\(", "", "a in (b, c, ...)", "a not in (b, c, ...)"),
            of("\\bbetween\\b", "", "a between b and c", "a not between b and c"),
            of("\\blike\\b", "By the column's collation, character by character.", "a like 'pattern'", "a not like 'pattern'"),
            of("\\bcase\\b", "", "case when a then b ... else c end", "case a when b then c ... else d end"),
            of("\\bcast *\\(|\\bconvert *\\(", "Exact or refused: a cast never rounds, cuts or wraps around.",
                    "cast(a as type)", "convert(a, type)"),
            of("->(?!>)", "As `json_extract`.", "json -> '$.path'"),
            of("->>", "As `json_unquote(json_extract(...))`.", "json ->> '$.path'"));

    private static OperatorHelp of(String used, String meaning, String... forms) {
        return new OperatorHelp(List.of(forms), meaning, Pattern.compile(used));
    }

    boolean usedBy(String expression) {
        return used.matcher(plain(expression)).find();
    }

    /** @param function its name; {@code trim leading} is the call {@code trim(leading ...)} */
    static boolean calls(String expression, String function) {
        String[] words = function.split(" ");
        String call = "\\b" + words[0] + " *\\(" + (words.length == 1 ? "" : " *" + words[1] + "\\b");
        return Pattern.compile(call).matcher(plain(expression)).find();
    }

    /** The function, if the expression is one call and nothing around it; else empty. */
    static String onlyCall(String expression) {
        String plain = plain(expression);
        Matcher call = CALL.matcher(plain);
        if (!call.matches()) {
            return "";
        }
        int depth = 0;
        for (int i = 0; i < plain.length() - 1; i++) {
            depth += plain.charAt(i) == '(' ? 1 : plain.charAt(i) == ')' ? -1 : 0;
            if (plain.charAt(i) == ')' && depth == 0) {
                return "";
            }
        }
        return call.group(1);
    }

    /** In lower case, with every text empty. */
    private static String plain(String expression) {
        return TEXT.matcher(expression).replaceAll("''").toLowerCase(Locale.ROOT);
    }
}
