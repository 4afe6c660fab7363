package dev.seachange.it.servers;

import dev.seachange.demo.Subprocess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * apt with all its files in one folder: it can download packages, and nothing of the system changes.
 *
 * <p>The system's settings for downloads (proxies, checks, logins) are taken over; its hooks are not, since some of them
 * clean the system's own caches after every update.
 */
final class PrivateApt {

    private static final Duration UPDATE = Duration.ofMinutes(3);
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);
    private static final Duration UNPACK = Duration.ofMinutes(1);

    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;

    private PrivateApt(Path folder) {
        this.folder = folder;
        this.log = folder.resolve("apt.log");
        this.environment =
                Map.of("APT_CONFIG", folder.resolve("apt.conf").toString(), "DEBIAN_FRONTEND", "noninteractive", "LC_ALL", "C");
    }

    /** Sets one up in an empty folder, with {@code source} as its only mirror, and reads that mirror's list of packages. */
    static PrivateApt in(Path folder, AptSource source) throws IOException {
        PrivateApt apt = new PrivateApt(folder);
        for (String part : List.of("lists/partial", "cache/archives/partial", "sources", "none")) {
            Files.createDirectories(folder.resolve(part));
        }
        Path printed = folder.resolve("printed");
        Subprocess.run(List.of("dpkg", "--print-architecture"), Map.of(), folder, printed, UNPACK);
        Files.writeString(folder.resolve("status"), installed(Files.readString(printed).strip()));
        Files.writeString(folder.resolve("sources/sid.sources"), source.sid());
        Files.writeString(folder.resolve("apt.conf"), apt.settings());
        // Without the error mode, a mirror that does not answer counts as a success.
        apt.run(UPDATE, "apt-get", "-o", "APT::Update::Error-Mode=any", "update");
        return apt;
    }

    /** Says that perl is installed: the packages want it for scripts which are not needed here. */
    private static String installed(String architecture) {
        return """
                Package: perl
                Status: install ok installed
                Architecture: %s
                Multi-Arch: allowed
                Version: 9999
                Maintainer: none
                Description: stand-in
                """
                .formatted(architecture);
    }

    private String settings() throws IOException {
        Path dump = folder.resolve("system.conf");
        Subprocess.run(List.of("apt-config", "dump"), Map.of("LC_ALL", "C"), folder, dump, UNPACK);
        StringBuilder settings = new StringBuilder();
        for (String line : Files.readAllLines(dump)) {
            if (line.matches("Acquire::(?!IndexTargets|Changelogs|CompressionTypes|Languages|cdrom).*")) {
                settings.append(line).append('\n');
            }
        }
        return settings
                + """
                    Dir::State "%1$s";
                    Dir::State::lists "%1$s/lists";
                    Dir::State::status "%1$s/status";
                    Dir::Cache "%1$s/cache";
                    Dir::Log "%1$s";
                    Dir::Etc::main "/dev/null";
                    Dir::Etc::parts "%1$s/none";
                    Dir::Etc::sourcelist "/dev/null";
                    Dir::Etc::sourceparts "%1$s/sources";
                    Dir::Etc::preferences "/dev/null";
                    Dir::Etc::preferencesparts "%1$s/none";
                    APT::Sandbox::User "root";
                    APT::Install-Recommends "false";
                    Acquire::Languages "none";
                    Acquire::Retries "2";
                    Acquire::http::Timeout "20";
                    Acquire::https::Timeout "20";
                    """
                        .formatted(folder);
    }

    /** Downloads packages with all they depend on, down to the C library, and unpacks them into {@code root}. */
    void unpack(Path root, String... packages) throws IOException {
        List<String> install = new ArrayList<>(List.of("apt-get", "-y", "--download-only", "install"));
        install.addAll(List.of(packages));
        run(DOWNLOAD, install.toArray(String[]::new));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder.resolve("cache/archives"), "*.deb")) {
            for (Path archive : archives) {
                run(UNPACK, "dpkg", "-x", archive.toString(), root.toString());
            }
        }
    }

    private void run(Duration timeout, String... command) throws IOException {
        Subprocess.run(List.of(command), environment, folder, log, timeout);
    }
}
