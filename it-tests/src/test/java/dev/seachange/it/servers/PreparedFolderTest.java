package dev.seachange.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.demo.PreparedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedFolderTest {

    @TempDir Path temp;

    @Test
    void isFilledOnceForAllWhoAsk() throws Exception {
        AtomicInteger fillings = new AtomicInteger();
        Path wanted = temp.resolve("wanted");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(
                        threads.submit(
                                () ->
                                        PreparedFolder.prepare(
                                                wanted,
                                                folder -> {
                                                    fillings.incrementAndGet();
                                                    Files.writeString(folder.resolve("file"), "content");
                                                })));
            }
            for (Future<Path> each : asked) {
                assertThat(each.get().resolve("file")).hasContent("content");
            }
        }
        assertThat(fillings).hasValue(1);
    }

    @Test
    void isNotThereWhenItsFillingFails() throws IOException {
        Path wanted = temp.resolve("wanted");
        assertThatThrownBy(
                        () ->
                                PreparedFolder.prepare(
                                        wanted,
                                        folder -> {
                                            Files.writeString(folder.resolve("half"), "");
                                            throw new IOException("disk full");
                                        }))
                .hasMessage("disk full");
        assertThat(namesIn(temp)).containsExactly("wanted.lock");

        PreparedFolder.prepare(wanted, folder -> Files.writeString(folder.resolve("whole"), ""));
        assertThat(namesIn(wanted)).containsExactly("whole");
    }

    @Test
    void sweepsAwayWhatAKilledProcessLeft() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("wanted.part-17/deep")).resolve("half"), "");

        PreparedFolder.prepare(temp.resolve("wanted"), folder -> Files.writeString(folder.resolve("whole"), ""));

        assertThat(namesIn(temp)).containsExactlyInAnyOrder("wanted", "wanted.lock");
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
