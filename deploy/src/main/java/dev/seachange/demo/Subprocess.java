package dev.seachange.demo;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs helper programs to their end; what they print goes to a file, never to our own output. */
public final class Subprocess {

    private static final int TAIL_BYTES = 4000;

    private Subprocess() {}

    /**
     * Runs {@code command} and waits for it.
     *
     * @param folder where it works; nobody else does
     * @param log gets standard output and error, appended
     * @throws IOException with the end of {@code log}, when it cannot be started, fails or takes longer than {@code timeout}
     */
    public static void run(List<String> command, Map<String, String> environment, Path folder, Path log, Duration timeout)
            throws IOException {
        ProcessBuilder builder = Watchdog.over(command, folder, log);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String program = String.join(" ", command.subList(0, Math.min(2, command.size())));
        try {
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(program + " was not done in " + timeout.toSeconds() + " s" + tail(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while " + program + " was running");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed with exit code " + process.exitValue() + tail(log));
        }
    }

    /** Waits for the end of a process, whatever interrupts us; false when it still runs after {@code timeout}. */
    static boolean exited(Process process, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The last lines of a log, ready to be put behind a message. */
    static String tail(Path log) {
        try (FileChannel channel = FileChannel.open(log)) {
            long start = Math.max(0, channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {}
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
            return "; its log " + log + " ends with:\n" + text.indent(2);
        } catch (IOException e) {
            return "; its log " + log + " cannot be read: " + e;
        }
    }

    /** Whether this JVM runs as root; the servers refuse that unless told to accept it. */
    public static boolean isRoot(Path anyFileOfOurs) throws IOException {
        return Files.getAttribute(anyFileOfOurs, "unix:uid") instanceof Integer uid && uid == 0;
    }
}
