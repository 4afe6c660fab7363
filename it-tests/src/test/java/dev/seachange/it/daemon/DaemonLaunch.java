package dev.seachange.it.daemon;

import java.util.ArrayList;
import java.util.List;

/**
 * How a JVM of the daemon is started, apart from what it is to do.
 *
 * @param options beside those that every one has
 */
record DaemonLaunch(List<String> options, String classPath) {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    DaemonLaunch {
        options = List.copyOf(options);
    }

    /** For one that is soon killed. */
    static DaemonLaunch quick(String classPath, String... more) {
        List<String> options = new ArrayList<>(QUICK);
        options.addAll(List.of(more));
        return new DaemonLaunch(options, classPath);
    }

    /** For one that has much to do. */
    static DaemonLaunch lasting() {
        return new DaemonLaunch(List.of(), classPathOfThis());
    }

    static String classPathOfThis() {
        return System.getProperty("java.class.path");
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
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
