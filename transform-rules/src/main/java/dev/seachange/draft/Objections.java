package dev.seachange.draft;

import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tries a draft out: what the checks of rules have against a line, and nothing asks about yet, becomes a question there. */
final class Objections {
    /**
     * Of what is not said: columns neither mapped nor dropped or not fed, tables without a key or a rule, an empty map, keys not
     * given. The questions that stand in the place of it ask for it.
     */
    private static final Set<String> ASKED =
            Set.of("E104", "E105", "E110", "E401", "E402", "E403", "E407", "E408", "E410");

    private Objections() {}

    /** The lines with the questions added. */
    static List<String> asked(List<String> lines, Catalog source, Catalog target) {
        List<RuleFile> files = List.of(new RuleFile("draft", String.join("\n", lines) + "\n"));
        return switch (RuleSet.compile(files, source, target)) {
            case Compilation.Compiled compiled -> lines;
            case Compilation.Refused refused -> with(refused.problems(), lines);
        };
    }

    private static List<String> with(List<Problem> problems, List<String> lines) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            String line = lines.get(i);
            DraftText added = new DraftText();
            problems.stream()
                    .filter(problem -> problem.line() == number && !ASKED.contains(problem.code().name()))
                    .forEach(problem -> added.question(line.length() - line.stripLeading().length(), said(problem)));
            all.addAll(added.lines());
            all.add(line);
        }
        return all;
    }

    private static String said(Problem problem) {
        String message = problem.message() + (problem.message().matches(".*[.?!]") ? "" : ".");
        return (message + " " + problem.detail() + " " + problem.hint()).strip().replaceAll("\\s+", " ");
    }
}
