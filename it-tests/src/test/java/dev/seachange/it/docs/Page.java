package dev.seachange.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableSchema;
import dev.seachange.it.architecture.Sources;
import dev.seachange.rules.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documents, and the samples in it. */
record Page(Path file, String text) {
    static Page read(String path) {
        try {
            Path file = Sources.root().resolve(path);
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(text).results().map(found -> found.group(1));
    }

    /** The yaml block that begins with this line. */
    String yaml(String heading) {
        return blocks("yaml").filter(block -> block.startsWith(heading)).findFirst().orElseThrow();
    }

    /** The tables of every sql block with this heading. */
    Catalog tables(String heading) {
        List<TableSchema> tables = new ArrayList<>();
        blocks("sql").filter(block -> block.startsWith(heading)).forEach(block -> tables.addAll(SampleTables.read(block)));
        return new Catalog(tables);
    }

    /** Every link leads to a file, and to a heading in it. */
    void checkLinks() {
        Matcher links = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)").matcher(text);
        while (links.find()) {
            Path target = links.group(1).isEmpty() ? file : file.resolveSibling(links.group(1));
            assertThat(target).exists();
            if (links.group(2) != null) {
                assertThat(anchors(target)).as(links.group()).contains(links.group(2));
            }
        }
    }

    private static Set<String> anchors(Path page) {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> "#" + line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT)
                            .replaceAll("[`:,.()]", "").replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
