package dev.seachange.it.daemon;

import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM of the daemon is started, apart from what it is to do.
 *
 * @param options beside those that every one has
 */
record DaemonLaunch(List<String> options, String classPath) {
    DaemonLaunch {
        options = List.copyOf(options);
    }

    /** As this JVM was started. */
    static DaemonLaunch likeThis() {
        return new DaemonLaunch(List.of(), System.getProperty("java.class.path"));
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                // What matters here is a quick start.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, DaemonMain.class.getName()));
        return command;
    }
}
