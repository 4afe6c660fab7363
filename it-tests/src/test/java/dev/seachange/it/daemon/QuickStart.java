package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Stage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM has after the daemon's start, loaded and linked, kept in a file for all later starts (JEP 483 and 514): tests that
 * kill it start it often, and so each start takes half as long. One daemon is trained for it, once in each test JVM.
 */
final class QuickStart {
    private static final int FIRST_JAVA = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static @Nullable DaemonLaunch launch;

    private QuickStart() {}

    /** The quickest there is: on an older Java, or with classes that are in no JAR file, that is no quicker than any. */
    static synchronized DaemonLaunch launch() throws InterruptedException {
        DaemonLaunch known = launch;
        if (known == null) {
            known = findOrDoWithout();
            launch = known;
        }
        return known;
    }

    private static DaemonLaunch findOrDoWithout() throws InterruptedException {
        try {
            return find();
        } catch (IOException | RuntimeException | AssertionError e) {
            System.err.println("!!! Daemons start slowly in these tests, for the one to be trained failed: " + e);
            return DaemonLaunch.quick(DaemonLaunch.classPathOfThis());
        }
    }

    private static DaemonLaunch find() throws IOException, InterruptedException {
        List<Path> classes = Stream.of(DaemonLaunch.classPathOfThis().split(File.pathSeparator)).map(Path::of).toList();
        // The tests' own, in which the daemon's main class is.
        boolean packed = classes.stream().filter(Files::isDirectory).count() <= 1;
        if (Runtime.version().feature() < FIRST_JAVA || !packed || TestingServers.unavailable(Kind.MARIADB).isPresent()) {
            return DaemonLaunch.quick(DaemonLaunch.classPathOfThis());
        }
        Path folder = Files.createTempDirectory("quick-start");
        folder.toFile().deleteOnExit();
        String classPath = Stream.concat(Stream.of(mainClass(folder)), classes.stream().filter(Files::isRegularFile))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        Path cache = folder.resolve("daemon.aot");
        cache.toFile().deleteOnExit();
        train(folder, DaemonLaunch.quick(classPath, "-XX:AOTCacheOutput=" + cache));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the trained daemon has left no " + cache);
        }
        return DaemonLaunch.quick(classPath, "-XX:AOTCache=" + cache);
    }

    /** A JVM keeps nothing of classes in folders. */
    private static Path mainClass(Path folder) throws IOException {
        Path jar = folder.resolve("daemon-main.jar");
        jar.toFile().deleteOnExit();
        String name = DaemonMain.class.getName().replace('.', '/') + ".class";
        try (InputStream code = Objects.requireNonNull(DaemonMain.class.getResourceAsStream("/" + name), name);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }

    private static void train(Path folder, DaemonLaunch launch) throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("migration"));
        files.toFile().deleteOnExit();
        try (SmallMigration small = SmallMigration.create(files, Kind.MARIADB);
                DaemonProcess daemon = DaemonProcess.start(small.files(), launch)) {
            daemon.await("the row to be copied", PATIENCE, status -> status.stage() == Stage.LIVE);
            small.shop().execute("UPDATE squid SET stock = 2");
            CaughtUp.await(daemon, small.shop());
            daemon.terminate(PATIENCE);
        } catch (SQLException e) {
            throw new IOException("no daemon could be trained", e);
        }
        try (Stream<Path> left = Files.list(files)) {
            left.forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
