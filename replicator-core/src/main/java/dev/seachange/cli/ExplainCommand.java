package dev.seachange.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows a row's way through the rules: its values, each expression's, what NEW has, and where it stands.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Parameters(index = "0", paramLabel = "TABLE", description = "A table of OLD, as in shop.squid.")
    private String table = "";

    @Parameters(index = "1", paramLabel = "KEY", description = "Its key; several parts are joined by a bar, as in 42|en.")
    private String key = "";

    private final Actions actions;
    private final Console console;

    ExplainCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.explain(config.load(), table, key, console);
    }
}
