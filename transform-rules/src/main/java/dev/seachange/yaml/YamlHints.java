package dev.seachange.yaml;

/** What most often lies behind a text that is no YAML, told by what the parser says of it and by the line. */
final class YamlHints {
    private static final String QUOTED = "put the whole expression into double quotes.";

    private YamlHints() {}

    /** What to do about it; empty when there is no guess. */
    static String of(String problem, String line) {
        if (line.contains("\t")) {
            return "Indent with blanks, not tabs.";
        }
        if (line.contains("${") && (line.contains("{ ") || line.contains("["))) {
            return "Inside braces or brackets put a value with ${...} into double quotes.";
        }
        if (isWithinBraces(problem)) {
            return "Between braces a comma begins the next entry, and text behind a quote is none of it: " + QUOTED;
        }
        if (problem.contains("chomping or indentation")) {
            return "A value that begins with | or > is a block of lines here: " + QUOTED;
        }
        if (problem.contains("cannot start any token")) {
            return "A value can't begin with this character: " + QUOTED;
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "A colon and a blank end a key: put a value that has them into double quotes. Or the line begins further right"
                    + " than its neighbours.";
        }
        return problem.startsWith("expected <block end>") ? "Entries of one map begin in one column: compare with the lines above." : "";
    }

    /** Whether something between braces or brackets goes on where a comma or their end was awaited. */
    static boolean isWithinBraces(String problem) {
        return problem.startsWith("expected ',' or '");
    }

    /** Whether a key reads like the end of an expression that a comma between braces has cut off. */
    static boolean isCutOff(String key) {
        return key.matches(".*[()'\"].*|.*\\s.*");
    }

    static String cutOff() {
        return "Between braces a comma begins the next entry: " + QUOTED;
    }
}
