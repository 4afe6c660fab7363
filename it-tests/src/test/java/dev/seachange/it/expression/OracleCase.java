package dev.seachange.it.expression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of a file of expressions: {@code expression}, or {@code expression ## exception}.
 *
 * <p>Exceptions: {@code refused: why}: MySQL has a value, and the language refuses it when rules are compiled; {@code stricter: why}: it
 * refuses it for some rows; {@code differs: why}: it has another value, for a reason worth it.
 *
 * @param family the file's name
 */
public record OracleCase(String family, String expression, Exception exception, String why) {
    public enum Exception {
        NONE,
        REFUSED,
        STRICTER,
        DIFFERS
    }

    public static List<OracleCase> readAll(Path folder) throws IOException {
        List<OracleCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String family = file.getFileName().toString().replace(".txt", "");
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> cases.add(of(family, line)));
            }
        }
        return cases;
    }

    private static OracleCase of(String family, String line) {
        String[] parts = line.split("##", 2);
        if (parts.length == 1) {
            return new OracleCase(family, line.strip(), Exception.NONE, "");
        }
        String[] words = parts[1].strip().split(":", 2);
        Exception exception = Exception.valueOf(words[0].strip().toUpperCase(java.util.Locale.ROOT));
        return new OracleCase(family, parts[0].strip(), exception, words[1].strip());
    }

    @Override
    public String toString() {
        return family + ": " + expression;
    }
}
