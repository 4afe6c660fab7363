package dev.seachange.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and reads rule files. */
public final class RuleFiles {
    private static final Pattern TEST = Pattern.compile("\\.test\\.ya?ml$");
    private static final Pattern SNAPSHOT = Pattern.compile("\\.schema\\.ya?ml$");

    private RuleFiles() {}

    /**
     * The file itself, or every {@code *.yaml} and {@code *.yml} below a folder, links followed, sorted by path; but not the rules' tests
     * ({@code *.test.yaml}) and not the snapshot of the tables ({@code *.schema.yaml}). Files are named as {@code where} leads to
     * them.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException also when links go round in a circle
     */
    public static List<RuleFile> load(Path where) throws IOException {
        if (!Files.exists(where)) {
            throw new NoSuchFileException(where.toString(), null, "no such rule file or folder");
        }
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths(where)) {
            files.add(read(path));
        }
        if (files.isEmpty()) {
            throw new NoSuchFileException(where.toString(), null, "no rule file (*.yaml) in this folder");
        }
        return List.copyOf(files);
    }

    /** Where the files are that {@link #load} reads; none when there are none. */
    public static List<Path> paths(Path where) throws IOException {
        if (Files.isDirectory(where)) {
            return below(where, Integer.MAX_VALUE, RuleFiles::isRuleFile);
        }
        return Files.exists(where) ? List.of(where) : List.of();
    }

    /** The tests beside the rules: every {@code *.test.yaml} below the folder, or in that of the file. */
    public static List<RuleFile> tests(Path where) throws IOException {
        return beside(where, TEST);
    }

    /** The snapshots of tables beside the rules: every {@code *.schema.yaml} below the folder, or in that of the file. */
    public static List<RuleFile> snapshots(Path where) throws IOException {
        return beside(where, SNAPSHOT);
    }

    private static List<RuleFile> beside(Path where, Pattern kind) throws IOException {
        int depth = Files.isDirectory(where) ? Integer.MAX_VALUE : 1;
        List<RuleFile> files = new ArrayList<>();
        for (Path path : below(folder(where), depth, name -> kind.matcher(name).find())) {
            files.add(read(path));
        }
        return List.copyOf(files);
    }

    /** Where the rules are; the empty path for a file of the working directory. */
    public static Path folder(Path where) {
        Path parent = Files.isDirectory(where) ? where : where.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static List<Path> below(Path folder, int depth, Predicate<String> named) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> !isCopy(folder, p))
                    .map(p -> p.startsWith(".") ? p.normalize() : p)
                    .filter(p -> named.test(p.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemLoopException loop) {
                throw new IOException(loop.getFile() + " leads back to a folder that it stands in: take this link away", loop);
            }
            throw e.getCause();
        }
    }

    /** Where a folder is mounted from a ConfigMap, its files stand once more in folders whose names begin with two dots. */
    private static boolean isCopy(Path folder, Path file) {
        Path below = folder.relativize(file);
        for (Path part : below) {
            if (part.toString().startsWith("..")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRuleFile(String name) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        return yaml && !TEST.matcher(name).find() && !SNAPSHOT.matcher(name).find();
    }

    /** One file, whatever its name. */
    public static RuleFile read(Path path) throws IOException {
        try {
            return new RuleFile(path.toString(), Files.readString(path));
        } catch (MalformedInputException e) {
            throw new IOException(path + " is not UTF-8 text", e);
        }
    }
}
