package dev.seachange.config;

import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.SourceText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides passwords in the lines that problems quote, letter for letter so that carets stay where they are. It works on the text,
 * not on the tree, since a line may be quoted just because it is not YAML.
 */
final class Mask {
    private static final String KEY = "[\"']?password[\"']?[ \\t]*:[ \\t]*";

    /** On a line of its own everything up to the end may belong to it. */
    private static final Pattern ALONE = Pattern.compile("(?im)^([ \\t]*" + KEY + ")(\\S.*)$");

    private static final Pattern IN_BRACES = Pattern.compile("(?i)([{,]\\s*" + KEY + ")"
            + "(\\[[^\\]\\n]*\\]?[^,}\\n]*|\\{[^}\\n]*\\}?[^,}\\n]*|"
            + "\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\n]|'')*'?|(?!\\s)(?:\\$\\{[^}\\n]*\\}|[^,}\\n])+)");

    private static final Pattern REFERENCE =
            Pattern.compile("[\"']?\\$\\{(?:env|file):[^}]*\\}[\"']?\\s*(?:\\}?|\\s#.*)\\s*");

    private Mask() {}

    static List<Problem> hidden(List<Problem> problems, SourceText source) {
        SourceText masked = new SourceText(source.name(), hidden(source.text()));
        return problems.stream().map(problem -> hidden(problem, masked)).toList();
    }

    static String hidden(String text) {
        String alone = ALONE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(hidden(found)));
        return IN_BRACES.matcher(alone).replaceAll(found -> Matcher.quoteReplacement(hidden(found)));
    }

    private static String hidden(MatchResult found) {
        String value = found.group(2);
        return REFERENCE.matcher(value).matches()
                ? found.group()
                : found.group(1) + "*".repeat(value.codePointCount(0, value.length()));
    }

    private static Problem hidden(Problem problem, SourceText masked) {
        Place place = problem.place();
        return new Problem(
                new Place(masked, place.line(), place.column(), place.length()),
                problem.code(), problem.message(), problem.detail(), problem.hint(), problem.warning());
    }
}
