package dev.seachange.it.servers;

import dev.seachange.demo.PreparedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * MySQL's programs out of Debian's packages, with their own C library, so that they run on any Linux that has apt and dpkg.
 *
 * @param root the folder that is "/" to the packages
 * @param loader the dynamic linker of that C library
 */
record MySqlBinaries(Path root, Path loader) {

    /** The suite sid is the one that carries MySQL's newest. The client package has mysqldump, for benchmarks. */
    private static final String[] PACKAGES = {"mysql-server-core", "mysql-client-core"};

    /** Remembered, or every test would wait for the same time-outs again. */
    private static final ConcurrentHashMap<Path, String> FAILURES = new ConcurrentHashMap<>();

    /** The programs, downloaded on first use. */
    static MySqlBinaries in(Path cache) throws IOException {
        String failure = FAILURES.get(cache);
        if (failure != null) {
            throw new IOException(failure);
        }
        try {
            Path folder = cache.resolve("mysql-sid-" + System.getProperty("os.arch"));
            Path home = PreparedFolder.prepare(folder.resolve("home"), MySqlBinaries::download);
            return new MySqlBinaries(home, loaderIn(home));
        } catch (IOException e) {
            FAILURES.put(cache, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Empty when they are there now; else the reason why they cannot be had. */
    static Optional<String> unavailable(Path cache) {
        try {
            in(cache);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void download(Path home) throws IOException {
        Path etcApt = Path.of("/etc/apt");
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || !Files.isExecutable(Path.of("/usr/bin/dpkg"))) {
            throw new IOException("this machine has no apt-get and dpkg");
        }
        List<AptSource> sources = AptSource.readFrom(etcApt);
        if (sources.isEmpty()) {
            throw new IOException("no usable package mirror in " + etcApt);
        }
        List<String> failures = new ArrayList<>();
        for (AptSource source : sources) {
            Path apt = Files.createTempDirectory(home, "apt-");
            try {
                PrivateApt.in(apt, source).unpack(home, PACKAGES);
                return;
            } catch (IOException e) {
                failures.add(source.uri() + ": " + e.getMessage());
            } finally {
                PreparedFolder.delete(apt);
            }
        }
        throw new IOException("no mirror of this machine gave " + PACKAGES[0] + " of sid:\n" + String.join("\n", failures));
    }

    private static Path loaderIn(Path home) throws IOException {
        Path libraries = home.resolve("usr/lib");
        try (Stream<Path> files = Files.walk(libraries, 2)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("ld-linux") && !Files.isSymbolicLink(file))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no dynamic linker under " + libraries));
        }
    }

    /** How to start a program, such as {@code usr/sbin/mysqld}, with the libraries it was built for. */
    List<String> program(String path) {
        // All Debian packages keep their libraries next to that of C.
        return List.of(loader.toString(), "--library-path", loader.resolveSibling("").toString(), root.resolve(path).toString());
    }
}
