package dev.seachange.it.servers;

import dev.seachange.cli.Cli;
import dev.seachange.cli.Console;
import dev.seachange.daemon.DaemonActions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Keeps what commands say. Runs them in this process. */
public final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console;

    /** What a command left behind. */
    public record Ran(int exit, String out, String err) {}

    /** @param columns its width */
    public Terminal(int columns) {
        this.console = new Console(print(out), print(err), false, columns);
    }

    /** {@code seachange} with these words, without an environment. */
    public static Ran run(int columns, String... words) {
        Terminal terminal = new Terminal(columns);
        int exit = Cli.execute(Cli.commandLine(new DaemonActions(), terminal.console, Map.of()), words);
        return new Ran(exit, terminal.out(), terminal.err());
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    public Console console() {
        return console;
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Forgets what was said on standard output. */
    public void clear() {
        out.reset();
    }
}
