package dev.seachange.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs the tests beside the rules (*.test.yaml), without a server.")
final class TestCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Test files (default: all beside the rules).")
    private List<Path> files = List.of();

    private final Actions actions;
    private final Console console;

    TestCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.test(config.loadRules(), files, console);
    }
}
