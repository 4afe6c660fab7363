package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/ that a test makes. {@code -Dgolden=write} writes it anew; then read what changed. */
final class GeneratedPage {
    private GeneratedPage() {}

    static void check(String name, String text) throws IOException {
        Path page = Sources.root().resolve("docs").resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(page, text);
        }
        assertThat(page).as("docs/%s, made with -Dgolden=write", name).exists();
        assertThat(Files.readString(page)).as("docs/%s is not up to date: -Dgolden=write makes it anew", name).isEqualTo(text);
    }

    /** In a cell of a table, as code. */
    static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        String inner = text.contains("`") ? " " + text + " " : text;
        return fence + inner.replace("|", "\\|") + fence;
    }
}
