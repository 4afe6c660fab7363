package dev.seachange.it.architecture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files of this project, as they stand in the working tree. */
public final class Sources {
    /** What tools leave behind; named in .gitignore. */
    private static final Set<String> LEFTOVERS =
            Set.of("target", ".git", ".idea", ".vscode", ".settings", ".classpath", ".project", ".jqwik-database");

    private static final String MAIN = "src/main/java/dev/seachange/";

    private Sources() {}

    /** The folder of the project, found upwards from where the tests run. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("transform-rules"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the project's folder is not above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    /** Java files of every module's src/main by their path below {@code dev/seachange/}, as in {@code sink/Sink.java}. */
    static Map<String, String> main() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Map.Entry<String, String> file : texts().entrySet()) {
            int at = file.getKey().indexOf(MAIN);
            if (at > 0 && file.getKey().endsWith(".java")) {
                sources.put(file.getKey().substring(at + MAIN.length()), file.getValue());
            }
        }
        return sources;
    }

    /** Every text file by its path below the project's folder. */
    static Map<String, String> texts() throws IOException {
        Path root = root();
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isLeftover(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isLeftover(file) && attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            text(file).ifPresent(text -> texts.put(root.relativize(file).toString(), text));
        }
        return texts;
    }

    private static boolean isLeftover(Path path) {
        Path name = path.getFileName();
        return name != null && LEFTOVERS.contains(name.toString());
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Numbered lines that {@code wanted} picks, as in {@code sink/Sink.java:17: text}. */
    static Stream<String> lines(Map.Entry<String, String> file, java.util.function.Predicate<String> wanted) {
        List<String> lines = file.getValue().lines().toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                found.add(file.getKey() + ":" + (i + 1) + ": " + lines.get(i).strip());
            }
        }
        return found.stream();
    }
}
