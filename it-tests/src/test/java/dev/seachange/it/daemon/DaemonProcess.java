package dev.seachange.it.daemon;

import dev.seachange.status.Status;
import dev.seachange.status.StatusJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code seachange run} as a child process, to be asked, stopped and killed. For one thread. */
public final class DaemonProcess implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final long FIRST_PAUSE_MILLIS = 8;
    private static final long LONGEST_PAUSE_MILLIS = 24;
    private static final int TAIL_LINES = 60;

    private final MigrationFiles files;
    private final Process process;
    private final URI address;

    private DaemonProcess(MigrationFiles files, Process process) {
        this.files = files;
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + files.httpPort() + "/api/v1/status");
    }

    /** Starts it and returns at once. */
    public static DaemonProcess start(MigrationFiles files) throws IOException, InterruptedException {
        return start(files, QuickStart.launch());
    }

    static DaemonProcess start(MigrationFiles files, DaemonLaunch launch) throws IOException {
        List<String> command = new ArrayList<>(launch.command());
        command.addAll(List.of("run", "-c", files.config().toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                .start();
        Files.writeString(
                files.log(), "=== process " + process.pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new DaemonProcess(files, process);
    }

    /** Starts it and waits until it answers, which must come to pass without any help. */
    public static DaemonProcess startAndAwait(MigrationFiles files) throws IOException, InterruptedException {
        return startAndAwait(files, QuickStart.launch());
    }

    static DaemonProcess startAndAwait(MigrationFiles files, DaemonLaunch launch) throws IOException, InterruptedException {
        DaemonProcess daemon = start(files, launch);
        daemon.await("its first answer", START_TIMEOUT, status -> true);
        return daemon;
    }

    public long pid() {
        return process.pid();
    }

    /** What it tells of itself now; empty while it does not answer. */
    public Optional<Status> status() throws InterruptedException {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(StatusJson.read(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Waits until it tells something; an error with the end of its log when it does not, or ends. */
    public Status await(String what, Duration most, Predicate<Status> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        Optional<Status> last = Optional.empty();
        long pause = FIRST_PAUSE_MILLIS;
        while (System.nanoTime() - deadline < 0) {
            if (!process.isAlive()) {
                throw new AssertionError("the daemon ended with exit code " + process.exitValue()
                        + " while the test waited for " + what + tail());
            }
            Optional<Status> now = status();
            if (now.isPresent() && wanted.test(now.get())) {
                return now.get();
            }
            last = now.isPresent() ? now : last;
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause + 1, LONGEST_PAUSE_MILLIS);
        }
        throw new AssertionError("waited " + most.toSeconds() + " s in vain for " + what + "; last status:\n"
                + last.map(StatusJson::write).orElse("none") + tail());
    }

    /** SIGKILL. */
    public void kill() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the daemon ended by itself with exit code " + process.exitValue() + tail());
        }
        process.destroyForcibly();
        process.waitFor();
        note("killed");
    }

    /** SIGTERM; its exit code, or an error when it needs longer. */
    public int terminate(Duration most) throws IOException, InterruptedException {
        // Not Process.destroy(): it closes the pipes as well, and the child would take that for our end.
        process.toHandle().destroy();
        return awaitExit(most);
    }

    /** Its exit code, or an error when it does not end by itself. */
    public int awaitExit(Duration most) throws IOException, InterruptedException {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the daemon did not end within " + most.toMillis() + " ms" + tail());
        }
        note("ended with exit code " + process.exitValue());
        return process.exitValue();
    }

    private void note(String what) throws IOException {
        Files.writeString(
                files.log(), "=== process " + process.pid() + " " + what + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The whole log, also of the processes before. */
    public String log() throws IOException {
        return Files.readString(files.log());
    }

    /** The end of the log, for a message. */
    public String tail() throws IOException {
        return "\n--- end of " + files.log() + "\n"
                + lastLines(files.log()) + "\n---";
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readString(log).lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).collect(Collectors.joining("\n"));
    }

    /** Ends it however it stands. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
