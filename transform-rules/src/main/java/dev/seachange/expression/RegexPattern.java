package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that means here what it means to MySQL.
 *
 * @param pattern for java.util.regex
 * @param groups how many it captures
 * @param letters whether ASCII letters of it stand for both cases, so that {@link #FOLDED} characters may be meant, too
 * @param boundaries whether it asks where words end, which MySQL sees in another way beside marks
 */
record RegexPattern(Pattern pattern, int groups, boolean letters, boolean boundaries) {
    /** Characters beyond ASCII that are ASCII letters in another case. */
    private static final String FOLDED = "\u00DF\u0130\u0131\u017F\u1E9E\u212A\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";

    /** Looks at single characters that a search may take. */
    private static final int LOOKS = 1_000_000;

    /** One search after another in a text. */
    final class Search {
        private final String text;
        private final Matcher matcher;
        private int from;

        private Search(String text) {
            this.text = text;
            this.matcher = pattern.matcher(new CountedText(text, LOOKS + 20L * text.length()));
        }

        boolean next() {
            try {
                if (from > text.length() || !matcher.find(from)) {
                    return false;
                }
            } catch (StackOverflowError e) {
                throw new Unfit(ValueCode.V108, "the regular expression takes too long on a text");
            }
            from = matcher.end();
            if (matcher.start() == matcher.end()) {
                from += from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
            }
            return true;
        }

        int start() {
            return matcher.start();
        }

        int end() {
            return matcher.end();
        }

        /** What a group holds; nothing if it had no part. */
        String group(int number) {
            return matcher.start(number) < 0 ? "" : text.substring(matcher.start(number), matcher.end(number));
        }
    }

    Search in(String text) {
        if (letters && text.chars().anyMatch(c -> FOLDED.indexOf(c) >= 0)) {
            throw new Unfit(ValueCode.V108, "a text has a letter that only the server can compare without regard to case");
        }
        if (boundaries && text.codePoints().anyMatch(RegexPattern::isMark)) {
            throw new Unfit(ValueCode.V108, "a text has a mark beside which only the server can tell where words end");
        }
        return new Search(text);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> c == 0xFF9E || c == 0xFF9F;
        };
    }

    /** A text that refuses to be looked at too often, so that no expression and no value can hold up the stream. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long left;

        CountedText(String text, long looks) {
            this.text = text;
            this.left = looks;
        }

        @Override
        public char charAt(int i) {
            if (--left < 0) {
                throw new Unfit(ValueCode.V108, "the regular expression takes too long on a text");
            }
            return text.charAt(i);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
