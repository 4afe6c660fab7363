package dev.seachange.demo;

import dev.seachange.cli.Cli;
import dev.seachange.cli.Console;
import dev.seachange.daemon.DaemonActions;

/** The process behind the command {@code seachange}: the daemon's commands and the demo. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.commandLine(new DaemonActions(), new DemoCommand(Console.ofProcess())).execute(args));
    }
}
