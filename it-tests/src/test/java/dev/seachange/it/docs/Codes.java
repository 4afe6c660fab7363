package dev.seachange.it.docs;

import dev.seachange.config.ConfigCode;
import dev.seachange.expression.ExpressionCode;
import dev.seachange.it.architecture.Sources;
import dev.seachange.preflight.PreflightCode;
import dev.seachange.rules.RuleCode;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every code of a problem, what to do about it, and what it looks like. */
final class Codes {
    private static final Pattern HEAD = Pattern.compile("\\S+:\\d+:\\d+  (\\w\\d{3}) .*");

    private Codes() {}

    /** Meanings by code; a code that two rooms share may have two. */
    static SortedMap<String, Set<String>> meanings() {
        SortedMap<String, Set<String>> all = new TreeMap<>();
        Stream.of(ConfigCode.values(), FormCode.values(), RuleCode.values(), ExpressionCode.values(), PreflightCode.values(),
                        ValueCode.values())
                .flatMap(codes -> Stream.<ProblemCode>of(codes))
                .forEach(code -> all.computeIfAbsent(code.name(), name -> new TreeSet<>()).add(code.meaning()));
        return all;
    }

    /** From resources/docs/remedies.txt, by code. */
    static Map<String, String> remedies() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/docs/remedies.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.substring(0, 4), line -> line.substring(5).strip()));
    }

    /** By code, one of the problems that wrong rule files give: the shortest, and of those the first. */
    static Map<String, String> examples() throws IOException {
        Map<String, String> found = new TreeMap<>();
        Path folder = Sources.root().resolve("transform-rules/src/test/resources/rules/wrong");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                for (String problem : problems(Files.readAllLines(file))) {
                    Matcher head = HEAD.matcher(problem.lines().findFirst().orElse(""));
                    if (head.matches()) {
                        found.merge(head.group(1), problem, (old, other) -> other.length() < old.length() ? other : old);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> problems(List<String> lines) {
        String text = lines.stream().map(line -> (HEAD.matcher(line).matches() ? "\f" : "") + line).collect(Collectors.joining("\n"));
        return List.of(text.split("\f")).stream().filter(problem -> !problem.isBlank()).map(String::stripTrailing).toList();
    }
}
