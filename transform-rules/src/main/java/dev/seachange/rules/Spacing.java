package dev.seachange.rules;

import java.util.Locale;
import java.util.Set;

/**
 * Sets the words of a meaning as people write them: a {@link Meaning} is kept with a blank around every sign, by which it is
 * compared with what earlier versions have kept.
 */
final class Spacing {
    /** What an opening parenthesis stands apart from: every other word before one is a function or a type. */
    private static final Set<String> WORDS = Set.of(
            "and", "as", "between", "by", "case", "div", "else", "in", "interval", "is", "like", "not", "or", "regexp", "rlike", "then",
            "when", "xor");
    /** A minus behind one of these, or behind nothing, is a sign of a number. */
    private static final String BEFORE_A_SIGN = "(,<>=*/%+-";

    private final String text;
    private final StringBuilder set = new StringBuilder();
    private int at;

    private Spacing(String text) {
        this.text = text;
    }

    static String of(String meaning) {
        return new Spacing(meaning).set();
    }

    private String set() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\'' || next == '`') {
                quoted(next);
            } else if (next != ' ' || !isIdle()) {
                set.append(next);
                at++;
            } else {
                at++;
            }
        }
        return set.toString();
    }

    /** Up to the closing quote; one that is doubled opens again at once. */
    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        int behind = end < 0 ? text.length() : end + 1;
        set.append(text, at, behind);
        at = behind;
    }

    private boolean isIdle() {
        char before = set.isEmpty() ? ' ' : set.charAt(set.length() - 1);
        char behind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return before == '('
                || before == '.'
                || behind == ')'
                || behind == ','
                || behind == '.'
                || (before == '-' && isSign())
                || (behind == '(' && isCalled());
    }

    private boolean isSign() {
        int last = set.length() - 2;
        while (last >= 0 && set.charAt(last) == ' ') {
            last--;
        }
        return last < 0 || BEFORE_A_SIGN.indexOf(set.charAt(last)) >= 0;
    }

    private boolean isCalled() {
        int start = set.length();
        while (start > 0 && isOfAWord(set.charAt(start - 1))) {
            start--;
        }
        String word = set.substring(start).toLowerCase(Locale.ROOT);
        return !word.isEmpty() && !Character.isDigit(word.charAt(0)) && !WORDS.contains(word);
    }

    private static boolean isOfAWord(char letter) {
        return letter == '_' || Character.isLetterOrDigit(letter);
    }
}
