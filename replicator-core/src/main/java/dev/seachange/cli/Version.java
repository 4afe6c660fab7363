package dev.seachange.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which build this is. */
public final class Version implements IVersionProvider {
    private static final String RESOURCE = "/META-INF/maven/dev.seachange/replicator-core/pom.properties";

    /** As in {@code 0.1.0}; {@code development} when not run from a built archive. */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "development");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"seachange " + text(), "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"};
    }
}
