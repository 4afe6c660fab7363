package dev.seachange.demo;

import dev.seachange.cli.Console;
import dev.seachange.cli.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code seachange demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "A whole migration on this machine: an embedded OLD and NEW, shoppers that keep writing to OLD, and Seachange between.",
            "With --seconds it ends by itself and compares every row; without, Ctrl-C ends it."
        })
public final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Let the shoppers shop for N seconds, then wait for NEW, compare every row, and end.")
    private @Nullable Integer seconds;

    @Option(
            names = "--rate",
            paramLabel = "TX/S",
            defaultValue = "200",
            description = "Transactions of the shoppers per second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "What the shoppers' dice begin with (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--squid",
            paramLabel = "ROWS",
            defaultValue = "50000",
            description = "Squid in the shop before anything starts (default: ${DEFAULT-VALUE}).")
    private int squid = 50_000;

    @Option(
            names = "--folder",
            paramLabel = "PATH",
            description = "Where to put the configuration and the rules, to look at (default: a new temporary folder).")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check("--seconds", seconds == null ? 1 : seconds, 0, 86_400);
        check("--rate", rate, 0, 5_000);
        check("--squid", squid, 1_000, 5_000_000);
        Duration time = seconds == null ? null : Duration.ofSeconds(seconds);
        return new Demo(console, new DemoPlan(time, rate, seed, squid, folder)).run();
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
