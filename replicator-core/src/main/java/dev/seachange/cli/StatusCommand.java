package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what the running daemon tells of itself.")
final class StatusCommand implements Callable<Integer> {
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    /** Waits until the next view is due. */
    interface Pause {
        void await() throws InterruptedException;
    }

    @Mixin
    private final ConfigOption config;

    @Option(names = "--watch", description = "Show it anew each second until interrupted.")
    private boolean watch;

    @Option(names = "--json", description = "As the daemon sent it, in JSON.")
    private boolean json;

    private final Console console;
    private final Pause betweenViews;

    StatusCommand(Console console, Map<String, String> environment, Pause betweenViews) {
        this.console = console;
        this.betweenViews = betweenViews;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        MigrationConfig.Contact contact = config.loadContact();
        if (contact.listen().getPort() == 0) {
            console.err().println("seachange: http.listen has port 0, so only the daemon's log knows its address.");
            return ExitCode.FAILED;
        }
        try (DaemonClient daemon = new DaemonClient(contact)) {
            show(shown(daemon.status()));
            while (watch) {
                betweenViews.await();
                show(shown(daemon.status()));
            }
            return ExitCode.DONE;
        } catch (IOException e) {
            console.err().println("seachange: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private String shown(DaemonClient.Answer answer) {
        return json ? answer.json().strip() : StatusView.full(answer.status());
    }

    private void show(String text) {
        console.out().println((watch && console.terminal() ? CLEAR_SCREEN : "") + text);
    }
}
