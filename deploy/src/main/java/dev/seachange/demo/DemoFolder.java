package dev.seachange.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a demo, for its user to look at, and for {@code seachange status} from another terminal. */
final class DemoFolder {
    private static final int USUAL_HTTP_PORT = 8090;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{|\\$\\{([a-z.]+)}");
    private static final List<String> SHOWN = List.of("seachange.yaml", "rules/market.yaml", "old.sql", "new.sql");

    private final Path folder;

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** @param wanted null for a new temporary folder */
    static DemoFolder create(@Nullable Path wanted) throws IOException {
        if (wanted == null) {
            return new DemoFolder(Files.createTempDirectory("seachange-demo-"));
        }
        return new DemoFolder(Files.createDirectories(wanted).toRealPath());
    }

    /** Writes all of them; files of an earlier demo are replaced. */
    void write(DatabaseServer oldServer, DatabaseServer newServer, DemoPasswords passwords) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("folder", folder.toString());
        values.put("old.port", Integer.toString(oldServer.port()));
        values.put("new.port", Integer.toString(newServer.port()));
        values.put("http.port", Integer.toString(httpPort()));
        for (String name : SHOWN) {
            Path file = folder.resolve(name);
            Files.createDirectories(parent(file));
            // The statements and rules hold no placeholders of ours.
            String text = resource(name);
            Files.writeString(file, name.equals("seachange.yaml") ? filled(text, values) : text);
        }
        secret("secrets/old", passwords.oldServer());
        secret("secrets/new", passwords.newServer());
    }

    private void secret(String name, String value) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(parent(file));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value + "\n");
    }

    private static Path parent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException(file + " has no parent folder");
        }
        return parent;
    }

    Path config() {
        return folder.resolve("seachange.yaml");
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** The usual port, so that examples work as they stand; another one if that is taken. */
    private static int httpPort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), USUAL_HTTP_PORT));
            return USUAL_HTTP_PORT;
        } catch (IOException taken) {
            return Ports.free();
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DemoFolder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchFileException("resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Puts values in for <code>${name}</code>; <code>$${</code> stands for the letters <code>${</code> themselves. */
    static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            String value = name == null ? "${" : values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for ${" + name + "}");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
