package dev.seachange.it.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A table that comes with the program and is taken from real servers. To write it anew: {@code -Dgolden=write}. */
final class GoldenTable {
    private static final Path FOLDER = Path.of("../transform-rules/src/main/resources/dev/seachange/expression");

    private GoldenTable() {}

    /** @param name packed if it ends in {@code .gz} */
    static void isThat(String name, List<String> lines) {
        Path file = FOLDER.resolve(name);
        String text = String.join("\n", lines) + "\n";
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.write(file, packed(name, text));
            }
            assertThat(read(file)).as("%s against the servers", name).isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As they are now. */
    static List<String> lines(String name) {
        try {
            return read(FOLDER.resolve(name)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(String name, String text) throws IOException {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!name.endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
