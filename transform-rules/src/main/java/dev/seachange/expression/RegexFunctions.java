package dev.seachange.expression;

import dev.seachange.types.Collation;
import java.util.ArrayList;
import java.util.List;

/** Functions with a regular expression, which is written out in the rule and read once. */
final class RegexFunctions {
    static final List<Function> ALL = List.of(
            Function.of("regexp_like", 2, 3, "regexp_like(text, 'pattern', 'match type')",
                    "Whether the pattern is found in the text. Match type: `c` case counts, `i` it does not, `n` a dot takes all.",
                    RegexFunctions::like),
            Function.of("regexp_substr", 2, 5, "regexp_substr(text, 'pattern', 1, occurrence, 'match type')",
                    "The part of the text that the pattern takes; NULL if it is not found.", RegexFunctions::part),
            Function.of("regexp_replace", 3, 6,
                    "regexp_replace(text, 'pattern', 'replacement', 1, occurrence, 'match type')",
                    "The replacement in place of what the pattern takes, each time or the given time; `$1` is what group 1 holds.",
                    RegexFunctions::replace));

    private RegexFunctions() {}

    private static Compiled like(Call call) throws Misread {
        Compiled text = call.text(0);
        RegexPattern pattern = pattern(call, text, 2);
        return Strict.of(text, Comparisons.BOOLEAN, false, call.span(), value -> pattern.in((String) value).next() ? 1L : 0L);
    }

    private static Compiled part(Call call) throws Misread {
        Compiled text = call.text(0);
        checkStart(call, 2);
        int occurrence = Math.max(1, occurrence(call, 3, 1));
        RegexPattern pattern = pattern(call, text, 4);
        List<Compiled> texts = List.of(text);
        return Texts.result(texts, Strict.of(text, Texts.type(Texts.length(text), texts), true, call.span(), value -> {
            RegexPattern.Search search = pattern.in((String) value);
            for (int i = 0; i < occurrence; i++) {
                if (!search.next()) {
                    return null;
                }
            }
            return search.group(0);
        }));
    }

    private static Compiled replace(Call call) throws Misread {
        Compiled text = call.text(0);
        String written = call.constantText(2, "a replacement");
        checkStart(call, 3);
        int occurrence = occurrence(call, 4, 0);
        RegexPattern pattern = pattern(call, text, 5);
        RegexReplacement replacement = replacement(call, written, pattern);
        long length = replacement.longest(Texts.length(text));
        List<Compiled> texts = List.of(text, call.text(2));
        return Texts.result(texts, Strict.of(text, Texts.type(length, texts), false, call.span(), value ->
                replaced((String) value, pattern, replacement, occurrence)));
    }

    private static String replaced(String text, RegexPattern pattern, RegexReplacement replacement, int occurrence) {
        if (text.isEmpty()) {
            // MySQL looks for nothing in nothing.
            return text;
        }
        StringBuilder result = new StringBuilder();
        RegexPattern.Search search = pattern.in(text);
        int copied = 0;
        for (int i = 1; (occurrence == 0 || i <= occurrence) && search.next(); i++) {
            if (occurrence == 0 || i == occurrence) {
                result.append(text, copied, search.start());
                replacement.append(search, result);
                copied = search.end();
            }
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static RegexReplacement replacement(Call call, String written, RegexPattern pattern) throws Misread {
        try {
            return RegexReplacement.read(written, pattern.groups());
        } catch (RegexReader.Refusal e) {
            String hint = "`$1` is what group 1 holds, `\\\\$` a dollar.";
            throw call.refused(2, "the replacement cannot be read: " + e.message(), hint);
        }
    }

    private static void checkStart(Call call, int argument) throws Misread {
        Integer start = call.constantWhole(argument);
        if (start != null && start != 1) {
            throw call.refused(
                    argument, "regular expressions look at a text from its start: 1", "Cut the text with substring(...).");
        }
    }

    private static int occurrence(Call call, int argument, int otherwise) throws Misread {
        Integer given = call.constantWhole(argument);
        if (given != null && given < 0) {
            throw call.refused(argument, "occurrences are counted from 1", "");
        }
        return given == null ? otherwise : given;
    }

    /** @param types the argument with the match type */
    private static RegexPattern pattern(Call call, Compiled text, int types) throws Misread {
        String written = call.constantText(1, "a regular expression");
        Collation collation = Collation.of(Texts.type(0, List.of(text, call.text(1))).collation());
        boolean caseless = collation.kind() == Collation.Kind.CASE_INSENSITIVE || collation.name().endsWith("_ci");
        boolean dotAll = false;
        for (char type : (types < call.count() ? call.constantText(types, "a match type") : "").toCharArray()) {
            switch (type) {
                case 'c' -> caseless = false;
                case 'i' -> caseless = true;
                case 'n' -> dotAll = true;
                default -> throw call.refused(types, "a match type is made of c, i and n", "");
            }
        }
        try {
            return RegexReader.read(written, caseless, dotAll);
        } catch (RegexReader.Refusal e) {
            String hint = "Only what means the same here and to MySQL is taken.";
            throw call.refused(1, "the regular expression has " + e.message(), hint);
        }
    }

    /**
     * What comes in place of what was found.
     *
     * @param parts texts, each followed by the group of the same place
     * @param groups by number; the last text has none
     */
    private record RegexReplacement(List<String> parts, List<Integer> groups) {
        static RegexReplacement read(String written, int most) throws RegexReader.Refusal {
            List<String> parts = new ArrayList<>();
            List<Integer> groups = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            for (int at = 0; at < written.length(); at++) {
                char c = written.charAt(at);
                if (c == '\\') {
                    part.append(escaped(written, ++at));
                } else if (c == '$') {
                    int digits = digits(written, at + 1, most);
                    parts.add(part.toString());
                    groups.add(Integer.parseInt(written.substring(at + 1, at + 1 + digits)));
                    part.setLength(0);
                    at += digits;
                } else {
                    part.append(c);
                }
            }
            parts.add(part.toString());
            return new RegexReplacement(parts, groups);
        }

        private static char escaped(String written, int at) throws RegexReader.Refusal {
            if (at >= written.length() || Character.isLetterOrDigit(written.charAt(at))) {
                throw new RegexReader.Refusal("a backslash stands before a sign");
            }
            return written.charAt(at);
        }

        /** As many as make the number of a group. */
        private static int digits(String written, int from, int most) throws RegexReader.Refusal {
            int count = 0;
            while (from + count < written.length() && count < 3
                    && written.substring(from, from + count + 1).chars().allMatch(c -> c >= '0' && c <= '9')
                    && Integer.parseInt(written.substring(from, from + count + 1)) <= most) {
                count++;
            }
            if (count == 0) {
                throw new RegexReader.Refusal("`$` without the number of a group");
            }
            return count;
        }

        void append(RegexPattern.Search search, StringBuilder result) {
            for (int i = 0; i < groups.size(); i++) {
                result.append(parts.get(i)).append(search.group(groups.get(i)));
            }
            result.append(parts.getLast());
        }

        /** What all replacements in a text of this length make of it: groups hold parts of what was found. */
        long longest(long length) {
            long written = parts.stream().mapToLong(Texts::codePoints).sum();
            long found = Texts.product(length, Math.max(1, groups.size()));
            return Texts.atMost(found + Texts.product(Texts.atMost(length + 1), written));
        }
    }
}
