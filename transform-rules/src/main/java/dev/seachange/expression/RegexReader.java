package dev.seachange.expression;

import java.util.regex.Pattern;

/**
 * Reads the part of ICU's regular expressions, which MySQL has, that can be said in those of Java without change of meaning:
 * characters, sets, groups, alternatives, repetitions, anchors, looking ahead. All else is refused.
 *
 * <p>Source: ICU User Guide, "Regular Expressions".
 */
final class RegexReader {
    private static final int DEEPEST = 50;
    private static final int MOST_REPEATED = 1000;

    /** Anything but what ends a line. */
    private static final String DOT = "[^\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]";

    /** A line's end of two characters is one to a dot that takes all. */
    private static final String DOT_ALL = "(?>\\r\\n|[\\x{0}-\\x{10FFFF}])";

    /** The end of the text, or before the line's end that ends it. */
    private static final String END = "(?:\\z|(?=\\r\\n\\z)|(?<!\\r)(?=\\n\\z)|(?=[\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}]\\z))";

    private final RegexCharacters characters;
    private final String text;
    private final boolean dotAll;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int groups;
    private int depth;
    private boolean boundaries;

    private RegexReader(String text, boolean caseless, boolean dotAll) {
        this.text = text;
        this.dotAll = dotAll;
        this.characters = new RegexCharacters(text, caseless);
    }

    /** Says what cannot be read. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message, null, false, false);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * @param caseless whether a letter stands for both cases
     * @param dotAll whether a dot takes the ends of lines, too
     */
    static RegexPattern read(String text, boolean caseless, boolean dotAll) throws Refusal {
        RegexReader reader = new RegexReader(text, caseless, dotAll);
        if (text.isEmpty()) {
            throw new Refusal("an empty regular expression");
        }
        reader.alternatives();
        if (reader.at < text.length()) {
            throw new Refusal("a `)` that closes nothing");
        }
        Pattern pattern = Pattern.compile(reader.java.toString());
        return new RegexPattern(pattern, reader.groups, reader.characters.letters(), reader.boundaries);
    }

    /** @return whether it may take nothing */
    private boolean alternatives() throws Refusal {
        if (++depth > DEEPEST) {
            throw new Refusal("groups nested too deeply");
        }
        boolean empty = sequence();
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            java.append('|');
            empty |= sequence();
        }
        depth--;
        return empty;
    }

    private boolean sequence() throws Refusal {
        boolean empty = true;
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            empty &= repeated();
        }
        return empty;
    }

    private boolean repeated() throws Refusal {
        boolean empty = atom();
        int least = 1;
        if (at < text.length()) {
            switch (text.charAt(at)) {
                case '*', '?' -> {
                    least = 0;
                    java.append(text.charAt(at++));
                }
                case '+' -> java.append(text.charAt(at++));
                case '{' -> least = count();
                default -> {
                    return empty;
                }
            }
            if (empty) {
                throw new Refusal("a repetition of what may be empty");
            }
            if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '+')) {
                java.append(text.charAt(at++));
            }
        }
        return empty || least == 0;
    }

    /** {@code {2}}, {@code {2,}}, {@code {2,5}}. */
    private int count() throws Refusal {
        int end = text.indexOf('}', at);
        String[] numbers = text.substring(at + 1, Math.max(at + 1, end)).split(",", -1);
        boolean form = end > 0 && numbers.length <= 2 && numbers[0].matches("\\d{1,4}")
                && (numbers.length == 1 || numbers[1].matches("\\d{0,4}"));
        if (!form) {
            throw new Refusal("a `{` that is neither a repetition such as `{2,5}` nor written `\\\\{`");
        }
        int least = Integer.parseInt(numbers[0]);
        int most = numbers.length == 1 ? least : numbers[1].isEmpty() ? MOST_REPEATED : Integer.parseInt(numbers[1]);
        if (least > most || most > MOST_REPEATED || most == 0) {
            throw new Refusal("a repetition that is not within 1 to " + MOST_REPEATED);
        }
        java.append(text, at, end + 1);
        at = end + 1;
        return least;
    }

    private boolean atom() throws Refusal {
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '\\' -> escaped();
            case '.' -> plain(dotAll ? DOT_ALL : DOT);
            case '^' -> !plain("\\A");
            case '$' -> !plain(END);
            case '*', '+', '?', '{' -> throw new Refusal("a repetition of nothing");
            case '}', ']' -> throw new Refusal("a `" + c + "` that closes nothing; as a character it is written `\\\\" + c + "`");
            default -> {
                at = c == '[' ? characters.set(at, java) : characters.one(at, java);
                yield false;
            }
        };
    }

    /** @return false: it does not take nothing */
    private boolean plain(String form) {
        at++;
        java.append(form);
        return false;
    }

    private boolean group() throws Refusal {
        String opening = text.startsWith("(?:", at) || text.startsWith("(?=", at) || text.startsWith("(?!", at)
                ? text.substring(at, at + 3)
                : "(";
        if (opening.equals("(") && text.startsWith("(?", at)) {
            throw new Refusal("a group of the kind `" + text.substring(at, Math.min(text.length(), at + 3)) + "`");
        }
        groups += opening.equals("(") ? 1 : 0;
        at += opening.length();
        java.append(opening);
        int captured = groups;
        boolean empty = alternatives();
        if (at >= text.length()) {
            throw new Refusal("a `(` that is not closed");
        }
        boolean ahead = opening.endsWith("=") || opening.endsWith("!");
        if (ahead && groups > captured) {
            throw new Refusal("a group that captures what is only looked at");
        }
        at++;
        java.append(')');
        return empty || ahead;
    }

    private boolean escaped() throws Refusal {
        if (text.startsWith("\\b", at) || text.startsWith("\\B", at)) {
            java.append(RegexCharacters.boundary(text.charAt(at + 1) == 'b'));
            at += 2;
            boundaries = true;
            return true;
        }
        at = characters.escaped(at, java);
        return false;
    }
}
