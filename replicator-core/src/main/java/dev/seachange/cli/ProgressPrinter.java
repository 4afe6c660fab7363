package dev.seachange.cli;

import dev.seachange.status.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how the work goes on, by itself: on a terminal a block redrawn twice a second, elsewhere one line every few seconds and
 * whenever the stage changes.
 */
public final class ProgressPrinter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressPrinter.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Supplier<Status> status;
    private final Console console;
    private final TerminalBlock block;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("seachange-progress").daemon().factory());
    private @Nullable Status printed;

    private ProgressPrinter(Supplier<Status> status, Console console) {
        this.status = status;
        this.console = console;
        this.block = new TerminalBlock(console.out(), console.width());
    }

    /** Begins to show; {@link #close} shows the last state and ends. */
    public static ProgressPrinter start(Supplier<Status> status, Console console) {
        ProgressPrinter printer = new ProgressPrinter(status, console);
        // beat() lets no exception out, so nobody needs to ask how it went.
        ScheduledFuture<?> unused = printer.thread.scheduleWithFixedDelay(
                printer::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return printer;
    }

    /** Not started: for tests, which beat it themselves. */
    static ProgressPrinter still(Supplier<Status> status, Console console) {
        return new ProgressPrinter(status, console);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        show(true);
        block.leave();
    }

    void beat() {
        show(false);
    }

    private void show(boolean last) {
        try {
            show(status.get(), last);
        } catch (RuntimeException e) {
            // It would silently end the schedule, or hide why the work ended; and nothing else depends on this view.
            LOG.warn("cannot show progress", e);
        }
    }

    private synchronized void show(Status now, boolean last) {
        if (console.terminal()) {
            block.draw(StatusView.brief(now));
        } else if (last ? printed == null || !now.equals(printed) : isDue(now)) {
            console.out().println(StatusView.line(now));
            printed = now;
        }
    }

    private boolean isDue(Status now) {
        Status before = printed;
        if (before == null || before.stage() != now.stage()) {
            return true;
        }
        Instant due = before.at().plus(BETWEEN_LINES);
        return !now.at().isBefore(due);
    }
}
