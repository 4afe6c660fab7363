package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.seachange.it.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of docs/ that a test makes. {@code -Dgolden=write} writes it anew; then read what changed. */
public final class GeneratedPage {
    private static final String ANEW = "mvn test -pl it-tests -am -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=write";
    private static final String ANEW_BY_SERVERS = "mvn verify -pl it-tests -am -Dtest=TidyTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dit.test=%s -Dfailsafe.failIfNoSpecifiedTests=false -Dgolden=write";

    private GeneratedPage() {}

    /** @param test what makes the page */
    public static void check(Class<?> test, String name, String text) throws IOException {
        Path page = Sources.root().resolve("docs").resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(page, text);
        }
        String anew = "docs/" + name + " is made anew by: " + command(test.getSimpleName());
        assertThat(page).as(anew).exists();
        List<String> wanted = text.lines().toList();
        List<String> found = Files.readAllLines(page);
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            assertThat(found.get(i)).as("line %d; %s", i + 1, anew).isEqualTo(wanted.get(i));
        }
        if (found.size() != wanted.size()) {
            fail("%d lines instead of %d; %s", found.size(), wanted.size(), anew);
        }
    }

    private static String command(String test) {
        return (test.endsWith("IT") ? ANEW_BY_SERVERS : ANEW).formatted(test);
    }

    /** In a cell of a table, as code. */
    public static String code(String text) {
        String fence = text.contains("`") ? "``" : "`";
        String inner = text.contains("`") ? " " + text + " " : text;
        return fence + inner.replace("|", "\\|") + fence;
    }
}
