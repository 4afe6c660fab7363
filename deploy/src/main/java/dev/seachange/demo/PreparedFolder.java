package dev.seachange.demo;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that are made once and then only read, by any number of processes.
 *
 * <p>A folder is filled under another name and renamed when complete, so whoever sees it sees all of it. A lock file keeps
 * two processes from doing the work twice; the operating system frees it when its owner is killed.
 */
public final class PreparedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedFolder.class);

    /** File locks are held by the JVM, not by the thread: inside the JVM another lock is needed. */
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private PreparedFolder() {}

    /** Work on the file system. */
    @FunctionalInterface
    public interface Work {
        void on(Path folder) throws IOException;
    }

    /** Returns {@code folder}, filled by {@code filler} now or by anybody before. */
    public static Path prepare(Path folder, Work filler) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        return exclusively(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                () -> {
                    if (!Files.isDirectory(folder)) {
                        fill(folder, filler);
                    }
                    return folder;
                });
    }

    private static void fill(Path folder, Work filler) throws IOException {
        String unfinished = folder.getFileName() + ".part-";
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(siblings(folder), unfinished + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        } catch (DirectoryNotEmptyException e) {
            // Children of a killed predecessor are still writing to it. Ours has another name.
            LOG.debug("Cannot delete all of an unfinished folder", e);
        }
        Path part = Files.createTempDirectory(siblings(folder), unfinished);
        try {
            filler.on(part);
            Files.move(part, folder, ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            try {
                delete(part);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static Path siblings(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(folder + " has no parent folder");
        }
        return parent;
    }

    /** Work that makes something. */
    @FunctionalInterface
    interface Making<T> {
        T make() throws IOException;
    }

    /** Does {@code work} while no other thread or process holds the same lock file. */
    static <T> T exclusively(Path lockFile, Making<T> work) throws IOException {
        Files.createDirectories(siblings(lockFile));
        IN_THIS_JVM.lock();
        try (FileChannel channel = FileChannel.open(lockFile, CREATE, WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("No lock on " + lockFile);
            }
            return work.make();
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    /** Copies a folder with all it holds; {@code to} must not exist. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                        Files.copy(folder, to.resolve(from.relativize(folder).toString()), COPY_ATTRIBUTES);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Path copy = to.resolve(from.relativize(file).toString());
                        Files.copy(file, copy, COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** Deletes a folder with all it holds; one that is not there, or goes while this runs, is fine. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        if (e instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                        if (e != null) {
                            throw e;
                        }
                        Files.deleteIfExists(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
