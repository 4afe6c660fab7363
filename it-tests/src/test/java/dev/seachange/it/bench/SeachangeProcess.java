package dev.seachange.it.bench;

import dev.seachange.it.daemon.DaemonMain;
import dev.seachange.it.daemon.MigrationFiles;
import dev.seachange.status.Status;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code seachange run} as users run it: a process of its own, with the launcher's memory and the JVM's own choices. */
final class SeachangeProcess implements AutoCloseable {
    private static final long STOPS_WITHIN_SECONDS = 30;
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final MigrationFiles files;
    private final Process process;
    private final BenchOptions options;

    private SeachangeProcess(MigrationFiles files, Process process, BenchOptions options) {
        this.files = files;
        this.process = process;
        this.options = options;
    }

    static SeachangeProcess start(MigrationFiles files, BenchOptions options) throws IOException {
        List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx512m"));
        if (options.recordings().isPresent()) {
            command.addAll(List.of(
                    "-XX:StartFlightRecording:name=bench,settings=profile,maxsize=1g,jdk.SocketRead#threshold=0ms",
                    "-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
        }
        command.addAll(options.java());
        command.addAll(List.of("-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), DaemonMain.class.getName(), "run", "-c",
                files.config().toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                .start();
        return new SeachangeProcess(files, process, options);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    long pid() {
        return process.pid();
    }

    /** An error with its log when it has ended. */
    void mustLive() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError(
                    "Seachange ended with exit code " + process.exitValue() + ":\n" + Files.readString(files.log()));
        }
    }

    /** What it tells of itself; it must have started. */
    Status status() throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + files.httpPort() + "/api/v1/status");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWERS_WITHIN).build();
            return StatusJson.read(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** Sum of a metric over all its labels. */
    double metric(String name) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + files.httpPort() + "/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWERS_WITHIN).build();
            return client.send(request, HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    /** Writes down what the flight recorder saw, if it was switched on. */
    void saveRecording(String name) throws IOException, InterruptedException {
        if (options.recordings().isEmpty()) {
            return;
        }
        Path file = Path.of(options.recordings().get(), name + "-" + pid() + ".jfr").toAbsolutePath();
        Files.createDirectories(file.getParent());
        new ProcessBuilder(java("jcmd"), Long.toString(pid()), "JFR.dump", "name=bench", "filename=" + file)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** SIGTERM, and waits. */
    void stop() throws IOException, InterruptedException {
        // Not Process.destroy(): it closes the pipes as well, and the child would take that for our end.
        process.toHandle().destroy();
        if (!process.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("Seachange did not stop:\n" + Files.readString(files.log()));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
