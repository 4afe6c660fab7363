package dev.seachange.demo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one server while it lives: its data and its log.
 *
 * <p>Its owner holds a file lock in it. The lock ends with the owner, however that ended, so a folder whose lock is free is
 * litter, which the next start removes. A folder to be kept has another name, and no lock.
 */
final class RunFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final String LOCK = "owner.lock";
    private static final String PASSING = "seachange-run-";
    private static final String KEPT = "seachange-kept-";

    /**
     * Those of this JVM. The sweeper must not even open their lock files: a JVM that closes one of its openings of a file
     * loses all its locks on it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final @Nullable FileChannel lock;

    private RunFolder(Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static RunFolder create(Path runs, String name, boolean keep) throws IOException {
        // One at a time, or a sweeper could see a folder between its making and its locking.
        return PreparedFolder.exclusively(
                runs.resolve(".lock"),
                () -> {
                    // Servers report real paths, and tools compare them with ours.
                    Path real = runs.toRealPath();
                    sweep(real);
                    Path folder = Files.createTempDirectory(real, (keep ? KEPT : PASSING) + name + "-");
                    return new RunFolder(folder, keep ? null : lock(folder));
                });
    }

    private static FileChannel lock(Path folder) throws IOException {
        OURS.add(folder);
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw new IOException("Somebody else holds " + folder.resolve(LOCK));
        }
        return channel;
    }

    private static void sweep(Path runs) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, PASSING + "*")) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && isFree(folder.resolve(LOCK))) {
                    PreparedFolder.delete(folder);
                }
            }
        }
    }

    private static boolean isFree(Path lockFile) throws IOException {
        if (!Files.exists(lockFile)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockFile, WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Deletes it, unless it is to be kept. */
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        try (FileChannel held = lock) {
            if (held.isOpen()) {
                PreparedFolder.delete(folder);
                OURS.remove(folder);
            }
        } catch (IOException e) {
            LOG.warn("Cannot delete {}; the next start of a server will", folder, e);
        }
    }
}
