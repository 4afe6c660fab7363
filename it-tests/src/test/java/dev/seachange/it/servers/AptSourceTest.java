package dev.seachange.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourceTest {

    @Test
    void readsStanzas() {
        String text =
                """
                # made by an installer
                Types: deb deb-src
                # URIs: http://commented.example/debian
                URIs: http://mirror.example/debian http://second.example/debian/
                Suites: bookworm bookworm-updates
                Components: main contrib
                Signed-By: /a/keyring.gpg

                Types: deb
                URIs: http://mirror.example/debian-security
                Suites: bookworm-security
                Components: main
                Signed-By: /a/keyring.gpg

                Enabled: no
                Types: deb
                URIs: http://disabled.example/debian
                Suites: trixie
                Components: main
                """;
        assertThat(AptSource.parseSources(text))
                .containsExactly(
                        new AptSource("http://mirror.example/debian", "Signed-By: /a/keyring.gpg\n"),
                        new AptSource("http://second.example/debian/", "Signed-By: /a/keyring.gpg\n"));
    }

    @Test
    void keepsKeysThatStandInTheStanza() {
        String text =
                """
                Types: deb
                URIs: http://mirror.example/debian
                Suites: trixie
                Components: main
                Signed-By:
                  -----BEGIN PGP PUBLIC KEY BLOCK-----
                  .
                  abc
                  -----END PGP PUBLIC KEY BLOCK-----
                """;
        assertThat(AptSource.parseSources(text).getFirst().sid())
                .isEqualTo(
                        """
                        Types: deb
                        URIs: http://mirror.example/debian
                        Suites: sid
                        Components: main
                        Signed-By:
                          -----BEGIN PGP PUBLIC KEY BLOCK-----
                          .
                          abc
                          -----END PGP PUBLIC KEY BLOCK-----
                        """);
    }

    @Test
    void readsLines() {
        String text =
                """
                # deb http://commented.example/debian trixie main
                deb [arch=amd64 signed-by=/a/one.gpg,/a/two.gpg] http://mirror.example/debian trixie main contrib # ours
                deb http://plain.example/debian trixie main
                deb [ trusted=yes ] file:/srv/packages trixie main
                deb http://mirror.example/debian-security trixie-security main
                deb http://other.example/apt stable extra
                deb-src http://source.example/debian trixie main
                deb cdrom:[Debian]/ trixie main
                """;
        assertThat(AptSource.parseList(text))
                .containsExactly(
                        new AptSource("http://mirror.example/debian", "Signed-By: /a/one.gpg /a/two.gpg\n"),
                        new AptSource("http://plain.example/debian", ""),
                        new AptSource("file:/srv/packages", "Trusted: yes\n"));
    }

    @Test
    void readsEveryFileAptReadsAndNoOther(@TempDir Path etc) throws IOException {
        Path parts = Files.createDirectories(etc.resolve("sources.list.d"));
        Files.writeString(etc.resolve("sources.list"), "deb http://a.example/debian trixie main\n");
        Files.writeString(parts.resolve("b.list"), "deb http://b.example/debian trixie main\n");
        Files.writeString(
                parts.resolve("c.sources"), "Types: deb\nURIs: http://c.example/debian\nSuites: trixie\nComponents: main\n");
        Files.writeString(parts.resolve("d.list.disabled"), "deb http://d.example/debian trixie main\n");

        assertThat(AptSource.readFrom(etc))
                .extracting(AptSource::uri)
                .containsExactly("http://a.example/debian", "http://b.example/debian", "http://c.example/debian");
    }

    @Test
    void readsNothingWhereThereIsNoApt(@TempDir Path empty) throws IOException {
        assertThat(AptSource.readFrom(empty.resolve("absent"))).isEmpty();
    }
}
