package dev.seachange.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks the configuration, the rules against both schemas, and both servers; shows every problem at once.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    private final Actions actions;
    private final Console console;

    CheckCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.check(config.load(), console);
    }
}
