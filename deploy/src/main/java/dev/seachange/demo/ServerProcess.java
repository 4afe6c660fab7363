package dev.seachange.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One database server as a child process, on a private copy of a prepared data folder.
 *
 * <p>It never outlives this JVM: the shutdown hook ends it and deletes its data, and after a kill -9 of the JVM the
 * {@link Watchdog} ends it and the next start deletes its data ({@link RunFolder}).
 */
public final class ServerProcess implements AutoCloseable {

    /** Where every server listens, and nowhere else. */
    public static final String HOST = "127.0.0.1";

    private static final Duration CLEAN_STOP = Duration.ofSeconds(60);
    private static final Duration AFTER_SIGKILL = Duration.ofSeconds(20);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int PORTS_TO_TRY = 5;

    /** Builds the command line. */
    @FunctionalInterface
    public interface CommandLine {
        List<String> of(Path data, int port) throws IOException;
    }

    /** Returns normally once the server with that data folder answers on that port. */
    @FunctionalInterface
    public interface Probe {
        void check(Path data, int port) throws SQLException;
    }

    /**
     * What to start.
     *
     * @param name for folders and messages
     * @param template the data folder to copy
     */
    public record Plan(String name, Path template, ServerOptions options, CommandLine command, Probe probe) {}

    private final Plan plan;
    private final RunFolder folder;
    private int port;
    private volatile boolean ending;
    private volatile @Nullable Process process;

    private ServerProcess(Plan plan, RunFolder folder) {
        this.plan = plan;
        this.folder = folder;
    }

    /** Copies the template, starts the server on a free port and waits until it answers. */
    public static ServerProcess start(Plan plan) {
        try {
            RunFolder folder = RunFolder.create(plan.options().runs(), plan.name(), plan.options().keepData());
            ServerProcess server = new ServerProcess(plan, folder);
            OpenServers.add(server);
            try {
                PreparedFolder.copy(plan.template(), folder.data());
                server.launchOnFreePort();
                return server;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + plan.name(), e);
        }
    }

    public int port() {
        return port;
    }

    public Path data() {
        return folder.data();
    }

    public Path log() {
        return folder.log();
    }

    public boolean running() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** The process id of the running server, or of the last one. */
    public long pid() {
        Process current = process;
        if (current == null) {
            throw new IllegalStateException(plan.name() + " was never started");
        }
        return current.pid();
    }

    /** Ends it cleanly; an exception when it had to be killed instead. */
    public synchronized void stop() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return;
        }
        if (!stopped(current)) {
            throw new IllegalStateException(
                    plan.name() + " did not stop in " + CLEAN_STOP.toSeconds() + " s and was killed" + Subprocess.tail(log()));
        }
    }

    /** Ends it with SIGKILL. */
    public synchronized void kill() {
        Process current = process;
        if (current != null && current.isAlive()) {
            killAndWait(current);
        }
    }

    /** Starts it again on the same data and port. */
    public synchronized void restart() {
        stop();
        try {
            launch();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restart " + plan.name(), e);
        }
    }

    /** Ends it; then deletes its data, unless they are to be kept. */
    @Override
    public synchronized void close() {
        ending = true;
        OpenServers.remove(this);
        try {
            if (plan.options().keepData()) {
                stop();
            } else {
                kill();
            }
        } finally {
            folder.close();
        }
    }

    /** The same without waiting for a thread that is just starting or stopping it: the JVM is going down. */
    void closeAtJvmEnd() {
        ending = true;
        Process current = process;
        if (current != null) {
            if (plan.options().keepData()) {
                stopped(current);
            } else {
                killAndWait(current);
            }
        }
        folder.close();
    }

    private void launchOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = Ports.free();
            try {
                launch();
                return;
            } catch (IOException e) {
                // Somebody may have taken the port after we looked.
                boolean taken = String.valueOf(e.getMessage()).contains("Address already in use");
                if (!taken || attempt == PORTS_TO_TRY) {
                    throw e;
                }
            }
        }
    }

    private void launch() throws IOException {
        if (ending) {
            throw new IOException(plan.name() + " is closed");
        }
        Process started = Watchdog.over(plan.command().of(data(), port), data(), log()).start();
        process = started;
        if (ending) {
            killAndWait(started);
            throw new IOException(plan.name() + " was closed while it started");
        }
        try {
            awaitReady(started);
        } catch (IOException | RuntimeException e) {
            kill();
            throw e;
        }
    }

    private void awaitReady(Process started) throws IOException {
        long deadline = System.nanoTime() + plan.options().startTimeout().toNanos();
        while (true) {
            if (!started.isAlive()) {
                throw new IOException(
                        plan.name() + " ended with exit code " + started.exitValue() + " before it was ready" + Subprocess.tail(log()));
            }
            try {
                plan.probe().check(data(), port);
                return;
            } catch (SQLException notYet) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("Interrupted while waiting for " + plan.name(), notYet);
                }
                if (System.nanoTime() - deadline > 0) {
                    long seconds = plan.options().startTimeout().toSeconds();
                    throw new IOException(
                            plan.name() + " did not answer on port " + port + " in " + seconds + " s" + Subprocess.tail(log()), notYet);
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Sends SIGTERM; false when that did not help and SIGKILL had to. */
    private boolean stopped(Process current) {
        // Not Process.destroy(): it closes the pipe as well, and the watchdog would take that for the end of this JVM.
        current.toHandle().destroy();
        if (Subprocess.exited(current, CLEAN_STOP)) {
            return true;
        }
        killAndWait(current);
        return false;
    }

    private void killAndWait(Process victim) {
        victim.destroyForcibly();
        if (!Subprocess.exited(victim, AFTER_SIGKILL)) {
            throw new IllegalStateException(plan.name() + ", process " + victim.pid() + ", did not end after SIGKILL");
        }
    }
}
