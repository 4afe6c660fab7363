package dev.seachange.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Copies what is in OLD, then follows its log. Stop it with Ctrl-C or SIGTERM; it goes on from there.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(
            names = "--until-caught-up",
            description = "End when everything is copied and NEW has reached OLD's position of that moment.")
    private boolean untilCaughtUp;

    private final Actions actions;
    private final Console console;

    RunCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.run(config.load(), untilCaughtUp, console);
    }
}
