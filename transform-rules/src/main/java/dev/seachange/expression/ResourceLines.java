package dev.seachange.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Tables that come with the program. */
final class ResourceLines {
    private ResourceLines() {}

    /**
     * Its lines without comments and empty ones.
     *
     * @param name beside this class; packed if it ends in {@code .gz}
     */
    static List<String> of(String name) {
        try (InputStream file = ResourceLines.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its table " + name);
            }
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
