package dev.seachange.it.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.seachange.it.architecture.Sources;
import dev.seachange.yaml.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    /** Where a refused row tells by which rule, at which column, and why. */
    private static final Pattern REFUSAL = Pattern.compile("rule `.*: (V\\d{3}) .*");

    private static final Pattern HEAD = Pattern.compile("\\S+:\\d+:\\d+  (\\w\\d{3}) .*");

    /** Where wrong files stand with the problems that they give. */
    private static final List<String> WRONG_FILES =
            List.of("transform-rules/src/test/resources/rules/wrong", "transform-rules/src/test/resources/cases/wrong");

    private Codes() {}

    /** Meanings by code, of every room that has codes; a code that two rooms share may have two. */
    static SortedMap<String, Set<String>> meanings() {
        SortedMap<String, Set<String>> all = new TreeMap<>();
        for (JavaClass room : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.seachange")) {
            if (room.isEnum() && room.isAssignableTo(ProblemCode.class)) {
                Arrays.stream(room.reflect().getEnumConstants())
                        .map(ProblemCode.class::cast)
                        .forEach(code -> all.computeIfAbsent(code.name(), name -> new TreeSet<>()).add(code.meaning()));
            }
        }
        return all;
    }

    /** From resources/docs/remedies.txt, by code. */
    static Map<String, String> remedies() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/docs/remedies.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.substring(0, 4), line -> line.substring(5).strip()));
    }

    /** By code, one of the problems that wrong files give: the shortest, and of those the first; or the words of a refusal. */
    static Map<String, String> examples() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : wrongFiles()) {
            for (String problem : problems(Files.readAllLines(file))) {
                Matcher head = HEAD.matcher(problem.lines().findFirst().orElse(""));
                if (head.matches()) {
                    found.merge(head.group(1), problem, (old, other) -> other.length() < old.length() ? other : old);
                }
            }
        }
        for (String line : Files.readAllLines(Sources.root().resolve("transform-rules/src/test/resources/refused/sample.txt"))) {
            Matcher refusal = REFUSAL.matcher(line.strip());
            if (refusal.matches()) {
                found.putIfAbsent(refusal.group(1), refusal.group());
            }
        }
        return found;
    }

    private static List<Path> wrongFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : WRONG_FILES) {
            try (Stream<Path> files = Files.list(Sources.root().resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".txt")).sorted().forEach(all::add);
            }
        }
        return all;
    }

    /** Each from its head to the last line that is indented below: the name of a case is none of it. */
    private static Collection<String> problems(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (HEAD.matcher(lines.get(i)).matches()) {
                Stream<String> below = lines.subList(i + 1, lines.size()).stream().takeWhile(line -> line.startsWith(" "));
                found.add(Stream.concat(Stream.of(lines.get(i)), below).collect(Collectors.joining("\n")));
            }
        }
        return found;
    }
}
