package dev.seachange.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aFolderGivesItsRuleFilesSortedAndNotTheirTests() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        for (String name : new String[] {"b.yaml", "a.yml", "b.test.yaml", "notes.txt", "sub/c.yaml"}) {
            Files.writeString(folder.resolve(name), name);
        }
        assertThat(RuleFiles.load(folder)).extracting(RuleFile::text).containsExactly("a.yml", "b.yaml", "sub/c.yaml");
        assertThat(RuleFiles.load(folder.resolve("b.yaml"))).containsExactly(
                new RuleFile(folder.resolve("b.yaml").toString(), "b.yaml"));
    }

    @Test
    void filesAreNamedAsTheWayToThemIs() throws IOException {
        Path here = Path.of("src/test/resources/cases");
        String tests = here.resolve("squid.test.yaml").toString();
        assertThat(RuleFiles.tests(here)).extracting(RuleFile::name).contains(tests);
        assertThat(RuleFiles.tests(here.resolve("squid.rules.yaml"))).extracting(RuleFile::name).containsExactly(tests);
        assertThat(RuleFiles.folder(Path.of("pom.xml"))).isEqualTo(Path.of(""));
        assertThat(RuleFiles.tests(Path.of("pom.xml"))).as("a file of the working directory").isEmpty();
        assertThat(RuleFiles.tests(Path.of("."))).extracting(RuleFile::name).contains(tests);
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real/sub"));
        Files.writeString(folder.resolve("real/a.yaml"), "a");
        Files.writeString(real.resolve("b.yaml"), "b");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        assertThat(RuleFiles.load(link)).containsExactly(
                new RuleFile(link.resolve("a.yaml").toString(), "a"), new RuleFile(link.resolve("sub/b.yaml").toString(), "b"));
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.createSymbolicLink(rules.resolve("more"), real);
        assertThat(RuleFiles.load(rules)).extracting(RuleFile::text).containsExactly("b");
        Files.createSymbolicLink(real.resolve("round"), rules);
        assertThatThrownBy(() -> RuleFiles.load(rules))
                .isInstanceOf(IOException.class)
                .hasMessage(rules.resolve("more/round") + " leads back to a folder that it stands in: take this link away");
    }

    @Test
    void aMountedConfigMapGivesEachFileOnce() throws IOException {
        Path version = Files.createDirectory(folder.resolve("..2026_01_02"));
        Files.writeString(version.resolve("a.yaml"), "a");
        Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data/a.yaml"));
        assertThat(RuleFiles.load(folder)).containsExactly(new RuleFile(folder.resolve("a.yaml").toString(), "a"));
    }

    @Test
    void whatIsNotThereOrNotTextIsAnError() throws IOException {
        assertThatThrownBy(() -> RuleFiles.load(folder)).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no rule file (*.yaml) in this folder");
        assertThatThrownBy(() -> RuleFiles.load(folder.resolve("x"))).isInstanceOf(NoSuchFileException.class);
        Files.write(folder.resolve("bad.yaml"), new byte[] {(byte) 0xC0, (byte) 0x80});
        assertThatThrownBy(() -> RuleFiles.load(folder)).hasMessageContaining("bad.yaml is not UTF-8 text");
    }
}
