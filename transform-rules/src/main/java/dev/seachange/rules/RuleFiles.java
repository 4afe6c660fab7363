package dev.seachange.rules;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads rule files. */
public final class RuleFiles {
    private RuleFiles() {}

    /**
     * The file itself, or every {@code *.yaml} and {@code *.yml} below a folder except the rules' tests
     * ({@code *.test.yaml}), sorted by path. Files are named as {@code where} leads to them.
     *
     * @throws NoSuchFileException when there is none
     */
    public static List<RuleFile> load(Path where) throws IOException {
        if (!Files.exists(where)) {
            throw new NoSuchFileException(where.toString(), null, "no such rule file or folder");
        }
        List<RuleFile> files = new ArrayList<>();
        for (Path path : Files.isDirectory(where) ? below(where) : List.of(where)) {
            files.add(read(path));
        }
        if (files.isEmpty()) {
            throw new NoSuchFileException(where.toString(), null, "no rule file (*.yaml) in this folder");
        }
        return List.copyOf(files);
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> isRuleFile(p.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isRuleFile(String name) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return yaml && !name.endsWith(".test.yaml") && !name.endsWith(".test.yml");
    }

    private static RuleFile read(Path path) throws IOException {
        try {
            return new RuleFile(path.toString(), Files.readString(path));
        } catch (MalformedInputException e) {
            throw new IOException(path + " is not UTF-8 text", e);
        }
    }
}
